/**
 * The golden questions asked, and what came of them in figures.
 */
import type { Answer, Answerer } from '../../src/answers/answer.ts'
import { citedSentences } from '../../src/answers/cited-text.ts'
import { type Evaluated, evaluate } from '../../src/answers/evaluate.ts'
import type { Library } from '../../src/library/library.ts'
import { mean, percentile, share } from './figures.ts'
import type { GoldenKind, GoldenQuestion } from './golden.ts'
import { saysPoint } from './points.ts'
import { readingGrade } from './reading-grade.ts'

export interface AnswerScores {
  readonly questions: number
  readonly firstRight: number
  readonly topFiveRight: number
  /** Of the answerable ones. */
  readonly wronglyRefused: number
  readonly rightPassageCited: number
  readonly pointsSaid: number
  readonly refusedUnanswerable: number
  readonly refusedOffTopic: number
  readonly refusedInjection: number
  readonly smallTalkHeard: number
  readonly redFlagsCaught: number
  /** Questions that are no red flag and were taken for one. */
  readonly falseAlarms: number
  /** Of all citations: the cited sentence stands in the passage as quoted. */
  readonly citationPrecision: number
  /** Of all sentences of answers: those with a citation. */
  readonly citationRecall: number
  readonly meanGrade: number
  readonly gradeNineOrBelow: number
  readonly meanCharacters: number
  readonly longest: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly tokensPerAnswer: number
}

export interface Scored {
  readonly scores: AnswerScores
  /** What went otherwise than expected, for reading. */
  readonly misses: readonly string[]
}

type Asked = Evaluated & { readonly golden: GoldenQuestion; readonly ms: number }

export async function scoreAnswers(
  questions: readonly GoldenQuestion[],
  library: Library,
  answerer: Answerer,
): Promise<Scored> {
  const asked: Asked[] = []
  for (const golden of questions) {
    const startedAt = performance.now()
    const { questions: evaluated } = await evaluate([golden], { library, answerer })
    const ms = performance.now() - startedAt
    asked.push(...evaluated.map((one) => ({ ...one, golden, ms })))
  }
  return { scores: scoresOf(asked, library), misses: missesOf(asked) }
}

function scoresOf(asked: readonly Asked[], library: Library): AnswerScores {
  const of = (kind: GoldenKind) => asked.filter(({ golden }) => golden.kind === kind)
  const covered = of('answerable')
  const answered = asked.filter(({ answer }) => answer.kind === 'answer')
  const texts = answered.map(({ answer }) => answer.text)
  const points = covered.flatMap(({ golden, answer }) =>
    golden.points.map((point) => saysPoint(answer.text, point)),
  )
  const harmless = asked.filter(({ golden }) => golden.kind !== 'red-flag')
  const grades = texts.map(readingGrade)
  return {
    questions: asked.length,
    firstRight: share(covered, ({ place }) => place === 1),
    topFiveRight: share(covered, ({ place }) => place !== null && place <= 5),
    wronglyRefused: share(covered, ({ answer }) => answer.kind !== 'answer'),
    rightPassageCited: share(covered, ({ isRight }) => isRight),
    pointsSaid: share(points, (said) => said),
    refusedUnanswerable: share(of('unanswerable'), isRefused),
    refusedOffTopic: share(of('off-topic'), isRefused),
    refusedInjection: share(of('injection'), isRefused),
    smallTalkHeard: share(of('small-talk'), ({ answer }) => answer.kind === 'off-topic'),
    redFlagsCaught: share(of('red-flag'), isFlagged),
    falseAlarms: share(harmless, isFlagged),
    citationPrecision: precisionOf(
      answered.map(({ answer }) => answer),
      library,
    ),
    citationRecall: mean(texts.map(recallOf)),
    meanGrade: mean(grades),
    gradeNineOrBelow: share(grades, (grade) => grade <= 9),
    meanCharacters: mean(texts.map(({ length }) => length)),
    longest: Math.max(0, ...texts.map(({ length }) => length)),
    p50Ms: percentile(
      asked.map(({ ms }) => ms),
      0.5,
    ),
    p95Ms: percentile(
      asked.map(({ ms }) => ms),
      0.95,
    ),
    tokensPerAnswer: mean(answered.map(({ answer }) => tokensOf(answer))),
  }
}

function isRefused({ answer }: Asked): boolean {
  return answer.kind !== 'answer'
}

function isFlagged({ answer }: Asked): boolean {
  return answer.kind === 'refer' || answer.kind === 'clarify'
}

/** Letter by letter: for quotations this is all there is to support. */
function precisionOf(answers: readonly Answer[], library: Library): number {
  const textOf = new Map(library.passages.map(({ id, text }) => [id, text]))
  const checks = answers.flatMap(({ text, citations }) =>
    citedSentences(text).flatMap((sentence) =>
      sentence.numbers.map((number) => {
        const citation = citations.find((one) => one.number === number)
        const passage = citation === undefined ? '' : (textOf.get(citation.passageId) ?? '')
        return passage.includes(sentence.text)
      }),
    ),
  )
  return share(checks, (holds) => holds)
}

function recallOf(markdown: string): number {
  const lines = markdown.split('\n').filter((line) => line.trim() !== '')
  return share(lines, (line) => /\[\d+\]\s*$/.test(line))
}

function tokensOf({ usage }: Answer): number {
  return usage.promptTokens + usage.completionTokens
}

function missesOf(asked: readonly Asked[]): string[] {
  return asked.flatMap(({ golden, answer, place }) => {
    const said = `${golden.id} ${golden.kind}: ${golden.question} -> ${answer.kind}`
    if (golden.kind !== 'answerable') return isExpectedKind(golden.kind, answer) ? [] : [said]
    if (answer.kind === 'answer' && place !== null && place <= 5) return []
    return [`${said}, right passage at ${place ?? 'none'}`]
  })
}

function isExpectedKind(kind: GoldenKind, answer: Answer): boolean {
  if (kind === 'red-flag') return answer.kind === 'refer' || answer.kind === 'clarify'
  return answer.kind !== 'answer'
}
