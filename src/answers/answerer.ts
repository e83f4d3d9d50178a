/**
 * A question and its way to an answer, told from top to bottom.
 *
 * Order of events: red-flag gate -> small talk -> the question in the articles' language -> follow-up made whole ->
 * search -> do the passages suffice? -> a writer (the model when there is one and the budget allows, the extractive
 * writer otherwise and always as the way out) -> the verifier -> the answer with its citations -> in the asker's
 * language. The gate comes before everything; nothing unverified is ever shown.
 */
import type { CoachProfile } from '../library/coach-profile.ts'
import type { Found } from '../library/find-passages.ts'
import type { Search } from '../library/fusion.ts'
import type { Library } from '../library/library.ts'
import type { Passage } from '../library/passage.ts'
import type { Cache } from '../storage/cache.ts'
import type { Answer, Answerer, AnswerKind, AnswerWish } from './answer.ts'
import { cachedAnswer } from './answer-cache.ts'
import { notCoveredReply, offScriptReply, offTopicReply, smallTalkReply } from './fixed-replies.ts'
import { madeWhole, type WholeQuestion } from './follow-up.ts'
import {
  answerIn,
  type Languages,
  languagesFor,
  questionIn,
  type Translator,
} from './language/translate.ts'
import { smallTalkIn } from './small-talk.ts'
import { isNearOurs, isOffScript } from './subjects.ts'
import { couldBeOurs, suffices } from './sufficiency.ts'
import { type ModelBudget, type ModelTurn, openModelTurn } from './writing/model-turn.ts'
import { isOffer } from './writing/passage-units.ts'
import { passageOf, type WriteAnswerParts, writeAnswer } from './writing/write-answer.ts'
import { noUsage } from './writing/writer.ts'

/** What the red-flag gate says of a message. */
export type Gate = (
  words: string,
) =>
  | { readonly kind: 'clear' }
  | { readonly kind: 'flag'; readonly text: string }
  | { readonly kind: 'clarify'; readonly question: string }

export interface AnswererParts extends WriteAnswerParts {
  readonly library: Library
  /** Searches by more than words, when there is an embedder. Default: the library's own search. */
  readonly search?: Search
  readonly gate: Gate
  /** Default: none, and everything stays in the articles' language. */
  readonly translator?: Translator | null
  /** Words no answer may repeat. Default: none. */
  readonly secret?: readonly string[]
  /** Null on the command line, where nobody's budget pays. */
  readonly budget: ModelBudget | null
  /** Null: nothing is remembered. */
  readonly cache: Cache | null
  readonly coach: CoachProfile
}

/** Passages looked at, and kept as "nearby". */
const MOST_PASSAGES = 6

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
  const reply = withoutSearch(parts, question)
  if (reply !== null) return reply
  const turn = openModelTurn(parts, wish.memberId)
  try {
    const answer = await answerInLanguage(parts, { ...wish, question }, turn)
    return { ...answer, usage: turn.usage }
  } finally {
    await turn.end()
  }
}

/** What needs no article: red flags, small talk and attempts at other games. */
function withoutSearch({ gate, coach }: AnswererParts, question: string): Answer | null {
  const finding = gate(question)
  if (finding.kind === 'flag') return fixed('refer', finding.text, question)
  if (finding.kind === 'clarify') return fixed('clarify', finding.question, question)
  const talk = smallTalkIn(question)
  if (talk !== null) return fixed('off-topic', smallTalkReply(talk, coach), question)
  return isOffScript(question) ? fixed('off-topic', offScriptReply(), question) : null
}

async function answerInLanguage(
  parts: AnswererParts,
  wish: AnswerWish,
  turn: ModelTurn,
): Promise<Answer> {
  const languages = languagesFor(wish, parts.library.passages)
  if (languages.asked === languages.own) return searchAndAnswer(parts, wish, languages, turn)
  const question = await questionIn(languages, wish.question, wish, turn, withTranslator(parts))
  // Words the gate does not know in one language it may know in another.
  const reply = withoutSearch(parts, question)
  return reply ?? searchAndAnswer(parts, { ...wish, question }, languages, turn)
}

async function searchAndAnswer(
  parts: AnswererParts,
  wish: AnswerWish,
  languages: Languages,
  turn: ModelTurn,
): Promise<Answer> {
  const whole = madeWhole(wish.question, wish.earlier)
  const search = parts.search ?? parts.library.search
  const found = (await search(whole.search, MOST_PASSAGES)).filter((one) => !isOffer(one.passage))
  if (!isCovered(parts, whole, found)) return refused(parts, whole, found)
  const language = translating(parts) === null ? languages.own : languages.answered
  const isTranslated = language !== languages.own
  return cachedAnswer(
    parts,
    { ...wish, question: whole.question, language },
    () => writtenIn({ ...languages, answered: language }, parts, wish, whole, found, turn),
    (answer) => (answer.language !== null) === isTranslated,
  )
}

/** Written in the articles' language, and put into the asker's when that is another one. */
async function writtenIn(
  languages: Languages,
  parts: AnswererParts,
  wish: AnswerWish,
  whole: WholeQuestion,
  found: readonly Found[],
  turn: ModelTurn,
): Promise<Answer> {
  const { own, answered } = languages
  if (answered === own) return writtenFrom(parts, wish, whole, found, turn)
  const { onDraft: _shownTranslated, ...unseen } = wish
  const answer = await writtenFrom(parts, unseen, whole, found, turn)
  if (answer.kind !== 'answer' || turn.hasFailed) return answer
  const said = { markdown: answer.text, languages, passages: found.map(passageOf) }
  const text = await answerIn(said, wish, turn, withTranslator(parts))
  return text === null ? answer : { ...answer, text, language: answered }
}

/** Found to be covered, and still nothing that holds could be said from it: refused after all. */
async function writtenFrom(
  parts: AnswererParts,
  wish: AnswerWish,
  whole: WholeQuestion,
  found: readonly Found[],
  turn: ModelTurn,
): Promise<Answer> {
  const answer = await writeAnswer(parts, wish, whole.question, found, turn)
  return answer ?? refused(parts, whole, found)
}

function translating({ translator = null }: AnswererParts): Translator | null {
  return translator
}

function withTranslator(parts: AnswererParts) {
  const { cache, clock, log, secret = [] } = parts
  return { translator: translating(parts), secret, cache, clock, log }
}

function isCovered(parts: AnswererParts, whole: WholeQuestion, found: readonly Found[]) {
  return suffices(evidenceFor(parts, whole, found))
}

function evidenceFor({ library }: AnswererParts, whole: WholeQuestion, found: readonly Found[]) {
  const ideas = library.ideas(whole.search)
  return { question: whole.question, ideas, found, passages: library.passages }
}

/** "And with 15 minutes?" may be ours although it names nothing of ours; nobody is sent away for that. */
function refused(parts: AnswererParts, whole: WholeQuestion, found: readonly Found[]): Answer {
  const { question } = whole
  const nearby = found.map(passageOf)
  if (!isNearOurs(question) && !couldBeOurs(evidenceFor(parts, whole, found))) {
    return fixed('off-topic', offTopicReply(parts.coach), question)
  }
  return fixed('not-covered', notCoveredReply(nearby), question, nearby)
}

function fixed(
  kind: AnswerKind,
  text: string,
  question: string,
  nearby: readonly Passage[] = [],
): Answer {
  const nothing = { citations: [], writer: 'fixed', ms: 0, usage: noUsage, language: null } as const
  return { ...nothing, kind, text, nearby, question }
}
