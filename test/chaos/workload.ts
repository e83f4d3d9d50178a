/**
 * What a round has to deliver: followed chats in several zones, the chats of the settings, members' reminders of
 * every sort, and an announcement, on both platforms. Written into the database through the program's own stores
 * before it starts; what is expected of it is worked out here, without asking the program.
 *
 * Decoys stand beside it: the same clock time in another zone, a paused and a deleted reminder. None of them may
 * ever arrive.
 */
import { text } from '../../src/chat/reply.ts'
import type { Move } from './moves.ts'
import { followChats, settingsChats } from './workload-chats.ts'
import { addPeople, type Person, placeOf } from './workload-people.ts'
import {
  createPlan,
  type Expected,
  openStores,
  type Plan,
  type Repeating,
  type Stores,
  type WorkloadParts,
} from './workload-plan.ts'
import { addReminders, addRepeating } from './workload-reminders.ts'

export interface Workload {
  readonly expected: readonly Expected[]
  readonly repeating: readonly Repeating[]
  /** Marks that may never arrive. */
  readonly decoys: readonly string[]
  /** The group that moves between two posts. */
  readonly move: Move
  /** Every chat that gets deliveries, under its old address, too. */
  readonly targets: ReadonlySet<string>
  readonly environment: Readonly<Record<string, string>>
  /** The last due time. */
  readonly lastDueAt: number
}

/** Announcements go out half a minute after the coach's second yes. */
const GRACE_MS = 30_000

export async function seedWorkload(parts: WorkloadParts): Promise<Workload> {
  const stores = openStores(parts)
  const plan = createPlan()
  const followed = await followChats(parts, stores, plan)
  const settings = await settingsChats(parts, stores, plan)
  const people = await addPeople(parts, stores)
  for (const person of people) await addReminders(person, parts, stores, plan)
  await addRepeating(parts, stores, plan)
  const coach = await announce(
    [...followed.targets, ...settings.targets],
    people,
    parts,
    stores,
    plan,
  )
  return {
    expected: plan.expected,
    decoys: plan.decoys,
    repeating: plan.repeating,
    move: followed.move,
    targets: new Set([
      ...followed.addresses,
      ...plan.expected.flatMap(({ target, triedAt = target }) => [target, triedAt]),
    ]),
    lastDueAt: Math.max(...[...plan.expected, ...plan.repeating].map(({ dueAt }) => dueAt)),
    environment: { ...settings.environment, COACH_IDS: `telegram:${coach}` },
  }
}

/** Gives the coach's id on Telegram. */
async function announce(
  chats: readonly string[],
  people: readonly Person[],
  { venue: { telegram }, minute, now }: WorkloadParts,
  { members, announcements }: Stores,
  plan: Plan,
): Promise<string> {
  const coach = telegram.person('coach')
  telegram.startedBy(coach)
  const member = await members.memberFor({ platform: 'telegram', id: coach.id })
  await members.changeSettings(member.id, { announcements: false })
  const mark = plan.newMark()
  const { id } = await announcements.draft(member.id, { blocks: [text(`Track is open ${mark}.`)] })
  await announcements.change(id, { timing: { kind: 'at', at: minute } })
  await announcements.ask(id)
  const destination = { platform: 'telegram' as const, chat: coach.id }
  await announcements.confirm(id, { destination, messageIds: ['1'] })
  const dueAt = Math.max(minute, now + GRACE_MS)
  const zone = 'Europe/London'
  const kind = 'announcement' as const
  for (const target of chats)
    plan.expected.push({ kind, mark, target, dueAt, zone, refused: false })
  for (const person of people.filter(({ getsAnnouncements }) => getsAnnouncements))
    plan.expected.push({ kind, mark, dueAt, zone, ...placeOf(person) })
  return coach.id
}
