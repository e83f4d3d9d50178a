/**
 * The red-flag gate in front of everything a member writes.
 *
 * Order of events: the words go through the gate -> nothing found: go on -> a flag: the fixed text is said in
 * private, the hold is recorded, nothing else happens -> unsure: one clarifying question, nothing else happens.
 * No retrieval, no model and no other command comes before it.
 */
import type { GateFinding } from '../../answers/red-flags/red-flags.ts'
import type { Turn } from '../../chat/message.ts'
import { type Button, button, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import type { Log } from '../../log.ts'
import { holdFor } from '../../training/holds.ts'
import type { Talk } from '../command.ts'
import { isPrivateClosed } from '../quietly.ts'

export interface SafetyParts {
  /** `answeredNo`: categories whose question is not asked again now. */
  readonly gate: (words: string, answeredNo?: ReadonlySet<string>) => GateFinding
  /** Records the hold of this category for the member, stops lifts and reminders, tells the coach "on hold". */
  readonly openHold: (memberId: string, category: string) => Promise<void>
  /** Categories whose question this member answered with no a moment ago. Default: none. */
  readonly answeredNo?: (memberId: string) => Promise<ReadonlySet<string>>
  readonly log: Log
}

export type Screen = (talk: Talk, words: string) => Promise<'clear' | 'stopped'>

/** Screens words; `stopped` means the turn is dealt with. A hold is recorded even when nothing can be said. */
export function createScreen({ gate, openHold, answeredNo, log }: SafetyParts): Screen {
  return async (talk, words) => {
    const { id } = talk.member
    const finding = gate(words, await answeredNo?.(id))
    if (finding.kind === 'clear') return 'clear'
    if (finding.kind === 'clarify') {
      await sayPrivately(talk, clarification(finding, id), false)
      return 'stopped'
    }
    const { category, action, somebodyElse } = finding
    log.info({ category, member: id }, 'red flag: answered in private')
    try {
      await sayPrivately(
        talk,
        referral(category, finding.text, somebodyElse === true ? null : id),
        action === 'E',
      )
    } finally {
      if (somebodyElse !== true) await openHold(id, category)
    }
    return 'stopped'
  }
}

/** The fixed text; with the way back under it when the words are about the member and something is held. */
export function referral(category: string, fixedText: string, memberId: string | null): Reply {
  const isHeld = memberId !== null && holdFor(category, '') !== null
  return reply(
    ...fixedText.split('\n\n').map((paragraph) => text(paragraph)),
    isHeld && buttons([clearedButton(category, memberId)]),
    note('I am software, not a clinician, and only you saw this. /privacy says what I keep.'),
  )
}

/** Under every message about a hold and on the hold's card. */
export function clearedButton(category: string, memberId: string): Button {
  return button('I have been cleared', {
    name: 'safety.cleared',
    data: { category },
    onlyMember: memberId,
  })
}

function clarification(
  { category, question }: { category: string; question: string },
  memberId: string,
): Reply {
  const answer = (name: string) => ({ name, data: { category }, once: true, onlyMember: memberId })
  return reply(
    text(question),
    buttons([
      button('Yes', answer('safety.yes'), 'danger'),
      button('No, just training talk', answer('safety.no')),
    ]),
  )
}

/**
 * Says it where only the author sees it. When that is impossible an emergency is said openly, because it must be
 * heard; anything else becomes a neutral invitation to talk in private.
 */
export async function sayPrivately(talk: Talk, words: Reply, urgent: boolean): Promise<void> {
  try {
    await talk.say(words, { private: true })
  } catch (error) {
    if (!isPrivateClosed(error)) throw error
    await talk.say(urgent ? words : openPrivateChat(talk.turn))
  }
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
