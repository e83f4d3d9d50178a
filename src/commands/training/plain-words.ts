/**
 * A line in a private chat that needs no command because it can mean one thing only: sets that were done, the whole
 * lift done, or how strong something hurts. "Oops" may mean anything, so the last entry is offered to be taken back.
 * Whatever asks something stays a question for the articles.
 */

import { type ReadLog, readLogText } from '../../training/logging/log-text.ts'
import type { CommandTalk } from '../command.ts'
import { isUndo, logWords } from './log.ts'
import { offerUndo } from './log-kept.ts'
import { askWherePain } from './pain.ts'
import { planOn, runnerOf, workOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

/** True when the line was a log or a pain score and is dealt with. The red-flag gate has seen it. */
export async function takePlainWords(talk: CommandTalk, parts: TrainingParts): Promise<boolean> {
  if (talk.turn.message.room !== 'private' || asks(talk.text)) return false
  if (isUndo(talk.text)) return offerUndo(talk, parts)
  const read = readQuietly(talk.text, parts)
  if (read !== null && (saysSets(talk.text, read) || (await saysDone(talk, read, parts)))) {
    await talk.turn.acknowledge()
    await logWords(talk, talk.text, parts)
    return true
  }
  const pain = read === null || read.entries.length === 0 ? painTold(talk.text) : null
  if (pain === null) return false
  const runner = await runnerOf(talk.member, parts)
  await talk.turn.acknowledge()
  await askWherePain(talk, runner, runner.today, pain, parts)
  return true
}

/** What a line would log, on any day; null when there is nothing in it. */
export function readQuietly(words: string, { training }: TrainingParts): ReadLog | null {
  try {
    const today = '2100-01-01'
    return readLogText(words, { exercises: training.exercises, planned: [], today, unit: 'kg' })
  } catch {
    return null
  }
}

const asks = (words: string) =>
  /\?|\b(?:what|why|how|should|can|could|would|is|are|am|do|does|which|when|enough|better)\b/i.test(
    words,
  )

const setsTimesReps = /\d ?[x×*] ?\d|\d+ (?:sets?|rounds?)\b/i
const amount = /\d ?(?:kgs?|kilos?|lbs?|s|secs?|seconds|min|m|reps?)\b/i
const load = /\d ?(?:kgs?|kilos?|lbs?)\b/i

/** A named exercise with an amount, or sets of a weight alone: "3x8 12kg". Running repeats carry no weight. */
function saysSets(words: string, { entries }: ReadLog): boolean {
  if (entries.length > 0) return setsTimesReps.test(words) || amount.test(words)
  return /^\W*\d/.test(words) && setsTimesReps.test(words) && load.test(words)
}

/** "All done" is a log on the day of a lift. */
async function saysDone(
  talk: CommandTalk,
  { asPlanned }: ReadLog,
  parts: TrainingParts,
): Promise<boolean> {
  if (!asPlanned) return false
  const runner = await runnerOf(talk.member, parts)
  return workOf(planOn(runner, runner.today)).length > 0
}

const bodyPart =
  /\b(?:knees?|cal(?:f|ves)|hips?|ankles?|foot|feet|heels?|shins?|hamstrings?|hammy|quads?|glutes?|back|groin|achilles|shoulders?|toes?|thighs?|tendon)\b/i
const outOfTen = /\b(10|\d) ?\/ ?10\b/
/** A number at the end, and no time of day: "back at 7". */
const lastNumber =
  /(?<!\b(?:at|in|on|by|for|from|until|till|after|before|than|to) )\b(10|\d)[.! ]*$/i
const painNumber = /\bpain (?:at|of) (10|\d)[.! ]*$/i

const hurting =
  /\b(?:pain(?:ful)?|hurt(?:s|ing)?|ach(?:e|es|ing|y)|sore|niggl(?:e|es|ing|y)|tight|stiff|tender)\b/i
/** What stands beside a body part and a number when nothing but their pain is told. */
const besides =
  /^(?:my|the|left|right|both|inner|outer|upper|lower|front|side|felt|feels|still|today|now|a|about|level|score)$/i

/** "left knee 6", "calf hurts 4/10": a short line with a place, a number up to ten and little else. */
function painTold(words: string): number | null {
  const found = outOfTen.exec(words) ?? painNumber.exec(words) ?? lastNumber.exec(words)
  const said = words.match(/[a-z]+/gi) ?? []
  if (found === null || !bodyPart.test(words) || said.length > 7) return null
  const isAllOfIt = said.every((word) => bodyPart.test(word) || besides.test(word))
  return isAllOfIt || hurting.test(words) ? Number(found[1]) : null
}
