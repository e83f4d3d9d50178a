/**
 * Joining one person's Discord and Telegram identities by a short code.
 *
 * Ask for a code on one platform, type it on the other within ten minutes. A code works once, only on another
 * platform than its own, and guessing is slowed down by a limit of tries.
 */
import { randomInt } from 'node:crypto'
import type { Person } from '../chat/message.ts'
import type { Clock } from '../clock.ts'
import { UserError } from '../errors.ts'
import type { Cache } from '../storage/cache.ts'
import type { Database } from '../storage/database.ts'
import type { Member, Members } from './members.ts'
import { joinMembers } from './personal-data.ts'

const CODE_LIFE_MS = 10 * 60_000
const TRIES = 5
/** No letters or digits that look alike. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 8

export interface Links {
  /** A fresh code for this person; older ones of theirs stop working. */
  newCode(member: Member, person: Person): Promise<string>
  /** Joins the code's owner with this person. Throws `UserError` when the code does not fit. */
  useCode(code: string, person: Person): Promise<Member>
}

export function createLinks(db: Database, clock: Clock, members: Members, tries: Cache): Links {
  return {
    async newCode(member, person) {
      await db.deleteFrom('link_code').where('member_id', '=', member.id).execute()
      const code = randomCode()
      await db
        .insertInto('link_code')
        .values({
          code,
          member_id: member.id,
          platform: person.platform,
          expires_at: clock.now() + CODE_LIFE_MS,
          used_at: null,
        })
        .execute()
      return code
    },
    async useCode(typed, person) {
      await countTry(tries, person)
      const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
      const owner = await takeCode(db, code, person, clock.now())
      const current = await members.memberFor(person)
      await joinMembers(db, current.id, owner)
      return members.member(owner)
    },
  }
}

/** Marks the code used and says whose it is, in one step so that it cannot be used twice. */
async function takeCode(db: Database, code: string, person: Person, now: number): Promise<string> {
  const row = await db
    .selectFrom('link_code')
    .selectAll()
    .where('code', '=', code)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (row === undefined) {
    throw new UserError(
      'That code is not valid any more. Ask for a new one with /link on your other platform; it lasts ten minutes.',
    )
  }
  if (row.platform === person.platform) {
    throw new UserError(
      'Type that code on your other platform: it joins the two accounts you have there and here.',
    )
  }
  const used = await db
    .updateTable('link_code')
    .set({ used_at: now })
    .where('code', '=', code)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) throw new UserError('That code was just used.')
  return row.member_id
}

async function countTry(tries: Cache, person: Person): Promise<void> {
  const key = `${person.platform}:${person.id}`
  const count = (await tries.get<number>(key)) ?? 0
  if (count >= TRIES)
    throw new UserError('That was a few tries too many. Wait ten minutes and use a fresh code.')
  await tries.set(key, count + 1, CODE_LIFE_MS)
}

function randomCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
