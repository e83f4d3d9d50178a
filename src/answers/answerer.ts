/**
 * A question and its way to an answer, told from top to bottom.
 *
 * Order of events: red-flag gate -> small talk -> follow-up made whole -> search -> do the passages suffice? -> a
 * writer (the model when there is one and the budget allows, the extractive writer otherwise and always as the way
 * out) -> the verifier -> the answer with its citations. The gate comes before everything; nothing unverified is
 * ever shown.
 */
import type { Clock } from '../clock.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import type { Found } from '../library/find-passages.ts'
import type { Search } from '../library/fusion.ts'
import type { Library } from '../library/library.ts'
import type { Passage } from '../library/passage.ts'
import type { Log } from '../log.ts'
import type { Cache } from '../storage/cache.ts'
import type { Answer, Answerer, AnswerKind, AnswerWish } from './answer.ts'
import { cachedAnswer } from './answer-cache.ts'
import { withCitations } from './cited-text.ts'
import { differenceIn } from './difference.ts'
import { notCoveredReply, offScriptReply, offTopicReply, smallTalkReply } from './fixed-replies.ts'
import { madeWhole, type WholeQuestion } from './follow-up.ts'
import { draftWithModel, type ModelBudget } from './model-draft.ts'
import { smallTalkIn } from './small-talk.ts'
import { isNearOurs, isOffScript } from './subjects.ts'
import { suffices } from './sufficiency.ts'
import type { AnswerWriter, Usage, Verify, WriteRequest } from './writer.ts'
import { noUsage } from './writer.ts'

/** What the red-flag gate says of a message. */
export type Gate = (
  words: string,
) =>
  | { readonly kind: 'clear' }
  | { readonly kind: 'flag'; readonly text: string }
  | { readonly kind: 'clarify'; readonly question: string }

export interface AnswererParts {
  readonly library: Library
  /** Searches by more than words, when there is an embedder. Default: the library's own search. */
  readonly search?: Search
  readonly gate: Gate
  readonly extractive: AnswerWriter
  /** Null: no key is set, and every answer is a quotation. */
  readonly model: AnswerWriter | null
  readonly verify: Verify
  /** Null on the command line, where nobody's budget pays. */
  readonly budget: ModelBudget | null
  /** Null: nothing is remembered. */
  readonly cache: Cache | null
  readonly coach: CoachProfile
  readonly clock: Clock
  readonly log: Log
}

/** Passages a writer is given, and passages kept as "nearby". */
const MOST_PASSAGES = 6
/** A passage with less than this share of the best one's score answers something else. */
const NEAR_THE_BEST = 0.5
const DEFAULT_CHARACTERS = 900

export function createAnswerer(parts: AnswererParts): Answerer {
  return {
    async answer(wish) {
      const startedAt = parts.clock.now()
      const said = await answerWish(parts, wish)
      return { ...said, ms: parts.clock.now() - startedAt }
    },
  }
}

async function answerWish(parts: AnswererParts, wish: AnswerWish): Promise<Answer> {
  const question = wish.question.trim()
  const finding = parts.gate(question)
  if (finding.kind === 'flag') return fixed('refer', finding.text, question)
  if (finding.kind === 'clarify') return fixed('clarify', finding.question, question)
  const talk = smallTalkIn(question)
  if (talk !== null) return fixed('off-topic', smallTalkReply(talk, parts.coach), question)
  const whole = madeWhole(question, wish.earlier)
  const search = parts.search ?? parts.library.search
  const found = await search(whole.search, MOST_PASSAGES)
  const nearby = found.map(({ passage }) => passage)
  if (isOffScript(question)) return fixed('off-topic', offScriptReply(), question)
  if (!isCovered(parts, whole, found)) return refused(parts, whole, nearby)
  return cachedAnswer(parts, { ...wish, question: whole.question }, () =>
    written(parts, wish, whole, found),
  )
}

function isCovered({ library }: AnswererParts, whole: WholeQuestion, found: readonly Found[]) {
  const ideas = library.ideas(whole.search)
  return suffices({ question: whole.question, ideas, found, passages: library.passages })
}

function refused(
  { coach }: AnswererParts,
  { question }: WholeQuestion,
  nearby: readonly Passage[],
): Answer {
  if (!isNearOurs(question)) return fixed('off-topic', offTopicReply(coach), question)
  return fixed('not-covered', notCoveredReply(nearby), question, nearby)
}

/** The model's verified draft when it comes in time, the articles' own words otherwise. */
async function written(
  parts: AnswererParts,
  wish: AnswerWish,
  whole: WholeQuestion,
  found: readonly Found[],
): Promise<Answer> {
  const nearby = found.map(({ passage }) => passage)
  const request: WriteRequest = {
    question: whole.question,
    passages: nearTheBest(found),
    earlier: wish.earlier,
    language: wish.language,
    maxCharacters: wish.maxCharacters ?? DEFAULT_CHARACTERS,
    units: wish.units,
    effort: wish.effort,
    ...(wish.signal === undefined ? {} : { signal: wish.signal }),
  }
  const drafted = await draftWithModel(parts, wish, request)
  if (drafted.markdown !== '') return answered('openai', drafted.markdown, drafted.usage)
  const quoted = await parts.extractive.write(request)
  const { markdown } = parts.verify({
    markdown: quoted.markdown,
    passages: request.passages,
    question: whole.question,
  })
  if (markdown === '') return refused(parts, whole, nearby)
  return answered('extractive', markdown, drafted.usage)

  function answered(writer: Answer['writer'], markdown: string, usage: Usage): Answer {
    const difference = differenceIn(request.passages)
    const both = difference === null ? markdown : `${markdown}\n\n${difference}`
    const { text, citations } = withCitations(both, request.passages)
    return {
      kind: 'answer',
      text,
      citations,
      nearby,
      writer,
      ms: 0,
      usage,
      question: whole.question,
    }
  }
}

function nearTheBest(found: readonly Found[]): Passage[] {
  const best = found[0]?.score ?? 0
  return found.filter(({ score }) => score >= best * NEAR_THE_BEST).map(({ passage }) => passage)
}

function fixed(
  kind: AnswerKind,
  text: string,
  question: string,
  nearby: readonly Passage[] = [],
): Answer {
  return { kind, text, citations: [], nearby, writer: 'fixed', ms: 0, usage: noUsage, question }
}
