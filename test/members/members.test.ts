import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../src/chat/message.ts'
import { silentLog } from '../../src/log.ts'
import { createLinks } from '../../src/members/link.ts'
import { createMembers } from '../../src/members/members.ts'
import { exportMember, forgetMember, personalTables } from '../../src/members/personal-data.ts'
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
