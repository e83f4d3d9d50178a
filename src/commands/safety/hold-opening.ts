/**
 * What happens when the red-flag gate fires: the category's hold is recorded and the coach hears that somebody is
 * on hold, without a reason unless this member agreed to share it.
 */
import { type Clock, localDay } from '../../clock.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { MemberHolds } from '../../members/member-holds.ts'
import type { Members } from '../../members/members.ts'
import { holdFor } from '../../training/holds.ts'

export interface HoldOpeningParts {
  readonly holds: Pick<MemberHolds, 'open' | 'add'>
  readonly members: Pick<Members, 'member'>
  readonly notifyCoach: (text: string) => Promise<void>
  readonly clock: Clock
  readonly log: Log
}

export type OpenHold = (memberId: string, category: string) => Promise<void>

/** The coach hears of a hold once for as long as it is open; a notice that fails changes nothing for the member. */
export function createHoldOpening(parts: HoldOpeningParts): OpenHold {
  const { holds, members, notifyCoach, clock, log } = parts
  return async (memberId, category) => {
    const { settings } = await members.member(memberId)
    const hold = holdFor(category, localDay(clock.now(), settings.zone))
    if (hold === null) return
    const standing = await holds.open(memberId)
    await holds.add(memberId, hold)
    if (standing.some((one) => one.category === category)) return
    await notifyCoach(coachNotice(settings.shareHolds ? category : null)).catch((error) =>
      log.warn({ error: messageOf(error) }, 'the coach did not hear of a hold'),
    )
  }
}

function coachNotice(category: string | null): string {
  const why =
    category === null
      ? 'They have not shared why, and there is nothing you need to do.'
      : `They share the reason with you: ${category.replaceAll('-', ' ')}.`
  return `A member is on hold: no lifts and no lift reminders until they say they were cleared. ${why}`
}
