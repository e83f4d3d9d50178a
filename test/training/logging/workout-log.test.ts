import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { type OpenDatabase, openDatabase } from '../../../src/storage/database.ts'
import type { LoggedExercise } from '../../../src/training/lift.ts'
import { createWorkoutLog } from '../../../src/training/logging/workout-log.ts'
import { nextTarget } from '../../../src/training/progression/progression.ts'
import { smallCatalogue } from '../fixtures/exercise-rows.ts'

let folder: string
let open: OpenDatabase
let now = 1_000
const clock = { now: () => now++, after: () => () => {} }
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ironstride-'))
  open = await openDatabase(folder, 0)
})
afterEach(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

const today = '2026-11-24'
const entry = (words: Partial<LoggedExercise> = {}): LoggedExercise => ({
  day: '2026-11-23',
  exercise: 'goblet-squat',
  sets: [12, 12, 12].map((reps) => ({
    reps,
    loadKg: 24,
    rir: 3,
    seconds: null,
    metres: null,
    side: null,
  })),
  pain: null,
  soreness: null,
  ...words,
})
const log = () => createWorkoutLog(open.db, clock)

describe('the workout log', () => {
  it('gives back what was written, by day, and only to its member', async () => {
    await log().add(
      'alice',
      [entry(), { ...entry({ day: '2026-11-20' }), note: 'felt good' }],
      today,
    )
    await log().add('bob', [entry()], today)
    const entries = await log().entries('alice')
    expect(entries.map(({ day, note }) => [day, note])).toEqual([
      ['2026-11-20', 'felt good'],
      ['2026-11-23', null],
    ])
    expect(entries[1]).toMatchObject(entry())
  })

  it('reads a span of days and the newest entries', async () => {
    await log().add('alice', [entry({ day: '2026-11-01' }), entry({ day: '2026-11-10' })], today)
    expect(await log().entries('alice', { from: '2026-11-05' })).toHaveLength(1)
    expect(await log().entries('alice', { to: '2026-11-05' })).toHaveLength(1)
    expect(await log().latest('alice', 1)).toHaveLength(1)
  })

  it('takes nothing for a day to come, and then none of the others either', async () => {
    const adding = log().add('alice', [entry(), entry({ day: '2026-11-25' })], today)
    await expect(adding).rejects.toThrow(UserError)
    await expect(log().add('alice', [entry({ sets: [] })], today)).rejects.toThrow('no set')
    expect(await log().entries('alice')).toEqual([])
  })

  it('lets a correction reach the next numbers', async () => {
    const [written] = await log().add('alice', [entry()], today)
    expect(await nextLoad()).toBe(26)
    const sets = entry().sets.map((set) => ({ ...set, reps: 10 }))
    expect(await log().correct('alice', written?.id ?? '', { sets }, today)).toMatchObject({ sets })
    expect(await nextLoad()).toBe(24)
  })

  it('deletes and brings back, for its member only', async () => {
    const [written] = await log().add('alice', [entry()], today)
    const id = written?.id ?? ''
    expect(await log().delete('bob', id)).toBe(false)
    expect(await log().delete('alice', id)).toBe(true)
    expect(await log().delete('alice', id)).toBe(false)
    expect(await log().correct('alice', id, { pain: 2 }, today)).toBeNull()
    expect(await nextLoad()).toBeNull()
    expect(await log().restore('alice', id)).toBe(true)
    expect(await nextLoad()).toBe(26)
  })
})

async function nextLoad(): Promise<number | null> {
  const exercise = smallCatalogue.get('goblet-squat')
  if (exercise === undefined) throw new Error('no goblet squat')
  const blank = { open: false, seconds: null, metres: null, percent1RM: null, loadKg: null }
  const target = nextTarget({
    exercise,
    day: today,
    prescribed: [1, 2, 3].map(() => ({ ...blank, reps: 8, repsMax: 12, rir: 3 })),
    growth: 'double',
    deload: false,
    loadFactor: 1,
    repeatLast: false,
    heldBy: null,
    asked: null,
    fewestReps: null,
    entries: await log().entries('alice'),
    level: 'L1',
    kit: ['dumbbells'],
    ageYears: null,
    bodyWeightKg: null,
  })
  return target.sets[0]?.loadKg ?? null
}
