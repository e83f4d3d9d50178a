/**
 * What people say about reminders without a command: "remind me to stretch at 7", and "never mind".
 */
import { readReminder } from '../../schedule/words/remind-words.ts'
import type { CommandTalk } from '../command.ts'

const ASKS =
  /^\W*(?:(?:please|pls|hey|hi|ok|can you|could you|would you|will you)[\s,]+)*(?:(?:remind|ping|nudge)\s+me|(?:set|add|make|create)\s+(?:me\s+)?(?:a|another)\s+reminder)\b/i

/** Whether a whole message asks for a reminder and says when. "Remind me how to squat" is a question. */
export function asksForReminder({ text, turn, member }: CommandTalk): boolean {
  if (!ASKS.test(text)) return false
  const { zone } = member.settings
  const reading = readReminder(text, { now: turn.message.sentAt, zone })
  return reading.kind !== 'unclear' || reading.missing === 'text'
}

/** Whether these words begin anew, whatever was asked before. */
export function beginsAnew(words: string): boolean {
  return ASKS.test(words)
}

/** Whether somebody does not want to go on. */
export function isLeaving(words: string): boolean {
  return /^\W*(?:cancel|never ?mind|nvm|forget it|leave it(?: as it is)?)\W*$/i.test(words)
}
