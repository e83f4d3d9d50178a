/**
 * The golden questions asked, and what came of them in figures.
 */
import type { Answer, Answerer } from '../../src/answers/answer.ts'
import { type Evaluated, evaluate } from '../../src/answers/evaluate.ts'
import { citedSentences } from '../../src/answers/writing/cited-text.ts'
import type { Library } from '../../src/library/library.ts'
import { mean, percentile, share } from './figures.ts'
import type { GoldenKind, GoldenQuestion } from './golden.ts'
import { quotes, type Supports } from './judge.ts'
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
  /** Of all citations: the passage says what the cited sentence says. */
  readonly citationPrecision: number
  /** Of all lines of answers: those that end with a citation, which for a model's words has to support them. */
  readonly citationRecall: number
  /** Of the answers: written by the model, because its draft held. */
  readonly writtenByModel: number
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
  supports: Supports = quotes,
): Promise<Scored> {
  const asked: Asked[] = []
  for (const golden of questions) {
    const startedAt = performance.now()
    const { questions: evaluated } = await evaluate([golden], { library, answerer })
    const ms = performance.now() - startedAt
    asked.push(...evaluated.map((one) => ({ ...one, golden, ms })))
  }
  const answers = asked.flatMap(({ answer }) => (answer.kind === 'answer' ? [answer] : []))
  const cited = await scoreCitations(answers, library, supports)
  return { scores: scoresOf(asked, cited), misses: missesOf(asked) }
}

function scoresOf(asked: readonly Asked[], cited: CitationScores): AnswerScores {
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
    ...cited,
    writtenByModel: share(answered, ({ answer }) => answer.writer === 'openai'),
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

type CitationScores = Pick<AnswerScores, 'citationPrecision' | 'citationRecall'>

async function scoreCitations(
  answers: readonly Answer[],
  library: Library,
  supports: Supports,
): Promise<CitationScores> {
  const checks: boolean[] = []
  const recalls: number[] = []
  for (const answer of answers) {
    const { held, supported } = await heldIn(answer, library, supports)
    checks.push(...held)
    // A quotation needs no judge: what ends with a citation was taken from there.
    const isOwn = answer.writer === 'openai'
    recalls.push(recallOf(answer.text, (line) => !isOwn || isSupported(line, supported)))
  }
  return { citationPrecision: share(checks, (holds) => holds), citationRecall: mean(recalls) }
}

/** For each citation whether it holds, and the sentences that at least one of theirs supports. */
async function heldIn({ text, citations }: Answer, library: Library, supports: Supports) {
  const textOf = new Map(library.passages.map(({ id, text: own }) => [id, own]))
  const held: boolean[] = []
  const supported = new Set<string>()
  for (const sentence of citedSentences(text)) {
    for (const number of sentence.numbers) {
      const citation = citations.find((one) => one.number === number)
      const passage = citation === undefined ? '' : (textOf.get(citation.passageId) ?? '')
      const holds = await supports(sentence.text, passage)
      held.push(holds)
      if (holds) supported.add(sentence.text)
    }
  }
  return { held, supported }
}

function isSupported(line: string, supported: ReadonlySet<string>): boolean {
  return citedSentences(line).every(({ text }) => supported.has(text))
}

function recallOf(markdown: string, holds: (line: string) => boolean): number {
  const lines = markdown.split('\n').filter((line) => line.trim() !== '')
  return share(lines, (line) => /\[\d+\]\s*$/.test(line) && holds(line))
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
