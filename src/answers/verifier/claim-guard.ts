/**
 * The claim guard: what Ironstride never claims, whatever an article or a model says (rules G1 to G7).
 *
 * It promises nothing about injuries, names nobody's illness, gives no dose of a medicine and no target for food or
 * body weight, and quotes only the figures on running economy that were read in the sources. Where an answer speaks
 * of injuries it has to say that nobody can promise anything. It guards both writers and the starter articles.
 */
import type { Passage } from '../../library/passage.ts'
import { sentencesOf } from '../../library/sentences.ts'
import { diagnoses } from '../guard/diagnoses.ts'
import { dosesMedicine, setsBodyTarget } from '../guard/doses.ts'
import { isUnread, wrongEconomyFigure } from '../guard/figures.ts'
import { isHonest } from '../guard/injury-honesty.ts'
import { plainly } from '../guard/plain-text.ts'
import { promisesOnInjury } from '../guard/promises.ts'

export interface GuardedText {
  /** The sentences that may be said, in order. */
  readonly kept: readonly string[]
  readonly dropped: readonly { readonly sentence: string; readonly reason: string }[]
}

/** Guards plain sentences, as the extractive writer quotes them. */
export function guardClaims(sentences: readonly string[]): GuardedText {
  const kept: string[] = []
  const dropped: { sentence: string; reason: string }[] = []
  for (const sentence of sentences) {
    const reason = claimFault(sentence)
    if (reason === null) kept.push(sentence)
    else dropped.push({ sentence, reason })
  }
  return { kept, dropped }
}

/** Which rule a sentence breaks, in words, or null. */
export function claimFault(sentence: string): string | null {
  const known = judged.get(sentence)
  if (known !== undefined) return known
  if (judged.size >= MOST_JUDGED) judged.clear()
  const fault = faultOf(plainly(sentence))
  judged.set(sentence, fault)
  return fault
}

/** The sentences of articles come again with every question. */
const judged = new Map<string, string | null>()
const MOST_JUDGED = 5_000

function faultOf(plain: string): string | null {
  return (
    (promisesOnInjury(plain) ? 'a promise about injuries' : null) ??
    (diagnoses(plain) ? 'a diagnosis' : null) ??
    (dosesMedicine(plain) ? 'a medicine or its dose' : null) ??
    (setsBodyTarget(plain) ? 'a target for food or body weight' : null) ??
    (wrongEconomyFigure(plain) ? 'a figure on running economy that no source has' : null) ??
    (isUnread(plain) ? 'a figure that nobody read in its source' : null)
  )
}

export interface HonestSentence {
  /** With its citation when a passage says it. */
  readonly sentence: string
  readonly cites: readonly number[]
}

const fixedHonesty = 'Nobody can promise a runner fewer injuries from lifting, and neither do I.'

/** What an answer about injuries still has to say (rule G4), or null when it says it or is about something else. */
export function honestAboutInjury(
  question: string,
  answer: string,
  passages: readonly Passage[],
): HonestSentence | null {
  const asks = asksAboutInjury.test(plainly(question))
  if (!asks && !benefitOnInjury.test(plainly(answer))) return null
  if (sentencesOf(answer).some((one) => isHonest(plainly(one)))) return null
  for (const [place, passage] of passages.entries()) {
    const found = sentencesOf(passage.text).find((one) => isShortAndHonest(one))
    if (found !== undefined) return { sentence: `${found} [${place + 1}]`, cites: [place + 1] }
  }
  return { sentence: fixedHonesty, cites: [] }
}

const asksAboutInjury =
  /injur|bulletproof|\b(?:get|getting|be|being) hurt\b|verletz|lesi[oó]n|blessure|les[aã]o|les[oõ]es/
const benefitOnInjury = /\binjur\w*/

function isShortAndHonest(sentence: string): boolean {
  const plain = plainly(sentence)
  return (
    isHonest(plain) &&
    sentence.length <= 200 &&
    !sentence.startsWith('- ') &&
    claimFault(sentence) === null
  )
}
