/**
 * The people of a round: on either platform, one who blocks, one who is on both and blocks where they like to be.
 */
import type { Venue } from './venue.ts'
import type { Stores, WorkloadParts } from './workload-plan.ts'

export interface Person {
  readonly memberId: string
  /** Where their messages have to arrive. */
  readonly target: string
  readonly refused: boolean
  readonly triedAt?: string
  readonly getsAnnouncements: boolean
}

export async function addPeople(parts: WorkloadParts, stores: Stores): Promise<Person[]> {
  const alone = ['ann', 'ben', 'cleo'].map((name) => onTelegram(name, false, parts, stores))
  const blocked = onTelegram('dan', true, parts, stores)
  const onDiscordToo = ['eve', 'finn'].map((name) => onDiscord(name, parts, stores))
  return Promise.all([...alone, blocked, ...onDiscordToo, linked(parts, stores)])
}

export async function onTelegram(
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
export function placeOf({ target, refused, triedAt }: Person) {
  return { target, refused, ...(triedAt === undefined ? {} : { triedAt }) }
}

function standingOf(telegram: Venue['telegram'], personId: string) {
  const room = telegram.world.rooms.get(Number(personId))
  if (room === undefined) throw new Error(`Nobody has the id ${personId}`)
  return room
}
