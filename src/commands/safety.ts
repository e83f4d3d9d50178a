/**
 * The red-flag gate in front of everything a member writes.
 *
 * Order of events: the words go through the gate -> nothing found: go on -> a flag: the fixed text is said in
 * private, the hold is recorded, nothing else happens -> unsure: one clarifying question, nothing else happens.
 * No retrieval, no model and no other command comes before it.
 */
import type { GateFinding } from '../answers/red-flags.ts'
import type { Turn } from '../chat/message.ts'
import { button, buttons, note, type Reply, reply, text } from '../chat/reply.ts'
import { PlatformError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Talk } from './command.ts'

export interface SafetyParts {
  readonly gate: (words: string) => GateFinding
  /** Records the hold of this category for the member, stops lifts and reminders, tells the coach "on hold". */
  readonly openHold: (memberId: string, category: string) => Promise<void>
  readonly log: Log
}

export type Screen = (talk: Talk, words: string) => Promise<'clear' | 'stopped'>

/** Screens words; `stopped` means the turn is dealt with. */
export function createScreen({ gate, openHold, log }: SafetyParts): Screen {
  return async (talk, words) => {
    const finding = gate(words)
    if (finding.kind === 'clear') return 'clear'
    if (finding.kind === 'flag') {
      log.info(
        { category: finding.category, member: talk.member.id },
        'red flag: answered in private',
      )
      await sayPrivately(talk, referral(finding.text), finding.action === 'E')
      if (finding.somebodyElse !== true) await openHold(talk.member.id, finding.category)
    } else await sayPrivately(talk, clarification(finding), false)
    return 'stopped'
  }
}

function referral(fixedText: string): Reply {
  return reply(
    ...fixedText.split('\n\n').map((paragraph) => text(paragraph)),
    note('I am software, not a clinician, and only you saw this. /privacy says what I keep.'),
  )
}

function clarification({ category, question }: { category: string; question: string }): Reply {
  return reply(
    text(question),
    buttons([
      button('Yes', { name: 'safety.yes', data: { category }, once: true }, 'danger'),
      button('No, just training talk', { name: 'safety.no', once: true }),
    ]),
  )
}

/**
 * Says it where only the author sees it. When that is impossible an emergency is said openly, because it must be
 * heard; anything else becomes a neutral invitation to talk in private.
 */
async function sayPrivately(talk: Talk, words: Reply, urgent: boolean): Promise<void> {
  try {
    await talk.say(words, { private: true })
  } catch (error) {
    if (!isPrivateClosed(error)) throw error
    await talk.say(urgent ? words : openPrivateChat(talk.turn))
  }
}

function isPrivateClosed(error: unknown): boolean {
  return error instanceof PlatformError && error.reason === 'private-closed'
}

function openPrivateChat(turn: Turn): Reply {
  return reply(
    text(
      turn.author.platform === 'telegram'
        ? 'That one is better in private. Open a chat with me, press Start and ask again there.'
        : 'That one is better in private. Allow direct messages from this server, or write to me directly.',
    ),
  )
}
