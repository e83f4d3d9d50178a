/**
 * The asker's language around an answer that is made in the articles' own.
 *
 * Order of events: which language is asked in and which is answered in? -> a question in another one is put into the
 * articles' language by one call (kept for a day) -> it is searched and answered there -> the verified answer is put
 * into the asker's language, checked line by line as it comes. Without a model and at a cap a lexicon finds what it
 * can; the answer then stays in the articles' language, as it does in doubt.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { messageOf } from '../../errors.ts'
import type { Passage } from '../../library/passage.ts'
import type { Log } from '../../log.ts'
import type { Cache } from '../../storage/cache.ts'
import type { AnswerWish } from '../answer.ts'
import { bannedIn, withoutHidden } from '../verifier/banned-output.ts'
import type { ModelTurn } from '../writing/model-turn.ts'
import { limitTime, quickLimits } from '../writing/time-limit.ts'
import type { Usage } from '../writing/writer.ts'
import { type LanguageCode, languageNamed, languageOf } from './languages.ts'
import { questionByLexicon } from './lexicon.ts'
import { checkTranslation } from './verify-translation.ts'

/** Puts text into another language. Its words are checked before they are used. */
export interface Translator {
  /** Rejects with any error when it cannot. */
  translate(request: TranslationRequest): Promise<Translation>
}

export interface TranslationRequest {
  readonly text: string
  /** A question is material from outside; an answer was verified. */
  readonly kind: 'question' | 'answer'
  readonly to: LanguageCode
  readonly signal: AbortSignal
  readonly onFirstWord: () => void
  /** Called with everything that has come so far, whenever there is more. */
  readonly onText?: (soFar: string) => void
}

export interface Translation {
  readonly text: string
  readonly usage: Usage
}

export interface TranslatingParts {
  /** Null: there is no model. */
  readonly translator: Translator | null
  readonly cache: Cache | null
  /** Words no answer may repeat. */
  readonly secret: readonly string[]
  readonly clock: Clock
  readonly log: Log
}

/** The languages of one question and its answer. */
export interface Languages {
  /** The articles' own. */
  readonly own: LanguageCode
  readonly asked: LanguageCode
  readonly answered: LanguageCode
}

export function languagesFor(wish: AnswerWish, passages: readonly Passage[]): Languages {
  const own = languageOfLibrary(passages)
  const asked = languageOf(wish.question) ?? languageOfTalk(wish) ?? own
  const answered = wish.language === null ? asked : (languageNamed(wish.language) ?? own)
  return { own, asked, answered }
}

/** Words that do not tell ("Deadlift?") go on in the language the talk is in. */
function languageOfTalk({ earlier }: AnswerWish): LanguageCode | null {
  const language = earlier.findLast(({ who }) => who === 'member')?.language ?? null
  return language === null ? null : languageNamed(language)
}

const known = new WeakMap<readonly Passage[], LanguageCode>()
const SAMPLE_PASSAGES = 20

function languageOfLibrary(passages: readonly Passage[]): LanguageCode {
  const before = known.get(passages)
  if (before !== undefined) return before
  const sample = passages.slice(0, SAMPLE_PASSAGES).map(({ text }) => text)
  const language = languageOf(sample.join(' ')) ?? 'en'
  known.set(passages, language)
  return language
}

const KEPT_MS = 24 * 60 * 60 * 1000

/** The question in the articles' language: by the model, else by the lexicon, else as it was asked. Never rejects. */
export async function questionIn(
  { own, asked }: Languages,
  question: string,
  wish: AnswerWish,
  turn: ModelTurn,
  parts: TranslatingParts,
): Promise<string> {
  const byModel = await questionByModel(own, question, wish, turn, parts)
  if (byModel !== null) return byModel
  const isFollowing = wish.earlier.length > 0
  return (own === 'en' ? questionByLexicon(question, asked, isFollowing) : null) ?? question
}

async function questionByModel(
  to: LanguageCode,
  question: string,
  wish: AnswerWish,
  turn: ModelTurn,
  parts: TranslatingParts,
): Promise<string | null> {
  const { translator, cache, log } = parts
  if (translator === null) return null
  const key = createHash('sha256')
    .update(JSON.stringify(['question', to, question]))
    .digest('hex')
  const kept = await cache?.get<string>(key)
  if (kept !== undefined) return kept
  try {
    if (!(await turn.mayUse())) return null
    const said = await call({ text: question, kind: 'question', to }, wish, turn, parts, translator)
    const line = questionLine(said, question, parts)
    if (line === null) return null
    await cache?.set(key, line, KEPT_MS)
    return line
  } catch (error) {
    log.warn({ error: messageOf(error) }, 'a question was not translated')
    return null
  }
}

/** Null when it is more or less than one question. */
function questionLine(said: string, question: string, { secret }: TranslatingParts): string | null {
  const line = withoutHidden(said).replace(/\s+/g, ' ').trim()
  const isAsLong = line.length > 0 && line.length <= question.length * 3 + 40
  return isAsLong && bannedIn(line, [], secret) === null ? line : null
}

export interface AnswerToTranslate {
  readonly markdown: string
  readonly languages: Languages
  readonly passages: readonly Passage[]
}

/** The answer in the asker's language, or null when it cannot be had or does not hold. Never rejects. */
export async function answerIn(
  { markdown, languages, passages }: AnswerToTranslate,
  wish: AnswerWish,
  turn: ModelTurn,
  parts: TranslatingParts,
): Promise<string | null> {
  const { translator, secret, log } = parts
  if (translator === null) return null
  const { own: from, answered: to } = languages
  const about = { original: markdown, from, to, passages, secret }
  const onText = showChecked(
    (translated) => checkTranslation({ ...about, translated, growing: true }).markdown,
    wish.onDraft,
  )
  try {
    if (!(await turn.mayUse())) return null
    const request = { text: markdown, kind: 'answer', to, onText } as const
    const translated = await call(request, wish, turn, parts, translator)
    const checked = checkTranslation({ ...about, translated })
    if (checked.markdown !== '') return checked.markdown
    log.info({ faults: checked.faults, to }, 'a translation did not hold; the original stays')
  } catch (error) {
    log.warn({ error: messageOf(error), to }, 'an answer was not translated; the original stays')
  }
  return null
}

/** Shows the lines that hold, whenever there is one more. */
function showChecked(check: (soFar: string) => string, onDraft: AnswerWish['onDraft']) {
  let lines = 0
  return (soFar: string) => {
    const whole = soFar.split('\n').length
    if (onDraft === undefined || whole <= lines) return
    lines = whole
    const markdown = check(soFar)
    if (markdown !== '') onDraft(markdown)
  }
}

async function call(
  request: Pick<TranslationRequest, 'text' | 'kind' | 'to' | 'onText'>,
  { signal: caller }: AnswerWish,
  turn: ModelTurn,
  { clock }: TranslatingParts,
  translator: Translator,
): Promise<string> {
  const time = limitTime(clock, caller, quickLimits)
  try {
    const { text } = await turn.call(time, (signal, onFirstWord) =>
      translator.translate({ ...request, signal, onFirstWord }),
    )
    return text
  } finally {
    time.stop()
  }
}
