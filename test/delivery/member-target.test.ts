import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMemberTargets } from '../../src/delivery/member-target.ts'
import { createReachability } from '../../src/delivery/reachability.ts'
import { createMembers } from '../../src/members/members.ts'
import { joinMembers } from '../../src/members/personal-data.ts'
import { type OpenDatabase, openDatabase } from '../../src/storage/database.ts'
import { createFakeClock } from '../support/fake-clock.ts'

const clock = createFakeClock()
let folder: string
let open: OpenDatabase
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ironstride-'))
  open = await openDatabase(folder, clock.now())
})
afterEach(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

const onTelegram = { platform: 'telegram', chat: '77' } as const
const onDiscord = { platform: 'discord', chat: '@1' } as const

/** Alice, known on Discord first and linked with Telegram, which she prefers. */
async function alice() {
  const members = createMembers(open.db, clock, 'Europe/Berlin')
  const { id } = await members.memberFor({ platform: 'discord', id: '1' })
  const other = await members.memberFor({ platform: 'telegram', id: '77' })
  await joinMembers(open.db, other.id, id)
  await members.changeSettings(id, { preferredPlatform: 'telegram' })
  const reachability = createReachability(open.db, clock)
  return { id, members, reachability, db: open.db }
}

it('writes to the platform a member prefers, to the other one while that is blocked, and back again', async () => {
  const parts = await alice()
  const targets = createMemberTargets(parts)
  expect(await targets.chatFor(parts.id)).toEqual(onTelegram)
  await parts.reachability.note({ destination: onTelegram, reachable: false, reason: 'blocked' })
  expect(await targets.chatFor(parts.id)).toEqual(onDiscord)
  await parts.reachability.note({ destination: onDiscord, reachable: false, reason: 'dms-closed' })
  expect(await targets.chatFor(parts.id)).toBeNull()
  await parts.reachability.heard(onTelegram)
  expect(await targets.chatFor(parts.id)).toEqual(onTelegram)
})

it('passes over a platform that is not connected, and a member who is no more', async () => {
  const parts = await alice()
  const withoutTelegram = (platform: string) => platform !== 'telegram'
  const targets = createMemberTargets({ ...parts, isConnected: withoutTelegram })
  expect(await targets.chatFor(parts.id)).toEqual(onDiscord)
  expect(await targets.chatFor('nobody')).toBeNull()
})
