/**
 * Reading `knowledge/red-flags.yaml`: text -> YAML -> schema -> compiled patterns.
 *
 * Every complaint names the file, the line, the field and what was expected there. A file with one fault is
 * refused whole: a gate with a hole in it is worse than none that starts.
 */
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { messageOf } from '../../errors.ts'
import type { Problem } from '../../library/problem.ts'
import { lineOfPath } from '../../library/yaml-place.ts'
import type { Spelling } from './heard-words.ts'
import {
  createPatternReader,
  type Pattern,
  type Phrase,
  readWordList,
  type WordLists,
} from './red-flag-pattern.ts'
import { wordsOfTerm } from './said-words.ts'

const words = (what: string) => z.string().trim().min(1, `expected ${what}`)
const lines = (what: string) => z.array(words(what)).min(1, `expected at least one line: ${what}`)
const action = z.enum(['E', 'U', 'R', 'M'], 'expected E, U, R or M')
const reading = z.enum(['flag', 'ask', 'clear'], 'expected flag, ask or clear')

const flagCase = z.strictObject({
  action,
  text: words('the text the member reads'),
  signs: lines('words that show it'),
})

const category = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'expected small letters and hyphens'),
  closing: words('the name of a closing'),
  longOver: reading.default('flag'),
  learning: reading.default('flag'),
  somebodyElse: reading.default('flag'),
  cases: z.array(flagCase).min(1, 'expected at least one case'),
  ask: z
    .strictObject({
      question: words('one question that yes or no answers'),
      action,
      when: z.array(words('words that make it unclear')).default([]),
    })
    .optional(),
})

const schema = z.strictObject({
  closings: z.record(z.string(), words('what happens now')),
  words: z.record(z.string(), lines('words')),
  gymTalk: lines('phrases of the gym'),
  misspelt: z.array(z.string()).default([]),
  ordinaryWords: z.array(z.string()).default([]),
  categories: z.array(category).min(1, 'expected at least one category'),
})

type File = z.infer<typeof schema>
export type FlagAction = z.infer<typeof action>
/** What to do with a sign that is long over, asked about in general, or somebody else's. */
export type Reading = z.infer<typeof reading>

export interface FlagCase {
  readonly action: FlagAction
  readonly text: string
  readonly signs: readonly Pattern[]
}

export interface FlagCategory {
  readonly id: string
  /** What happens now, in words; the last paragraph of its texts. */
  readonly closing: string
  readonly longOver: Reading
  readonly learning: Reading
  readonly somebodyElse: Reading
  /** The gravest first. */
  readonly cases: readonly FlagCase[]
  readonly ask: {
    readonly question: string
    readonly action: FlagAction
    readonly when: readonly Pattern[]
  } | null
}

export interface FlagRules {
  readonly categories: readonly FlagCategory[]
  /** Phrases that mean nothing by themselves. */
  readonly gymTalk: readonly Phrase[]
  readonly spelling: Spelling
}

export interface ReadFlagRules {
  /** Null when the file does not fit; then `problems` says why. */
  readonly rules: FlagRules | null
  readonly problems: readonly Problem[]
}

type Complain = (path: readonly PropertyKey[], message: string) => void

/** `file` is only a name for complaints. `known`: the only category ids there may be, when given. */
export function parseFlagRules(
  file: string,
  text: string,
  known?: readonly string[],
): ReadFlagRules {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter })
  const problems: Problem[] = document.errors.map(({ pos, message }) => ({
    file,
    line: counter.linePos(pos[0]).line,
    message: `not valid YAML: ${message.split('\n')[0]}`,
  }))
  if (problems.length > 0) return { rules: null, problems }
  const complain: Complain = (path, message) =>
    problems.push({
      file,
      line: lineOfPath(document, counter, path),
      message: `${path.length === 0 ? 'the file' : sayPath(path)}: ${message}`,
    })
  const parsed = schema.safeParse(document.toJS())
  if (!parsed.success) {
    for (const issue of parsed.error.issues) complain(placeOf(issue), sayIssue(issue))
    return { rules: null, problems }
  }
  checkCategories(parsed.data, known, complain)
  const rules = compile(parsed.data, complain)
  return problems.length > 0 ? { rules: null, problems } : { rules, problems }
}

function placeOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return [...issue.path, ...unknown]
}

function sayIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'unknown field'
  return issue.message.replace(/^Invalid input: /, '')
}

function sayPath(path: readonly PropertyKey[]): string {
  return path
    .map((step, at) =>
      typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`,
    )
    .join('')
}

function checkCategories(
  { categories, closings }: File,
  known: readonly string[] | undefined,
  complain: Complain,
): void {
  const seen = new Set<string>()
  for (const [at, { id, closing, ask, ...one }] of categories.entries()) {
    const place = ['categories', at]
    if (seen.has(id)) complain([...place, 'id'], `"${id}" stands here twice`)
    if (known !== undefined && !known.includes(id)) {
      complain([...place, 'id'], `"${id}" has no hold; expected one of ${known.join(', ')}`)
    }
    seen.add(id)
    if (closings[closing] === undefined) {
      complain([...place, 'closing'], `expected one of ${Object.keys(closings).join(', ')}`)
    }
    if (ask !== undefined && !one.cases.some((case_) => case_.action === ask.action)) {
      complain([...place, 'ask', 'action'], 'expected the action of one of the cases')
    }
    const asks = [one.longOver, one.learning, one.somebodyElse].includes('ask')
    if (asks && ask === undefined) complain(place, 'expected a question under "ask"')
  }
  for (const id of known ?? []) {
    if (!seen.has(id)) complain(['categories'], `expected a category "${id}"`)
  }
}

function compile(file: File, complain: Complain): FlagRules {
  const lists = readLists(file, complain)
  const read = createPatternReader(lists)
  const patterns = (place: readonly PropertyKey[], all: readonly string[]) =>
    all.flatMap((line, at) => attempt([...place, at], complain, () => [read(line)]))
  return {
    categories: file.categories.map((one, at) => ({
      ...one,
      closing: file.closings[one.closing] ?? '',
      cases: one.cases.map((case_, nth) => ({
        ...case_,
        signs: patterns(['categories', at, 'cases', nth, 'signs'], case_.signs),
      })),
      ask: one.ask
        ? { ...one.ask, when: patterns(['categories', at, 'ask', 'when'], one.ask.when) }
        : null,
    })),
    gymTalk: file.gymTalk.flatMap((term, at) =>
      attempt(['gymTalk', at], complain, () => [...readWordList([term], lists)]),
    ),
    spelling: {
      misspelt: new Set(file.misspelt.flatMap(wordsOfTerm)),
      ordinary: new Set(file.ordinaryWords.flatMap(wordsOfTerm)),
    },
  }
}

function readLists(file: File, complain: Complain): WordLists {
  const lists = new Map<string, readonly Phrase[]>()
  for (const [name, terms] of Object.entries(file.words)) {
    const phrases = terms.flatMap((line, at) =>
      attempt(['words', name, at], complain, () => [
        ...readWordList(
          line.split(',').map((term) => term.trim()),
          lists,
        ),
      ]),
    )
    lists.set(name, phrases)
  }
  return lists
}

function attempt<Made>(
  place: readonly PropertyKey[],
  complain: Complain,
  make: () => Made[],
): Made[] {
  try {
    return make()
  } catch (error) {
    complain(place, messageOf(error))
    return []
  }
}
