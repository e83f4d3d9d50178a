/**
 * What a member sees when a reminder is set or changed: its rhythm in words, the next five local times, what a
 * clock change does to them, whose zone that is, and the buttons to put it right.
 */
import {
  type Block,
  bold,
  button,
  buttons,
  list,
  note,
  type Reply,
  reply,
  text,
} from '../../chat/reply.ts'
import { type Clock, localDay } from '../../clock.ts'
import type { Member } from '../../members/members.ts'
import { cityOf, sayZone } from '../../members/zones.ts'
import { nextTimes } from '../../schedule/recurrence.ts'
import type { Reminder } from '../../schedule/reminders.ts'
import { wantedClock } from '../../schedule/wanted-clock.ts'
import type { ReadReminder } from '../../schedule/words/remind-words.ts'
import { sayRecurrence } from '../../schedule/words/say-recurrence.ts'
import { sayClockChange, sayInstant } from '../../schedule/words/say-time.ts'

export interface ConfirmationParts {
  readonly clock: Clock
  /** Whether the member has a lift on that local day. */
  readonly isLiftDay: (memberId: string, day: string) => Promise<boolean>
}

const SHOWN = 5
/** Lift days are looked for this far; a block without lifts is not that long. */
const LOOKED_AT = 60

export async function confirmation(
  member: Member,
  reminder: Reminder,
  { assumed, otherwise }: Pick<ReadReminder, 'assumed' | 'otherwise'>,
  parts: ConfirmationParts,
): Promise<Reply> {
  const times = await comingTimes(member.id, reminder, parts)
  return reply(
    text('⏰ ', bold(reminder.text), `: ${rhythm(reminder, parts.clock.now())}.`),
    times.length > 0 &&
      list(...times.map((time) => sayTime(time, reminder, member, parts.clock.now()))),
    ...assumed.map((sentence) => note(sentence)),
    reminder.zoneIsNamed ? namedZoneNote(reminder) : zoneNote(member, parts.clock.now()),
    confirmationButtons(member, reminder, otherwise),
  )
}

/** `every day at 07:00, on lift days`: how a reminder is told in a list. */
export function rhythm(
  { recurrence, zone, zoneIsNamed, onLiftDays }: Reminder,
  now: number,
): string {
  const clock = zoneIsNamed ? `, ${cityOf(zone)} time` : ''
  return `${sayRecurrence(recurrence, zone, now)}${clock}${onLiftDays ? ', on lift days' : ''}`
}

async function comingTimes(
  memberId: string,
  { recurrence, zone, onLiftDays }: Reminder,
  { clock, isLiftDay }: ConfirmationParts,
): Promise<readonly number[]> {
  if (!onLiftDays) return nextTimes(recurrence, zone, clock.now(), SHOWN)
  const wanted: number[] = []
  for (const time of nextTimes(recurrence, zone, clock.now(), LOOKED_AT)) {
    if (await isLiftDay(memberId, localDay(time, zone))) wanted.push(time)
    if (wanted.length === SHOWN) break
  }
  return wanted
}

function sayTime(
  time: number,
  { recurrence, zone, zoneIsNamed }: Reminder,
  { settings }: Member,
  now: number,
): string {
  const change = sayClockChange(time, zone, wantedClock(recurrence, zone, time))
  return `${sayInstant(time, zoneIsNamed ? settings.zone : zone, now)}${change === null ? '' : ` (${change})`}`
}

function namedZoneNote({ zone }: Reminder): Block {
  return note(`Told in your own time; it goes by the clocks of ${cityOf(zone)}.`)
}

function zoneNote({ settings }: Member, now: number): Block | null {
  if (settings.zoneChosen) return null
  return note(
    `Times are those of the community: ${sayZone(settings.zone, now)}. Elsewhere? Set your zone.`,
  )
}

function confirmationButtons(
  { id: onlyMember, settings }: Member,
  reminder: Reminder,
  otherwise: ReadReminder['otherwise'],
) {
  const { id } = reminder
  const corrections = [
    ...(otherwise === null ? [] : [other(otherwise, id, onlyMember)]),
    ...(settings.zoneChosen
      ? []
      : [
          button('Set my zone', {
            name: 'settings.page',
            data: { page: 'zone', fresh: true },
            onlyMember,
          }),
        ]),
  ]
  const standing = [
    button('Edit', { name: 'reminders.edit', data: { id }, onlyMember }),
    button('Delete', { name: 'reminders.delete', data: { id }, onlyMember }),
    button('All reminders', { name: 'reminders.page', data: { page: 0 }, onlyMember }),
  ]
  return corrections.length === 0 ? buttons(standing) : buttons(corrections, standing)
}

function other(
  { label, recurrence }: NonNullable<ReadReminder['otherwise']>,
  id: string,
  onlyMember: string,
) {
  return button(label, { name: 'remind.other', data: { id, recurrence }, onlyMember })
}
