/**
 * Members' reminders of every sort, one that comes again and again, and decoys that may never arrive.
 */
import type { ReminderPayload } from '../../src/schedule/reminder-payload.ts'
import { REMINDER } from '../../src/schedule/reminders.ts'
import { onTelegram, type Person, placeOf } from './workload-people.ts'
import {
  MONDAY,
  onTheWall,
  type Plan,
  type Stores,
  type WorkloadParts,
  zones,
} from './workload-plan.ts'

const MINUTE_MS = 60_000

export async function addReminders(
  person: Person,
  parts: WorkloadParts,
  stores: Stores,
  plan: Plan,
) {
  const { chance } = parts
  const count = chance.between(1, 3)
  for (let index = 0; index < count; index += 1) await addReminder(person, parts, stores, plan)
  if (chance.happens(0.5)) await addDecoy(person, parts, stores, plan)
}

async function addReminder(
  person: Person,
  { chance, minute }: WorkloadParts,
  { reminders }: Stores,
  plan: Plan,
) {
  const zone = chance.one(zones)
  const mark = plan.newMark()
  const dueAt = chance.happens(0.3)
    ? minute + chance.number(90_000)
    : minute + MINUTE_MS * chance.number(2)
  const recurrence = dueAt % MINUTE_MS === 0 ? chance.one(waysToSay(dueAt, zone)) : { at: dueAt }
  await reminders.add(person.memberId, { text: `hips ${mark}`, recurrence, zone })
  plan.expected.push({ kind: 'reminder', mark, dueAt, zone, ...placeOf(person) })
}

/** The same minute as a cron pattern, a rule, a local time. */
function waysToSay(dueAt: number, zone: string) {
  const wall = onTheWall(dueAt, zone)
  const [hour, minute] = wall.split(':').map(Number)
  return [
    { cron: `${minute} ${hour} * * *` },
    { rrule: 'FREQ=DAILY;INTERVAL=2', from: `${MONDAY}T${wall}` },
    { once: `${MONDAY}T${wall}` },
  ]
}

/** Hours away although the clock shows the same somewhere else; or paused; or deleted. */
async function addDecoy(
  { memberId }: Person,
  { chance, minute }: WorkloadParts,
  { reminders }: Stores,
  plan: Plan,
) {
  const mark = plan.newMark()
  plan.decoys.push(mark)
  const zone = chance.one(zones)
  const other = chance.one(
    zones.filter((one) => hoursUntil(onTheWall(minute, zone), minute, one) > 5),
  )
  const sort = chance.one(['zone', 'paused', 'deleted'])
  const [hour, minuteOfHour] = onTheWall(minute, zone).split(':').map(Number)
  const cron = `${minuteOfHour} ${hour} * * *`
  const added = { text: `hips ${mark}`, recurrence: { cron }, zone: sort === 'zone' ? other : zone }
  const { id } = await reminders.add(memberId, added)
  if (sort === 'paused') await reminders.pause(memberId, id)
  if (sort === 'deleted') await reminders.remove(memberId, id)
}

/** How long until the clocks of that zone show that time. */
function hoursUntil(wall: string, at: number, zone: string): number {
  const minutes = (shown: string) => {
    const [hour = 0, minute = 0] = shown.split(':').map(Number)
    return hour * 60 + minute
  }
  return ((minutes(wall) - minutes(onTheWall(at, zone)) + 1_440) % 1_440) / 60
}

/** Every two minutes, so that many of its times pass while the program is dead. Nothing goes wrong in that chat. */
export async function addRepeating(parts: WorkloadParts, stores: Stores, plan: Plan) {
  const { memberId, target } = await onTelegram('hal', false, parts, stores)
  await stores.members.changeSettings(memberId, { announcements: false })
  const mark = plan.newMark()
  const added = await stores.schedules.add({
    kind: REMINDER,
    ownerMember: memberId,
    recurrence: { cron: '*/2 * * * *' },
    zone: 'Europe/London',
    payload: { text: `hips ${mark}` } satisfies ReminderPayload,
  })
  const dueAt = added.nextDueAt ?? Number.NaN
  plan.repeating.push({ mark, target, dueAt, everyMs: 2 * MINUTE_MS })
}
