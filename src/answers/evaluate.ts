/**
 * How well questions are answered: the search and the decision to answer, measured on questions with known answers.
 *
 * One question a line in a JSONL file: `{"question": "…", "expect": ["article#heading", "article"], "kind": "…"}`.
 * `expect` names passages or whole articles; a line without it is a question the articles do not cover. The coach
 * measures their own questions with it (`coach eval FILE`), and `npm run eval` the golden ones.
 */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { messageOf, SetupError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import type { Passage } from '../library/passage.ts'
import type { Answer, Answerer } from './answer.ts'

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  question: z.string().min(1),
  /** Passage ids, or article names for any passage of an article. */
  expect: z.array(z.string()).default([]),
  kind: z.string().optional(),
})

export interface AskedQuestion {
  readonly id: string
  readonly question: string
  readonly expect: readonly string[]
}

export interface Evaluated extends AskedQuestion {
  /** Place of the first expected passage among the found, from 1; null when it is not among the first ten. */
  readonly place: number | null
  readonly answer: Answer
  /** Whether what was expected happened: the right passage cited, or nothing claimed where nothing is covered. */
  readonly isRight: boolean
}

export interface Evaluation {
  readonly questions: readonly Evaluated[]
  /** Shares from 0 to 1; null when there is no question to measure them on. */
  readonly firstRight: number | null
  readonly topFiveRight: number | null
  readonly answeredOfCovered: number | null
  readonly refusedOfUncovered: number | null
}

export interface EvaluationParts {
  readonly library: Library
  readonly answerer: Answerer
}

const LOOKED_AT = 10

/** Throws `SetupError` naming the line that does not fit. */
export async function evaluateFile(file: string, parts: EvaluationParts): Promise<Evaluation> {
  return evaluate(await readQuestions(file), parts)
}

export async function evaluate(
  questions: readonly AskedQuestion[],
  parts: EvaluationParts,
): Promise<Evaluation> {
  const evaluated: Evaluated[] = []
  for (const asked of questions) evaluated.push(await evaluateOne(asked, parts))
  const covered = evaluated.filter(({ expect }) => expect.length > 0)
  const uncovered = evaluated.filter(({ expect }) => expect.length === 0)
  return {
    questions: evaluated,
    firstRight: shareOf(covered, ({ place }) => place === 1),
    topFiveRight: shareOf(covered, ({ place }) => place !== null && place <= 5),
    answeredOfCovered: shareOf(covered, ({ answer }) => answer.kind === 'answer'),
    refusedOfUncovered: shareOf(uncovered, ({ answer }) => answer.kind !== 'answer'),
  }
}

async function evaluateOne(
  asked: AskedQuestion,
  { library, answerer }: EvaluationParts,
): Promise<Evaluated> {
  const { question, expect } = asked
  const found = await library.search(question, LOOKED_AT)
  const at = found.findIndex(({ passage }) => isExpected(passage, expect))
  const answer = await answerer.answer({
    question,
    memberId: null,
    earlier: [],
    language: null,
    units: 'kg',
    effort: 'rir',
  })
  const cites = answer.citations.some(
    ({ passageId, article }) => expect.includes(passageId) || expect.includes(article),
  )
  const isRight = expect.length === 0 ? answer.kind !== 'answer' : cites
  return { ...asked, place: at < 0 ? null : at + 1, answer, isRight }
}

function isExpected({ id, article }: Passage, expect: readonly string[]): boolean {
  // A section that was too long is cut in several; each of them is the section.
  return (
    expect.includes(id) || expect.includes(id.replace(/\/\d+$/, '')) || expect.includes(article)
  )
}

async function readQuestions(file: string): Promise<AskedQuestion[]> {
  const lines = (await readFileOrSay(file)).split('\n')
  return lines.flatMap((line, at): AskedQuestion[] => {
    if (line.trim() === '') return []
    try {
      const { id = String(at + 1), question, expect } = lineSchema.parse(JSON.parse(line))
      return [{ id, question, expect }]
    } catch (error) {
      const problem = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error)
      throw new SetupError([{ where: `${file}:${at + 1}`, problem }])
    }
  })
}

async function readFileOrSay(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new SetupError([{ where: file, problem: `cannot be read (${messageOf(error)})` }])
  }
}

function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : items.filter(holds).length / items.length
}
