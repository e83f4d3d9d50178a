/**
 * A line in a private chat that needs no command because it can mean one thing only: sets that were done, the whole
 * lift done, the last entry taken back, or how strong something hurts. Whatever asks something stays a question for the articles.
 */

import { type ReadLog, readLogText } from '../../training/logging/log-text.ts'
import type { CommandTalk } from '../command.ts'
import { isUndo, logWords, takeLog } from './log.ts'
import { askWherePain } from './pain.ts'
import { planOn, runnerOf, workOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

/** True when the line was a log or a pain score and is dealt with. The red-flag gate has seen it. */
export async function takePlainWords(talk: CommandTalk, parts: TrainingParts): Promise<boolean> {
  if (talk.turn.message.room !== 'private' || asks(talk.text)) return false
  if (isUndo(talk.text)) return takeLog(talk, talk.text, parts).then(() => true)
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
const score = /\b(10|\d) ?\/ ?10\b|\b(10|\d)[.! ]*$/

/** "left knee 6", "calf hurts 4/10": a short line with a place and a number up to ten. */
function painTold(words: string): number | null {
  const found = score.exec(words)
  if (found === null || !bodyPart.test(words) || words.split(/\s+/).length > 8) return null
  return Number(found[1] ?? found[2])
}
