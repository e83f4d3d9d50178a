/**
 * What a round has to deliver: followed chats in several zones, the chats of the settings, members' reminders of
 * every sort, and an announcement, on both platforms. Written into the database through the program's own stores
 * before it starts; what is expected of it is worked out here, without asking the program.
 *
 * Decoys stand beside it: the same clock time in another zone, a paused and a deleted reminder. None of them may
 * ever arrive.
 */
import { parseDestination } from '../../src/chat/address.ts'
import { text } from '../../src/chat/reply.ts'
import { createAnnouncements } from '../../src/delivery/announcements.ts'
import { createMembers } from '../../src/members/members.ts'
import { scheduleDailyLift } from '../../src/schedule/daily-lift.ts'
import { createFollowedChats } from '../../src/schedule/followed-chats.ts'
import { createReminders } from '../../src/schedule/reminders.ts'
import { createSchedules } from '../../src/schedule/schedules.ts'
import type { Database } from '../../src/storage/database.ts'
import type { Chance } from './chance.ts'
import type { Venue } from './venue.ts'

export type ExpectedKind = 'lift' | 'reminder' | 'announcement'

/** One message that has to arrive in one chat. */
export interface Expected {
  readonly kind: ExpectedKind
  /** Stands in its words and in no other's, except lifts, which name their programme. */
  readonly mark: string
  /** Where it has to stand in the end. */
  readonly target: string
  readonly dueAt: number
  readonly zone: string
  /** Nobody takes it there, and the ledger has to say so. */
  readonly refused: boolean
  /** Where the same person is tried first. */
  readonly triedAt?: string
}

export interface Workload {
  readonly expected: readonly Expected[]
  /** Marks that may never arrive. */
  readonly decoys: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** The last due time. */
  readonly lastDueAt: number
}

export interface WorkloadParts {
  readonly venue: Venue
  readonly db: Database
  readonly chance: Chance
  readonly now: number
  /** A whole minute soon after `now`. */
  readonly minute: number
}

/** All of them have the Monday of the round while it runs. */
const zones = [
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Adelaide',
  'Pacific/Honolulu',
]
export const MONDAY = '2026-11-23'
const programmes = [
  ['busy-runner', 'Busy runner'],
  ['dumbbell-foundation', 'Dumbbell foundation'],
  ['max-strength-base', 'Max-strength base'],
  ['in-season-maintenance', 'In-season maintenance'],
] as const

const MINUTE_MS = 60_000
/** Announcements go out half a minute after the coach's second yes. */
const GRACE_MS = 30_000

export async function seedWorkload(parts: WorkloadParts): Promise<Workload> {
  const stores = openStores(parts)
  const plan = createPlan()
  const chats = await followChats(parts, stores, plan)
  const settings = await settingsChats(parts, stores, plan)
  const people = await addPeople(parts, stores)
  for (const person of people) await addReminders(person, parts, stores, plan)
  const coach = await announce([...chats, ...settings.targets], people, parts, stores, plan)
  return {
    expected: plan.expected,
    decoys: plan.decoys,
    lastDueAt: Math.max(...plan.expected.map(({ dueAt }) => dueAt)),
    environment: { ...settings.environment, COACH_IDS: `telegram:${coach}` },
  }
}

interface Person {
  readonly memberId: string
  /** Where their messages have to arrive. */
  readonly target: string
  readonly refused: boolean
  readonly triedAt?: string
  readonly getsAnnouncements: boolean
}

type Stores = ReturnType<typeof openStores>
type Plan = ReturnType<typeof createPlan>

function openStores({ db, now }: WorkloadParts) {
  const clock = { now: () => now, after: () => () => {} }
  const schedules = createSchedules(db, clock)
  return {
    schedules,
    members: createMembers(db, clock, 'Europe/London'),
    followedChats: createFollowedChats({ db, clock, schedules }),
    reminders: createReminders(schedules, clock),
    announcements: createAnnouncements(db, clock),
  }
}

function createPlan() {
  let marks = 0
  return {
    expected: [] as Expected[],
    decoys: [] as string[],
    newMark(): string {
      marks += 1
      return `zq${marks}`
    },
  }
}

/** `HH:MM` on the clocks of that zone. */
export function onTheWall(at: number, zone: string): string {
  const shown = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-GB', shown).format(at)
}

// ---- lifts

async function followChats(parts: WorkloadParts, stores: Stores, plan: Plan): Promise<string[]> {
  const { venue, chance, minute } = parts
  const places = [...telegramGroups(parts), ...discordChannels(venue)]
  for (const { address, target, followedBy } of places) {
    const zone = chance.one(zones)
    const [programme, name] = chance.one(programmes)
    const [platform = '', chat = ''] = address.split(':')
    await stores.followedChats.follow({
      destination: { platform: platform as 'discord' | 'telegram', chat },
      ...{ programme, startDay: MONDAY, zone, followedBy },
      localTime: onTheWall(minute, zone),
    })
    plan.expected.push({ kind: 'lift', mark: name, target, dueAt: minute, zone, refused: false })
  }
  return places.map(({ target }) => target)
}

interface FollowedPlace {
  readonly address: string
  /** Where that is in the end. */
  readonly target: string
  readonly followedBy: string
}

/** Two groups; every other round the second one has become a supergroup that only Telegram knows of. */
function telegramGroups({ venue: { telegram }, chance }: WorkloadParts): FollowedPlace[] {
  const boss = telegram.person('boss')
  const groups = [telegram.group('Track'), telegram.group('Hills', { basic: true })]
  const moves = chance.happens(0.5)
  return groups.map((group, index) => {
    group.admins.add(Number(boss.id))
    const moved = moves && index === 1 ? telegram.migrate(group) : group
    moved.admins.add(Number(boss.id))
    return {
      address: `telegram:${group.id}`,
      target: `telegram:${moved.id}`,
      followedBy: `telegram:${boss.id}`,
    }
  })
}

function discordChannels({ discord }: Venue): FollowedPlace[] {
  const boss = discord.person('boss')
  discord.world.managers.add(boss.id)
  return ['track', 'hills'].map((name) => {
    const address = `discord:${discord.channel(name).id}`
    return { address, target: address, followedBy: `discord:${boss.id}` }
  })
}

async function settingsChats(
  { venue, chance, minute }: WorkloadParts,
  { schedules }: Stores,
  plan: Plan,
) {
  const zone = chance.one(zones)
  const [hour, minuteOfHour] = onTheWall(minute, zone).split(':').map(Number)
  const targets = [`telegram:${venue.telegram.club.id}`, `discord:${venue.discord.general.id}`]
  for (const target of targets) {
    const mark = 'Bodyweight foundation'
    plan.expected.push({ kind: 'lift', mark, target, dueAt: minute, zone, refused: false })
  }
  const cron = `${minuteOfHour} ${hour} * * *`
  const chats = targets.flatMap((target) => parseDestination(target) ?? [])
  await scheduleDailyLift(schedules, { chats, cron, zone })
  const environment = {
    TIME_ZONE: zone,
    DAILY_LIFT_CRON: cron,
    DAILY_LIFT_CHATS: targets.join(','),
  }
  return { targets, environment }
}

// ---- people

async function addPeople(parts: WorkloadParts, stores: Stores): Promise<Person[]> {
  const alone = ['ann', 'ben', 'cleo'].map((name) => onTelegram(name, false, parts, stores))
  const blocked = onTelegram('dan', true, parts, stores)
  const onDiscordToo = ['eve', 'finn'].map((name) => onDiscord(name, parts, stores))
  return Promise.all([...alone, blocked, ...onDiscordToo, linked(parts, stores)])
}

async function onTelegram(
  name: string,
  blocks: boolean,
  { venue: { telegram } }: WorkloadParts,
  { members }: Stores,
): Promise<Person> {
  const person = telegram.person(name)
  telegram.startedBy(person)
  if (blocks) standingOf(telegram, person.id).standsAs = 'blocked'
  const { id } = await members.memberFor({ platform: 'telegram', id: person.id })
  const target = `telegram:${person.id}`
  return { memberId: id, target, refused: blocks, getsAnnouncements: true }
}

async function onDiscord(
  name: string,
  { venue: { discord } }: WorkloadParts,
  { members }: Stores,
): Promise<Person> {
  const person = discord.person(name)
  const { id } = await members.memberFor({ platform: 'discord', id: person.id })
  const optedIn = name === 'eve'
  if (optedIn) await members.changeSettings(id, { announcements: true })
  const target = `discord:@${person.id}`
  return { memberId: id, target, refused: false, getsAnnouncements: optedIn }
}

/** Blocked where they like to be written to, so that everything has to reach them on Discord. */
async function linked(
  { venue: { telegram, discord }, db, now }: WorkloadParts,
  { members }: Stores,
): Promise<Person> {
  const [here, there] = [telegram.person('gus'), discord.person('gus')]
  telegram.startedBy(here)
  standingOf(telegram, here.id).standsAs = 'blocked'
  const { id } = await members.memberFor({ platform: 'telegram', id: here.id })
  await db
    .insertInto('identity')
    .values({ platform: 'discord', person_id: there.id, member_id: id, created_at: now })
    .execute()
  await members.changeSettings(id, { preferredPlatform: 'telegram', announcements: true })
  const target = `discord:@${there.id}`
  const triedAt = `telegram:${here.id}`
  return { memberId: id, target, triedAt, refused: false, getsAnnouncements: true }
}

/** The part of a person that what is expected for them keeps. */
function placeOf({ target, refused, triedAt }: Person) {
  return { target, refused, ...(triedAt === undefined ? {} : { triedAt }) }
}

function standingOf(telegram: Venue['telegram'], personId: string) {
  const room = telegram.world.rooms.get(Number(personId))
  if (room === undefined) throw new Error(`Nobody has the id ${personId}`)
  return room
}

// ---- reminders

async function addReminders(person: Person, parts: WorkloadParts, stores: Stores, plan: Plan) {
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

// ---- the announcement

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
