/**
 * What is said when a member's reminder comes due.
 *
 * Order of events: whose is it -> a lift reminder waits while a hold stands, one for lift days looks whether today
 * is one -> where does it reach them now -> a reminder at its own hour, or at the hour it was put off to, goes out at
 * once; one that comes late waits until the quiet hours end -> the words with their buttons. Several late ones are
 * told together.
 */
import type { Destination } from '../chat/address.ts'
import { bold, button, buttons, list, note, type Reply, reply, text } from '../chat/reply.ts'
import { type Clock, localDay } from '../clock.ts'
import type { MemberTargets } from '../delivery/member-target.ts'
import type { Outgoing } from '../delivery/outgoing.ts'
import type { Members } from '../members/members.ts'
import { type Due, occurrenceSource, type ScheduleKind } from './due.ts'
import { afterQuietHours } from './quiet-hours.ts'
import { isAboutLifting, readPayload } from './reminder-payload.ts'
import { REMINDER, type Rung } from './reminders.ts'
import { saySoon } from './words/say-time.ts'

export interface ReminderKindParts {
  readonly members: Members
  readonly targets: MemberTargets
  readonly clock: Clock
  /** Whether lifting is on hold for this member. */
  readonly isOnHold: (memberId: string) => Promise<boolean>
  /** Whether the member has a lift on that local day. */
  readonly isLiftDay: (memberId: string, day: string) => Promise<boolean>
}

/** Later than this, it says that it is late. */
const LATE_MS = 5 * 60_000

export function reminderKind(parts: ReminderKindParts): ScheduleKind {
  const prepareCatchUp = async (dues: readonly Due[]) => {
    const wanted: Due[] = []
    for (const due of dues) if (await isWanted(due, parts)) wanted.push(due)
    const [first, ...others] = wanted
    if (first === undefined) return []
    return outgoing(
      wanted,
      others.length === 0 ? single(first, parts) : together(wanted, parts),
      parts,
    )
  }
  return { kind: REMINDER, prepareCatchUp, prepare: (due) => prepareCatchUp([due]) }
}

async function isWanted({ schedule, slot }: Due, parts: ReminderKindParts): Promise<boolean> {
  const member = schedule.ownerMember
  if (member === null) return false
  const { text, onLiftDays } = readPayload(schedule.payload)
  if ((onLiftDays || isAboutLifting(text)) && (await parts.isOnHold(member))) return false
  return !onLiftDays || parts.isLiftDay(member, localDay(slot, schedule.zone))
}

async function outgoing(
  dues: readonly Due[],
  words: Reply,
  parts: ReminderKindParts,
): Promise<readonly Outgoing[]> {
  const [first] = dues
  const memberId = first?.schedule.ownerMember
  if (first === undefined || memberId === null || memberId === undefined) return []
  const to = await chatOf(memberId, parts)
  if (to === null) return []
  const dueAt = await sayableAt(dues, memberId, parts)
  const goodUntil = Math.max(...dues.map(({ slot, schedule }) => slot + schedule.maxAgeMs))
  const notAfter = Math.max(goodUntil, dueAt + HOUR_MS)
  return [
    {
      source: occurrenceSource(first),
      to,
      kind: 'reminder',
      reply: words,
      memberId,
      dueAt,
      notAfter,
    },
  ]
}

const HOUR_MS = 3_600_000

/** When nothing reaches them, the first chat: the ledger writes down that it did not arrive, and why. */
async function chatOf(
  memberId: string,
  { targets, members }: ReminderKindParts,
): Promise<Destination | null> {
  const reached = await targets.chatFor(memberId)
  if (reached !== null) return reached
  return (await members.privateChatsOf(memberId))[0] ?? null
}

/** Their own hour, or the one they put it off to, was chosen and counts; anything else keeps quiet when they want quiet. */
async function sayableAt(
  dues: readonly Due[],
  memberId: string,
  { members, clock }: ReminderKindParts,
): Promise<number> {
  const isAtItsHour = dues.every(({ lateMs }) => lateMs <= LATE_MS)
  if (isAtItsHour) return Math.max(...dues.map(({ slot }) => slot))
  const { settings } = await members.member(memberId)
  return afterQuietHours(clock.now(), settings)
}

// ---- the words

function single(due: Due, { clock }: ReminderKindParts): Reply {
  const { schedule, slot, missed, lateMs } = due
  const when = () => saySoon(slot, schedule.zone, clock.now())
  return reply(
    text('⏰ ', bold(readPayload(schedule.payload).text)),
    lateMs > LATE_MS &&
      note(`This was for ${when()}; I was away, so it is late.${sayMissed(missed)}`),
    rungButtons(rungOf(due), schedule.ownerMember),
  )
}

function sayMissed(missed: number): string {
  if (missed === 0) return ''
  return missed === 1 ? ' You missed 1 before it.' : ` You missed ${missed} before it.`
}

function together(dues: readonly Due[], { clock }: ReminderKindParts): Reply {
  const now = clock.now()
  const lines = dues.map(({ schedule, slot, missed }) => [
    bold(readPayload(schedule.payload).text),
    ` (${saySoon(slot, schedule.zone, now)}${missed === 0 ? '' : `, and ${missed} before it`})`,
  ])
  const [first] = dues
  const all = dues.map(({ schedule }) => readPayload(schedule.payload).text).join('; ')
  return reply(
    text(`⏰ I was away, and you missed ${dues.length} reminders:`),
    list(...lines),
    first && rungButtons({ ...rungOf(first), text: all.slice(0, 500) }, first.schedule.ownerMember),
  )
}

function rungOf({ schedule, occurrenceId, slot }: Due): Rung {
  const { text, firstSlot = slot } = readPayload(schedule.payload)
  return { occurrence: occurrenceId, text, slot: firstSlot, zone: schedule.zone }
}

/** The names that `commands/reminders/remind` gives meaning to. */
export const rungActions = { done: 'reminder.done', snooze: 'reminder.snooze' } as const

function rungButtons(rung: Rung, onlyMember: string | null) {
  const owner = onlyMember === null ? {} : { onlyMember }
  const later = (label: string, how: string) =>
    button(label, { name: rungActions.snooze, data: { ...rung, how }, ...owner })
  return buttons([
    button('Done', { name: rungActions.done, data: { ...rung }, ...owner }, 'primary'),
    later('Snooze 10 min', '10-minutes'),
    later('1 h', '1-hour'),
    later('Tomorrow', 'tomorrow'),
  ])
}
