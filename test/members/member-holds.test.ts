import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemberHolds, type MemberHolds } from '../../src/members/member-holds.ts'
import { type OpenDatabase, openDatabase } from '../../src/storage/database.ts'
import { createFakeClock } from '../support/fake-clock.ts'

const day = '2026-11-24'
const chest = { category: 'chest-pain', since: day, scope: 'all' } as const
const knee = { category: 'pain', since: day, scope: ['squat'] } as const

let folder: string
let open: OpenDatabase
let holds: MemberHolds
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ironstride-'))
  open = await openDatabase(folder, 0)
  holds = createMemberHolds(open.db, createFakeClock())
})
afterEach(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('holds of a member', () => {
  it('stand until they are cleared, and only theirs', async () => {
    await holds.add('alice', chest)
    expect(await holds.open('alice')).toEqual([chest])
    expect(await holds.isOnHold('bob')).toBe(false)
    expect(await holds.clear('bob', 'chest-pain', 'me too')).toBe(false)
    expect(await holds.clear('alice', 'chest-pain', 'my doctor cleared me')).toBe(true)
    expect(await holds.isOnHold('alice')).toBe(false)
    expect(await holds.clear('alice', 'chest-pain', 'again')).toBe(false)
  })

  it('are remembered once they are cleared, the ones that stopped everything', async () => {
    await holds.add('alice', chest)
    await holds.add('alice', knee)
    await holds.clear('alice', 'chest-pain', 'my doctor cleared me')
    await holds.clear('alice', 'pain', 'it is better')
    expect(await holds.closed('alice')).toEqual([{ since: day, clearedAt: expect.any(Number) }])
  })

  it('open once a category, also when two flags come at once', async () => {
    await Promise.all([holds.add('alice', chest), holds.add('alice', chest)])
    expect(await holds.open('alice')).toHaveLength(1)
  })

  it('widen when the same trouble reaches another movement', async () => {
    await holds.add('alice', knee)
    await holds.add('alice', { ...knee, since: '2026-11-26', scope: ['hinge', 'squat'] })
    expect(await holds.open('alice')).toEqual([{ ...knee, scope: ['squat', 'hinge'] }])
    await holds.add('alice', { ...knee, scope: 'all' })
    expect(await holds.open('alice')).toEqual([{ ...knee, scope: 'all' }])
  })

  it('come anew after a clearance', async () => {
    await holds.add('alice', knee)
    await holds.clear('alice', 'pain', 'my physio cleared me')
    const later = { ...knee, since: '2026-12-01' }
    await holds.add('alice', later)
    expect(await holds.open('alice')).toEqual([later])
  })
})
