/** The figures the programmes are written from: main lifts of the max-strength base, and landings of all. */

import { describe, expect, it } from 'vitest'
import type { Level } from '../../src/training/lift.ts'
import {
  cellFor,
  cellOf,
  type Programme,
  type SetGroup,
  setCount,
} from '../../src/training/programmes/programme.ts'
import { loadKnowledge } from './fixtures/runner.ts'

const { programmes } = await loadKnowledge()
const named = (id: string): Programme => {
  const programme = programmes.get(id)
  if (programme === undefined) throw new Error(`no programme ${id}`)
  return programme
}

const say = ({ sets, reps, percent1RM, open, rir }: SetGroup) =>
  `${sets}x${reps}${open ? '+' : ''}@${percent1RM} RIR${rir}`

function mainRow(session: string, level: Level): string[] {
  const base = named('max-strength-base')
  const slot = base.sessions
    .find(({ name }) => name === session)
    ?.slots.find(({ block }) => block === 'main')
  if (slot === undefined) throw new Error('no main lift')
  return base.weeks.map(({ week }) => cellOf(slot, week, level).map(say).join(' and '))
}

const untilWeek8 = [
  '3x6@75 RIR4',
  '3x6@77.5 RIR3',
  '3x5@80 RIR3',
  '2x5@70 RIR6',
  '3x5@82.5 RIR2',
  '4x4@82.5 RIR3',
  '4x4@85 RIR2',
  '3x3@77.5 RIR6',
]
const test = '2x3@75 RIR7 and 1x3+@85 RIR1'

describe('the main lift of the max-strength base', () => {
  it.each(['A', 'B'])('climbs to doubles at 90 %% in session %s', (session) => {
    const heaviest = ['3x3@87.5 RIR2', '4x3@87.5 RIR2', '3x2@90 RIR2', test]
    for (const level of ['L2', 'L3'] as const)
      expect(mainRow(session, level)).toEqual([...untilWeek8, ...heaviest])
  })

  it.each(['A', 'B'])('stops at 85 %% for L1 in session %s', (session) => {
    const heaviest = ['3x4@85 RIR2', '4x4@85 RIR2', '3x3@85 RIR3', test]
    expect(mainRow(session, 'L1')).toEqual([...untilWeek8, ...heaviest])
  })
})

describe('the landings of a session, week by week', () => {
  it.each([
    ['bodyweight-foundation', 'A', [20, 20, 30, 18, 40, 50, 60, 30]],
    ['bodyweight-foundation', 'B', [20, 20, 30, 18, 40, 50, 60, 30]],
    ['dumbbell-foundation', 'A', [30, 30, 40, 24, 45, 55, 60, 30]],
    ['dumbbell-foundation', 'B', [30, 30, 40, 24, 45, 55, 60, 30]],
    ['max-strength-base', 'A', [30, 40, 50, 30, 50, 60, 60, 35, 60, 70, 80, 0]],
    ['max-strength-base', 'B', [30, 40, 50, 30, 50, 60, 60, 35, 60, 70, 80, 0]],
    ['power-race-build', 'P', [60, 70, 80, 50, 90, 100]],
    ['power-race-build', 'H', [30, 35, 40, 20, 40, 40]],
  ] as const)('of %s %s are those of the reference', (id, session, landings) => {
    expect(named(id).weeks.map(({ contacts }) => contacts[session])).toEqual(landings)
  })

  it('stay between 20 and 40 once a week, 30 and 50 in season', () => {
    const loading = (id: string) => named(id).weeks.filter(({ deload }) => !deload)
    for (const { contacts } of loading('busy-runner')) {
      expect(contacts.A).toBeGreaterThanOrEqual(20)
      expect(contacts.A).toBeLessThanOrEqual(40)
    }
    for (const { contacts } of loading('in-season-maintenance')) {
      expect(contacts.A).toBeGreaterThanOrEqual(30)
      expect(contacts.A).toBeLessThanOrEqual(50)
    }
  })
})

describe('the sets of a week', () => {
  const setsOf = (id: string, level: Level) =>
    named(id).weeks.map(({ week }) =>
      named(id)
        .sessions.flatMap(({ slots }) => slots)
        .filter(({ block }) => block !== 'plyo')
        .reduce((sum, slot) => sum + setCount(cellOf(slot, week, level)), 0),
    )

  it.each(['bodyweight-foundation', 'dumbbell-foundation'])('rise 24, 28, 32, 36 in %s', (id) => {
    const [one, , three, , five, six, seven] = setsOf(id, 'L0')
    expect([one, three, five, six, seven]).toEqual([24, 24, 28, 32, 36])
  })

  it.each(['L0', 'L2'] as const)('are 16 and 18 once a week at %s', (level) => {
    const sets = setsOf('busy-runner', level)
    expect([sets[4], sets[5], sets[6]]).toEqual([16, 16, 16])
    expect([sets[8], sets[9], sets[10]]).toEqual([18, 18, 18])
  })

  it('give the kettlebell swing sixes where the jump squat has fours', () => {
    const slot = named('power-race-build')
      .sessions.flatMap(({ slots }) => slots)
      .find(({ block }) => block === 'power')
    if (slot === undefined) throw new Error('no power slot')
    expect(cellFor(slot, 'jump-squat', 1, 'L2')).toMatchObject([
      { sets: 4, reps: 4, percent1RM: 35 },
    ])
    expect(cellFor(slot, 'kb-swing', 1, 'L2')).toMatchObject([
      { sets: 4, reps: 6, percent1RM: null },
    ])
  })
})
