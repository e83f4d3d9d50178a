/**
 * Safety as one part: the gate in front of what members write, the holds it opens, and the buttons that end them.
 */
import { randomUUID } from 'node:crypto'
import type { RedFlags } from '../../answers/red-flags/red-flags.ts'
import { reply, text } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { createMemberHolds, type MemberHolds } from '../../members/member-holds.ts'
import type { Members } from '../../members/members.ts'
import type { Cache } from '../../storage/cache.ts'
import type { Database } from '../../storage/database.ts'
import type { CoachChannel } from '../coach-channel.ts'
import type { CommandSet } from '../command.ts'
import { createHoldOpening, type OpenHold } from './hold-opening.ts'
import { createScreen, type Screen } from './safety.ts'
import { createAnsweredNo, safetyActions } from './safety-actions.ts'

export interface SafeTalkParts {
  readonly redFlags: RedFlags
  readonly db: Database
  readonly members: Members
  readonly coachChannel: Pick<CoachChannel, 'tell'>
  readonly cacheFor: (topic: string) => Cache
  readonly clock: Clock
  readonly log: Log
}

export interface SafeTalk {
  readonly screen: Screen
  readonly holds: MemberHolds
  readonly openHold: OpenHold
  /** The buttons of the gate's questions and of holds. */
  readonly safetyButtons: CommandSet
}

export function createSafeTalk(parts: SafeTalkParts): SafeTalk {
  const { redFlags, clock, log, members } = parts
  const holds = createMemberHolds(parts.db, clock)
  const answeredNo = createAnsweredNo(parts.cacheFor('answered-no'))
  const notifyCoach = (words: string) =>
    parts.coachChannel.tell(`hold:${randomUUID()}`, reply(text(words)))
  const openHold = createHoldOpening({ holds, members, notifyCoach, clock, log })
  return {
    holds,
    openHold,
    screen: createScreen({ gate: redFlags.gate, openHold, answeredNo: answeredNo.of, log }),
    safetyButtons: safetyActions({ redFlags, openHold, holds, answeredNo, clock }),
  }
}
