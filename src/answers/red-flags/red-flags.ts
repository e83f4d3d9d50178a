/**
 * The red-flag gate: a message in, and out comes whether somebody may be in danger.
 *
 * Order of events: the words are read -> gym talk is set aside -> every category looks for its signs -> what is
 * long over, asked in general or somebody else's is read more gently where the file allows it -> the gravest flag
 * wins -> without a flag, a category that is unsure asks its one question. All words and texts stand in
 * `knowledge/red-flags.yaml`; nothing here knows a disease.
 */
import { readFile } from 'node:fs/promises'
import { messageOf, SetupError } from '../../errors.ts'
import type { Problem } from '../../library/problem.ts'
import { createVocabulary, type HeardWords, hear, type Vocabulary } from './heard-words.ts'
import { says } from './match-pattern.ts'
import {
  type FlagAction,
  type FlagCase,
  type FlagCategory,
  type FlagRules,
  parseFlagRules,
  type Reading,
} from './red-flag-file.ts'
import type { Pattern, Phrase } from './red-flag-pattern.ts'
import { isAboutSomebodyElse, isLearning, isLongOver } from './said-about.ts'
import { readWords, type SaidWords } from './said-words.ts'

/** What the gate found. */
export type GateFinding =
  | { readonly kind: 'clear' }
  | {
      readonly kind: 'flag'
      readonly category: string
      readonly action: FlagAction
      /** Fixed; paragraphs are parted by an empty line. */
      readonly text: string
      /** Set when the words are about another person: the text is said, and nothing is held. */
      readonly somebodyElse?: true
    }
  | { readonly kind: 'clarify'; readonly category: string; readonly question: string }

export type Flag = Extract<GateFinding, { kind: 'flag' }>

export interface RedFlags {
  /** `answeredNo`: categories whose question was just answered with no; their question is not asked again. */
  gate(words: string, answeredNo?: ReadonlySet<string>): GateFinding
  /** The flag a category raises when its question was answered with yes; undefined without such a category. */
  confirmed(category: string): Flag | undefined
  readonly categories: readonly string[]
}

/** For words that came through the gate of a chat already: what was asked about there is not asked again. */
export function flagsOnly({ gate }: Pick<RedFlags, 'gate'>): Pick<RedFlags, 'gate'> {
  return {
    gate(words) {
      const finding = gate(words)
      return finding.kind === 'clarify' ? { kind: 'clear' } : finding
    },
  }
}

/** Throws a `SetupError` that names every fault of the file. */
export async function openRedFlags(file: string): Promise<RedFlags> {
  const { rules, problems } = await readRules(file)
  if (rules !== null) return createRedFlags(rules)
  throw new SetupError(
    problems.map(({ line, message }) => ({
      where: `${file}:${line}`,
      problem: message,
      mend: 'The comments on top of the file say how it is written',
    })),
  )
}

/** Everything to mend in the file. `known`: the categories training has a hold for. */
export async function checkRedFlags(file: string, known?: readonly string[]): Promise<Problem[]> {
  return [...(await readRules(file, known)).problems]
}

async function readRules(file: string, known?: readonly string[]) {
  try {
    return parseFlagRules(file, await readFile(file, 'utf8'), known)
  } catch (error) {
    return { rules: null, problems: [{ file, line: 1, message: messageOf(error) }] }
  }
}

export function createRedFlags(rules: FlagRules): RedFlags {
  const vocabulary = createVocabulary(phrasesOf(rules), rules.spelling)
  return {
    gate: (words, answeredNo = nothing) => gate(words, answeredNo, rules, vocabulary),
    confirmed(id) {
      const category = rules.categories.find((one) => one.id === id)
      const found = category?.cases.find(
        (one) => one.action === (category.ask?.action ?? one.action),
      )
      return category && found && flagOf(category, found, false)
    },
    categories: rules.categories.map(({ id }) => id),
  }
}

function phrasesOf({ categories, gymTalk }: FlagRules): Phrase[] {
  const patterns = categories.flatMap(({ cases, ask }) => [
    ...cases.flatMap(({ signs }) => signs),
    ...(ask?.when ?? []),
  ])
  const parts = new Set(patterns.flatMap(({ groups }) => groups.flatMap((group) => group.parts)))
  return [...gymTalk, ...[...parts].flatMap(({ phrases }) => phrases)]
}

const nothing: ReadonlySet<string> = new Set()

function gate(
  words: string,
  answeredNo: ReadonlySet<string>,
  rules: FlagRules,
  vocabulary: Vocabulary,
): GateFinding {
  const said = readWords(words)
  const heard = hear(withoutGymTalk(said, rules.gymTalk, vocabulary), vocabulary)
  const about: About = {
    longOver: isLongOver(said),
    learning: isLearning(said),
    somebodyElse: isAboutSomebodyElse(said),
  }
  const findings = rules.categories.flatMap((category) => look(category, heard, about) ?? [])
  return gravest(findings.filter((one) => one.kind !== 'clarify' || !answeredNo.has(one.category)))
}

function withoutGymTalk(
  said: SaidWords,
  gymTalk: readonly Phrase[],
  vocabulary: Vocabulary,
): SaidWords {
  const heard = hear(said, vocabulary)
  const spans = heard.placesOf({ phrases: gymTalk })
  if (spans.length === 0) return said
  const words = said.words.map((word, at) =>
    spans.some(({ start, end }) => start <= at && at <= end) ? '' : word,
  )
  return { ...said, words }
}

type About = Readonly<Record<'longOver' | 'learning' | 'somebodyElse', boolean>>

function look(category: FlagCategory, heard: HeardWords, about: About): GateFinding | null {
  const found = category.cases.find(({ signs }) => saysAny(heard, signs))
  if (found !== undefined) {
    const reading = readingOf(category, about)
    if (reading === 'clear') return null
    return reading === 'ask' ? question(category) : flagOf(category, found, about.somebodyElse)
  }
  if (!saysAny(heard, category.ask?.when ?? []) || readingOf(category, about) === 'clear')
    return null
  return question(category)
}

function saysAny(heard: HeardWords, patterns: readonly Pattern[]): boolean {
  return patterns.some((pattern) => says(heard, pattern))
}

function readingOf(category: FlagCategory, about: About): Reading {
  const readings = (['longOver', 'learning', 'somebodyElse'] as const)
    .filter((what) => about[what])
    .map((what) => category[what])
  if (readings.includes('clear')) return 'clear'
  return readings.includes('ask') ? 'ask' : 'flag'
}

function question({ id, ask }: FlagCategory): GateFinding | null {
  return ask === null ? null : { kind: 'clarify', category: id, question: ask.question.trim() }
}

function flagOf(category: FlagCategory, found: FlagCase, somebodyElse: boolean): Flag {
  const text = found.text.trim()
  const flag = { kind: 'flag', category: category.id, action: found.action } as const
  if (somebodyElse) return { ...flag, text, somebodyElse }
  return { ...flag, text: `${text}\n\n${category.closing.trim()}` }
}

const gravity: Readonly<Record<FlagAction, number>> = { E: 0, U: 1, R: 2, M: 4 }
/** A question about something grave comes before a flag that only eases training. */
const askingGravity = 3

function gravest(findings: readonly GateFinding[]): GateFinding {
  const weigh = (one: GateFinding) => (one.kind === 'flag' ? gravity[one.action] : askingGravity)
  return findings.toSorted((one, other) => weigh(one) - weigh(other))[0] ?? { kind: 'clear' }
}
