/**
 * Members: the people behind Discord and Telegram accounts.
 *
 * Whoever speaks becomes a member at once: one row, an identity on their platform, default settings. Names and
 * messages are not stored. A person may join identities of both platforms (`link`), take their data with them
 * or have it deleted (`personal-data`).
 */
import { randomUUID } from 'node:crypto'
import { type Destination, isPlatformName, privateDestination } from '../chat/address.ts'
import type { Person } from '../chat/message.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/database.ts'
import {
  changedSettings,
  type MemberSettings,
  readSettings,
  type StoredSettings,
} from './settings.ts'

export interface Member {
  readonly id: string
  readonly settings: MemberSettings
  /** The training profile as stored JSON; `training` reads it. */
  readonly profileJson: string
}

export interface Identity {
  readonly platform: Destination['platform']
  readonly personId: string
}

export interface Members {
  /** The member this person is; made when new. */
  memberFor(person: Pick<Person, 'platform' | 'id'>): Promise<Member>
  /** Rejects when there is no such member. */
  member(id: string): Promise<Member>
  identitiesOf(memberId: string): Promise<readonly Identity[]>
  /** Private chats of a member, the preferred platform first. */
  privateChatsOf(memberId: string): Promise<readonly Destination[]>
  /** Accounts on that platform of everybody who joined the group's week. */
  inGroupWeek(
    platform: Destination['platform'],
  ): Promise<readonly { readonly memberId: string; readonly personId: string }[]>
  changeSettings(memberId: string, change: StoredSettings): Promise<MemberSettings>
  saveProfile(memberId: string, profileJson: string): Promise<void>
}

export function createMembers(db: Database, clock: Clock, communityZone: string): Members {
  const asMember = (row: { id: string; settings_json: string; profile_json: string }): Member => ({
    id: row.id,
    settings: readSettings(row.settings_json, communityZone),
    profileJson: row.profile_json,
  })
  const member = async (id: string) =>
    asMember(
      await db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    )

  const members: Members = {
    member,
    async memberFor(person) {
      const known = await findMember(db, person)
      return known === undefined
        ? member(await addMember(db, person, clock.now()))
        : asMember(known)
    },
    identitiesOf: (memberId) => identitiesOf(db, memberId),
    async privateChatsOf(memberId) {
      const [{ settings }, identities] = [await member(memberId), await identitiesOf(db, memberId)]
      const preferredFirst = identities.toSorted(
        (a, b) =>
          Number(b.platform === settings.preferredPlatform) -
          Number(a.platform === settings.preferredPlatform),
      )
      return preferredFirst.map(({ platform, personId }) => privateDestination(platform, personId))
    },
    async inGroupWeek(platform) {
      const rows = await db
        .selectFrom('identity')
        .innerJoin('member', 'member.id', 'identity.member_id')
        .select(['identity.member_id', 'identity.person_id', 'member.settings_json'])
        .where('identity.platform', '=', platform)
        .where('member.settings_json', 'like', '%"groupSummary":true%')
        .orderBy('identity.created_at')
        .execute()
      return rows
        .filter(({ settings_json }) => readSettings(settings_json, communityZone).groupSummary)
        .map(({ member_id, person_id }) => ({ memberId: member_id, personId: person_id }))
    },
    async changeSettings(memberId, change) {
      const row = await db
        .selectFrom('member')
        .select('settings_json')
        .where('id', '=', memberId)
        .executeTakeFirstOrThrow()
      const settings_json = changedSettings(row.settings_json, change)
      await db.updateTable('member').set({ settings_json }).where('id', '=', memberId).execute()
      return readSettings(settings_json, communityZone)
    },
    async saveProfile(memberId, profile_json) {
      await db.updateTable('member').set({ profile_json }).where('id', '=', memberId).execute()
    },
  }
  return members
}

function findMember(db: Database, person: Pick<Person, 'platform' | 'id'>) {
  return db
    .selectFrom('identity')
    .innerJoin('member', 'member.id', 'identity.member_id')
    .selectAll('member')
    .where('identity.platform', '=', person.platform)
    .where('identity.person_id', '=', person.id)
    .executeTakeFirst()
}

/** Adds a member for a person; when somebody else was quicker, theirs stands. */
async function addMember(
  db: Database,
  person: Pick<Person, 'platform' | 'id'>,
  now: number,
): Promise<string> {
  return db.transaction().execute(async (change) => {
    const id = randomUUID()
    const added = await change
      .insertInto('identity')
      .values({ platform: person.platform, person_id: person.id, member_id: id, created_at: now })
      .onConflict((conflict) => conflict.columns(['platform', 'person_id']).doNothing())
      .executeTakeFirst()
    if ((added.numInsertedOrUpdatedRows ?? 0n) === 0n) return existingMember(change, person)
    await change
      .insertInto('member')
      .values({ id, created_at: now, settings_json: '{}', profile_json: '{}' })
      .execute()
    return id
  })
}

async function existingMember(
  db: Database,
  person: Pick<Person, 'platform' | 'id'>,
): Promise<string> {
  const row = await db
    .selectFrom('identity')
    .select('member_id')
    .where('platform', '=', person.platform)
    .where('person_id', '=', person.id)
    .executeTakeFirstOrThrow()
  return row.member_id
}

async function identitiesOf(db: Database, memberId: string): Promise<readonly Identity[]> {
  const rows = await db
    .selectFrom('identity')
    .select(['platform', 'person_id'])
    .where('member_id', '=', memberId)
    .orderBy('created_at')
    .execute()
  return rows.flatMap(({ platform, person_id }) =>
    isPlatformName(platform) ? [{ platform, personId: person_id }] : [],
  )
}
