import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planDays } from '../../src/training/lift-for-day.ts'
import { type LiftFlags, printableDay, readLiftFlags } from '../../src/training/lift-request.ts'
import { loadKnowledge } from './fixtures/runner.ts'

const knowledge = await loadKnowledge()
const folder = await mkdtemp(join(tmpdir(), 'lift-'))
const today = '2026-11-26'
const read = (flags: LiftFlags) => readLiftFlags(flags, knowledge, today)
const days = async (flags: LiftFlags) => planDays(await read(flags)).map(printableDay)
const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

describe('the lift command', () => {
  it('answers a Tuesday of the bodyweight foundation with a rest day and its reason', async () => {
    const tuesday = {
      programme: 'bodyweight-foundation',
      start: '2026-11-23',
      day: '2026-11-24',
    }
    expect(await days(tuesday)).toEqual([
      {
        day: '2026-11-24',
        programme: 'bodyweight-foundation',
        week: 1,
        phase: 'foundation',
        deload: false,
        kind: 'rest',
        title: 'Rest day',
        earliestStart: null,
        minutes: 0,
        contacts: 0,
        blocks: [],
        reasons: [{ rule: 'F4', text: expect.stringContaining('48 hours') }],
      },
    ])
  })

  it('rests after a race just before the plan, and refuses one long gone', async () => {
    const race = { today: '2026-11-23', distance: 'ultra' }
    const [day] = await days({ ...race, race: '2026-11-22' })
    expect(day).toMatchObject({ kind: 'rest', reasons: [{ rule: 'T5' }] })
    await expect(days({ ...race, race: '2026-11-01' })).rejects.toThrow('in the past')
  })

  it('leaves out the movement that hurt, until it is said to be better', async () => {
    const told = (pain: number, on: string) => ({
      day: on,
      exercise: 'back-squat',
      sets: [{ reps: 5, loadKg: 60 }],
      pain,
    })
    const flags = {
      programme: 'max-strength-base',
      start: '2026-11-16',
      today: '2026-11-20',
      day: '2026-11-23',
    }
    const squats = async (...entries: object[]) => {
      const [day] = await days({ ...flags, log: await file('pain.json', JSON.stringify(entries)) })
      const rules = day?.reasons.map(({ rule }) => rule) ?? []
      const main = day?.blocks.find(({ name }) => name === 'main')?.exercises.map(({ id }) => id)
      return { rules, main: main ?? [] }
    }
    expect(await squats(told(6, '2026-11-16'))).toEqual({ rules: ['A4'], main: [] })
    const better = await squats(told(6, '2026-11-16'), told(2, '2026-11-19'))
    expect(better).toEqual({ rules: [], main: ['back-squat'] })
  })

  it('prints every field of every set, absent values as null', async () => {
    const [day] = await days({ start: '2026-11-23', day: '2026-11-23' })
    const squat = day?.blocks.find(({ name }) => name === 'main')?.exercises[0]
    expect(Object.keys(squat ?? {}).join(' ')).toBe(
      'id name pattern unilateral pair contacts restSeconds sets why',
    )
    expect(squat).toMatchObject({ id: 'bw-squat', pair: 'A', contacts: 0, restSeconds: 45 })
    expect(squat?.sets[0]).toEqual({
      reps: 8,
      repsMax: null,
      open: false,
      seconds: null,
      metres: null,
      percent1RM: null,
      rir: 4,
      loadKg: null,
    })
  })

  it('begins this Monday with nothing but the floor when nothing is said', async () => {
    expect(await read({})).toMatchObject({
      programme: 'bodyweight-foundation',
      startDay: '2026-11-23',
      from: today,
      days: 1,
      profile: { level: 'L0', kit: ['none'] },
      race: null,
      log: null,
    })
  })

  it('takes the first level and kit a programme serves', async () => {
    const wish = await read({ programme: 'power-race-build' })
    expect(wish.profile).toMatchObject({ level: 'L2', kit: ['gym'] })
  })

  it('reads the flags of a person', async () => {
    const flags = 'pregnant,cleared,postpartum-weeks=9,weight-kg=61,calf-raises-20'
    expect((await read({ flags, age: '34' })).profile).toMatchObject({
      pregnant: true,
      cleared: true,
      postpartumWeeks: 9,
      bodyWeightKg: 61,
      calfRaises20: true,
      techniqueSignedOff: false,
      ageYears: 34,
    })
  })

  it('takes next numbers from a log and days from a run plan', async () => {
    const done = { reps: 12, loadKg: 16, rir: 3 }
    const log = ['2026-11-02', '2026-11-09', '2026-11-16'].map((day) => ({
      day,
      exercise: 'Goblet squat',
      sets: [done, done],
    }))
    const runs = [{ day: '2026-11-24', start: '06:30', minutes: 60, kind: 'quality' }]
    const [lift] = await days({
      programme: 'dumbbell-foundation',
      start: '2026-11-02',
      day: '2026-11-24',
      log: await file('log.json', JSON.stringify(log)),
      runs: await file('runs.json', JSON.stringify(runs)),
    })
    const squat = lift?.blocks.find(({ name }) => name === 'main')?.exercises[0]
    expect(lift?.earliestStart).toBe('13:30')
    expect(squat?.sets[0]?.loadKg).toBeGreaterThan(0)
    expect(squat?.why).toContain('Nov')
  })

  it('shows the rest after a race the plan ran through', async () => {
    const wish = { start: '2026-10-05', race: '2026-11-22', distance: 'half', day: '2026-11-25' }
    expect(await days(wish)).toMatchObject([{ kind: 'rest', phase: 'post-race' }])
  })

  it('plans the taper from its race date', async () => {
    const race = { programme: 'taper-race-week', race: '2026-12-05', distance: 'half' }
    const plan = await days({ ...race, day: today, days: '10' })
    expect(plan.some(({ title }) => title.startsWith('T2'))).toBe(true)
    await expect(read({ programme: 'taper-race-week' })).rejects.toThrow('--race')
  })
})

describe('a flag that does not fit', () => {
  it.each<[LiftFlags, string]>([
    [{ programme: 'bulk' }, 'I know bodyweight-foundation'],
    [{ day: '2026-02-30' }, '--day takes a day that exists'],
    [{ days: '0' }, '--days takes a whole number from 1'],
    [{ level: 'L7' }, '--level takes L0, L1, L2 or L3'],
    [{ programme: 'max-strength-base', level: 'L0' }, 'begins at L1'],
    [{ kit: 'dumbells' }, 'I do not know the kit "dumbells"'],
    [{ race: '2026-11-01', distance: '10k' }, 'is in the past'],
    [{ race: '2027-04-25' }, '--distance'],
    [{ distance: 'half' }, '--race'],
    [{ race: '2027-04-25', distance: 'mile' }, '5k, 10k, half'],
    [{ age: '9' }, 'from 13 years'],
    [{ flags: 'tired' }, 'technique-signed-off'],
    [{ runs: '/nowhere/runs.json' }, 'I cannot read'],
  ])('is answered with what would: %j', async (flags, words) => {
    await expect(read(flags)).rejects.toThrow(words)
  })

  it.each([
    ['{', 'is not JSON'],
    ['[{"day": "2026-11-24", "start": "6.30", "minutes": 60, "kind": "easy"}]', '[0].start'],
    ['[{"day": "2026-11-24", "start": "06:30", "minutes": 60, "kind": "tempo"}]', 'easy, quality'],
  ])('names the place in a run plan: %s', async (text, words) => {
    await expect(read({ runs: await file('bad.json', text) })).rejects.toThrow(words)
  })

  it('refuses a log for tomorrow and an exercise nobody knows', async () => {
    const tomorrow = await file('l1.json', '[{"day":"2026-11-27","exercise":"pogo","sets":[]}]')
    await expect(read({ log: tomorrow, today })).rejects.toThrow('still to come')
    const unknown = await file('l2.json', '[{"day":"2026-11-20","exercise":"xyzzy","sets":[]}]')
    await expect(read({ log: unknown })).rejects.toThrow('no exercise called "xyzzy"')
    const heavy = '[{"day":"2026-11-20","exercise":"pogo","sets":[{"reps":8,"loadKg":900}]}]'
    await expect(read({ log: await file('l3.json', heavy) })).rejects.toThrow('[0].sets[0].loadKg')
  })
})
