import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { privateDestination } from '../../src/chat/address.ts'
import type { Person } from '../../src/chat/message.ts'
import { reply, text } from '../../src/chat/reply.ts'
import { createLedger } from '../../src/delivery/ledger.ts'
import { createReachability } from '../../src/delivery/reachability.ts'
import { silentLog } from '../../src/log.ts'
import { createLinks } from '../../src/members/link.ts'
import { createMembers } from '../../src/members/members.ts'
import { exportMember, forgetMember, personalTables } from '../../src/members/personal-data.ts'
import { claimDue } from '../../src/schedule/claim-due.ts'
import { createSchedules } from '../../src/schedule/schedules.ts'
import { createCache } from '../../src/storage/cache.ts'
import { type OpenDatabase, openDatabase } from '../../src/storage/database.ts'

const alice: Person = { platform: 'discord', id: '1', name: 'Alice' }
const aliceOnTelegram: Person = { platform: 'telegram', id: '77', name: 'Alice' }
const bob: Person = { platform: 'telegram', id: '2', name: 'Bob' }

let folder: string
let open: OpenDatabase
let now: number
const clock = { now: () => now, after: () => () => {} }
beforeEach(async () => {
  now = 1_000
  folder = mkdtempSync(join(tmpdir(), 'ironstride-'))
  open = await openDatabase(folder, now)
})
afterEach(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

function parts() {
  const members = createMembers(open.db, clock, 'Europe/Berlin')
  const links = createLinks(open.db, clock, members, createCache(open.db, clock, silentLog, 'link'))
  return { members, links }
}

describe('members', () => {
  it('knows a person again, also when two lines arrive at once', async () => {
    const { members } = parts()
    const [first, second] = await Promise.all([members.memberFor(alice), members.memberFor(alice)])
    expect(first.id).toBe(second.id)
    expect((await members.memberFor(bob)).id).not.toBe(first.id)
  })

  it('counts days in the community zone until the member chooses one', async () => {
    const { members } = parts()
    const { id, settings } = await members.memberFor(alice)
    expect(settings).toMatchObject({ zone: 'Europe/Berlin', zoneChosen: false, units: 'kg' })
    await members.changeSettings(id, { zone: 'Asia/Tokyo' })
    expect((await members.member(id)).settings).toMatchObject({
      zone: 'Asia/Tokyo',
      zoneChosen: true,
    })
  })

  it('hands over everything it knows of a member and forgets it on request', async () => {
    const { members } = parts()
    const { id } = await members.memberFor(alice)
    await open.db
      .insertInto('plan')
      .values({
        member_id: id,
        programme: 'p',
        start_day: '2026-01-01',
        answers_json: '{}',
        updated_at: 1,
      })
      .execute()
    expect(Object.keys(await exportMember(open.db, id)).toSorted()).toEqual([
      'identity',
      'member',
      'plan',
    ])
    await forgetMember(open.db, id)
    expect(await exportMember(open.db, id)).toEqual({ member: [] })
  })

  it('forgets what waits to be sent with its words, and leaves what others got', async () => {
    const { members } = parts()
    const [one, other] = [await members.memberFor(alice), await members.memberFor(bob)]
    const ledger = createLedger(open.db, clock)
    const [own, shared] = [reply(text('your knee')), reply(text('hello all'))]
    const [onDiscord, onTelegram] = [
      privateDestination('discord', '1'),
      privateDestination('telegram', '2'),
    ]
    await ledger.queue([
      { source: 'a', to: onDiscord, kind: 'reminder', reply: own, memberId: one.id },
      { source: 'b', to: onDiscord, kind: 'announcement', reply: shared, memberId: one.id },
      { source: 'b', to: onTelegram, kind: 'announcement', reply: shared, memberId: other.id },
    ])
    const schedules = createSchedules(open.db, clock)
    await schedules.add({
      kind: 'reminder',
      ownerMember: one.id,
      recurrence: { at: 1_500 },
      zone: 'UTC',
    })
    await claimDue(open.db, 2_000)
    await createReachability(open.db, clock).note({
      destination: onDiscord,
      reachable: true,
      reason: 'returned',
    })
    await forgetMember(open.db, one.id)
    const left = async (
      table: 'delivery' | 'content' | 'schedule' | 'occurrence' | 'reachability',
    ) => (await open.db.selectFrom(table).selectAll().execute()).length
    expect(await left('delivery')).toBe(1)
    expect(JSON.stringify(await open.db.selectFrom('content').selectAll().execute())).not.toMatch(
      /knee/,
    )
    expect(await left('content')).toBe(1)
    for (const table of ['schedule', 'occurrence', 'reachability'] as const)
      expect(await left(table)).toBe(0)
  })

  it('finds every table that holds something of a member', async () => {
    const tables = (await personalTables(open.db)).map(({ table }) => table)
    expect(tables).toEqual(
      expect.arrayContaining(['identity', 'button', 'workout_entry', 'hold', 'plan']),
    )
  })
})

describe('linking', () => {
  it('makes one member of two identities and keeps what both had', async () => {
    const { members, links } = parts()
    const onDiscord = await members.memberFor(alice)
    await members.memberFor(aliceOnTelegram)
    const code = await links.newCode(onDiscord, alice)
    const joined = await links.useCode(` ${code.toLowerCase()} `, aliceOnTelegram)
    expect(joined.id).toBe(onDiscord.id)
    expect((await members.memberFor(aliceOnTelegram)).id).toBe(onDiscord.id)
    await members.changeSettings(onDiscord.id, { preferredPlatform: 'telegram' })
    expect(await members.privateChatsOf(onDiscord.id)).toEqual([
      { platform: 'telegram', chat: '77' },
      { platform: 'discord', chat: '@1' },
    ])
  })

  it('takes a code once, for ten minutes, and only on the other platform', async () => {
    const { members, links } = parts()
    const code = await links.newCode(await members.memberFor(alice), alice)
    await expect(links.useCode(code, alice)).rejects.toThrow(/other platform/)
    await links.useCode(code, aliceOnTelegram)
    await expect(links.useCode(code, bob)).rejects.toThrow(/not valid any more/)
    const late = await links.newCode(await members.memberFor(alice), alice)
    now += 10 * 60_000
    await expect(links.useCode(late, bob)).rejects.toThrow(/not valid any more/)
  })

  it('stops guessing after five tries', async () => {
    const { links } = parts()
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(links.useCode('WRONG', bob)).rejects.toThrow(/not valid/)
    }
    await expect(links.useCode('WRONG', bob)).rejects.toThrow(/too many/)
  })
})
