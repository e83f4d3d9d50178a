import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { loadExercises } from '../../../src/training/exercises/exercises.ts'
import type { LoggedExercise } from '../../../src/training/lift.ts'
import { type LogTextWish, readLogText } from '../../../src/training/logging/log-text.ts'
import '../../support/same-cases.ts'

const file = join(import.meta.dirname, '../../../knowledge/exercises.yaml')
const { exercises } = await loadExercises(file)
const today = '2026-11-24'

const read = (words: string, wish: Partial<LogTextWish> = {}) =>
  readLogText(words, { exercises, planned: ['split-squat'], today, unit: 'kg', ...wish })

/** `split-squat 8·12kg 8·12kg@1`: reps, `s` or `m`, load, reserve. */
const said = ({ exercise, sets }: LoggedExercise) =>
  `${exercise} ${sets
    .map(({ reps, seconds, metres, loadKg, rir, side }) =>
      [
        side === null ? '' : side.slice(0, 1).toUpperCase(),
        reps ?? (seconds === null ? `${metres}m` : `${seconds}s`),
        loadKg === null ? '' : `·${loadKg}kg`,
        rir === null ? '' : `@${rir}`,
      ].join(''),
    )
    .join(' ')}`
const entries = (words: string, wish: Partial<LogTextWish> = {}) =>
  read(words, wish).entries.map(said)

describe('a typed log', () => {
  it.each([
    ['3x8 12kg each side last set hard', ['split-squat 8·12kg 8·12kg 8·12kg@1']],
    ['bw squats 2x10, plank 40s', ['bw-squat 10 10', 'front-plank 40s']],
    ['split squat 3x8@12.5 rir2', ['split-squat 8·12.5kg@2 8·12.5kg@2 8·12.5kg@2']],
    ['5,5,4 pull ups', ['pull-up 5 5 4']],
    ['rdl 60 lb 3x10', ['rdl 10·27.22kg 10·27.22kg 10·27.22kg']],
    ['goblet 16kg 10/10/8', ['goblet-squat 10·16kg 10·16kg 8·16kg']],
    ['split squat L 8 R 7', ['split-squat L8 R7']],
    ['split squat 2 sets 8 left 7 right', ['split-squat L8 L8 R7 R7']],
    ['sl calf raise 2x12/10', ['sl-calf L12 R10 L12 R10']],
    ['20 push ups and 30 air squats', ['push-up 20', 'bw-squat 30']],
    ['db row 2x10 20kg, 2 sets of 8 rdl 40kg', ['db-row 10·20kg 10·20kg', 'rdl 8·40kg 8·40kg']],
    ['back squat 60kg x 5 x 2', ['back-squat 5·60kg 5·60kg']],
    ['trap bar 5x60kg', ['trap-bar-dl 5·60kg']],
    ['deadlift 100x5', ['deadlift 5·100kg']],
    ['goblet squat 10 @ 16, 8 @ 20', ['goblet-squat 10·16kg 8·20kg']],
    ['bench 60 2x5', ['db-press 5·60kg 5·60kg']],
    ['chin ups 5 5 4', ['pull-up 5 5 4']],
    ['plank 1:10', ['front-plank 70s']],
    ['side plank 2x30s each side', ['side-plank 30s 30s']],
    ['farmers carry 2x40m 2x16kg', ['farmer 40m·16kg 40m·16kg']],
    ['copenhagen 2x20', ['copenhagen 20s 20s']],
    ['leg press 2x5 @ 120kg RPE 8', ['leg-press 5·120kg@2 5·120kg@2']],
    ['push ups 2x12 too easy', ['push-up 12@5 12@5']],
    ['goblet squat 1x12 2 left in the tank', ['goblet-squat 12@2']],
    ['Did 2x8 split squats w/ 12,5 kg', ['split-squat 8·12.5kg 8·12.5kg']],
    ['hip thrust 60kg 12,12 + nordic 1x5', ['hip-thrust 12·60kg 12·60kg', 'nordic 5']],
    ['a skip 1x20, skipping rope 1x30', ['a-skip 20', 'rope 30']],
    ['1. goblet squat 1x8 16kg\n2) plank 1x45s', ['goblet-squat 8·16kg', 'front-plank 45s']],
    ['side plank 30s per side x 2', ['side-plank 30s 30s']],
    ['2 rounds: 10 push ups, 30s plank', ['push-up 10 10', 'front-plank 30s 30s']],
    ['hip thrust 1x8 40kg rir 1-2', ['hip-thrust 8·40kg@1']],
    ['rdl 1x8 40kg rpe 7-8', ['rdl 8·40kg@2']],
    ['rdl 1x8 40kg felt 8/10', ['rdl 8·40kg@2']],
    ['tempo split squats 1x6 3-1-1 20kg', ['split-squat 6·20kg']],
    ['goblet squat: 2 × 8 @ 16 kg (RIR 2)', ['goblet-squat 8·16kg@2 8·16kg@2']],
  ])('reads %s', (words, expected) => {
    expect(read(words).questions).toEqual([])
    expect(entries(words)).toEqual(expected)
  })

  it('reads a load without a unit in the unit the member uses', () => {
    expect(entries('rdl 1x10 100', { unit: 'lb' })).toEqual(['rdl 10·45.36kg'])
  })

  it('gives lines without names to the planned exercises in their order', () => {
    const planned = ['goblet-squat', 'db-rdl', 'side-plank']
    expect(entries('1x8 16kg\n1x10 30kg\n1x30s', { planned })).toEqual([
      'goblet-squat 8·16kg',
      'db-rdl 10·30kg',
      'side-plank 30s',
    ])
  })

  it('takes a bare "squats" for the squat of the day', () => {
    expect(entries('squats 1x8 16kg', { planned: ['goblet-squat', 'db-rdl'] })).toEqual([
      'goblet-squat 8·16kg',
    ])
  })

  it('keeps pain, soreness and leftover words', () => {
    expect(read('step ups 3x8 knee pain 3 soreness 2').entries[0]).toMatchObject({
      pain: 3,
      soreness: 2,
      note: 'knee',
    })
    expect(read('pain 4')).toMatchObject({ entries: [], pain: 4 })
  })

  it.each([
    'all done',
    'Done!',
    'did the whole thing',
    'finished it as planned',
  ])('takes "%s" for the session as planned', (words) => {
    expect(read(words)).toMatchObject({ asPlanned: true, entries: [] })
    expect(read('rdl 1x8 40kg').asPlanned).toBe(false)
  })

  it('notes what was skipped, one exercise or all', () => {
    expect(read('skipped').skipped).toBe('all')
    expect(read('skipped the push ups, rdl 1x8 40kg').skipped).toEqual(['push-up'])
  })
})

describe('a doubt', () => {
  it('about a load becomes a question with the likely slip first', () => {
    const { entries: sure, questions } = read('3x8@900kg')
    expect(sure).toEqual([])
    expect(questions[0]?.text).toBe('Split squat: 900 kg, is that right?')
    expect(questions[0]?.choices.map(({ label }) => label)).toEqual([
      '90 kg',
      'Yes, 900 kg',
      'Leave it out',
    ])
    expect(questions[0]?.choices[0]?.entry?.sets[0]?.loadKg).toBe(90)
  })

  it('notices twice the load of last time', () => {
    const { questions } = read('goblet squat 3x8 48kg', { lastKg: () => 20 })
    expect(questions[0]?.text).toContain('48 kg after 20 kg last time')
  })

  it('about the exercise offers the nearest, each ready to log', () => {
    const { questions } = read('zercher squat 3x5 60kg')
    expect(questions[0]?.text).toContain('I do not know "zercher squat"')
    expect(questions[0]?.choices).toHaveLength(4)
    expect(questions[0]?.choices[0]?.entry?.sets).toHaveLength(3)
    expect(questions[0]?.choices.at(-1)?.entry).toBeNull()
  })

  it('about numbers without a name asks which planned exercise they are', () => {
    const { questions } = read('3x8 16kg', { planned: ['goblet-squat', 'db-rdl'] })
    expect(questions[0]?.text).toBe('Which exercise was 3 × 8 · 16 kg?')
  })

  it('about numbers without a name asks for the name when nothing is planned', () => {
    const { questions } = read('3x8 16kg', { planned: [] })
    expect(questions[0]?.text).toMatch(/Which exercise was 3 × 8 · 16 kg\? Write it with its name/)
    expect(questions[0]?.choices).toEqual([])
  })

  it('asks whether @8 is a load or an effort', () => {
    const { questions } = read('goblet 3x8 @8')
    expect(questions[0]?.choices.map(({ label }) => label)).toEqual(['8 kg', 'Effort 8 of 10'])
    expect(questions[0]?.choices[1]?.entry?.sets[0]).toMatchObject({ loadKg: null, rir: 2 })
  })
})

describe('the day of a log', () => {
  it.each([
    ['goblet 3x8', today],
    ['yesterday goblet 3x8', '2026-11-23'],
    ['monday: goblet 3x8', '2026-11-23'],
    ['goblet 3x8 on friday', '2026-11-20'],
    ['2026-11-01 goblet 3x8', '2026-11-01'],
    ['goblet 3x12 my cat sat on me', today],
  ])('of "%s" is %s', (words, day) => {
    expect(read(words).day).toBe(day)
  })

  it('is refused kindly when it is still to come', () => {
    expect(() => read('tomorrow goblet 3x8')).toThrow(UserError)
    expect(() => read('2026-12-24 goblet 3x8')).toThrow('Thu 24 Dec is still to come')
  })

  it('is refused when there is no such date or it is long gone', () => {
    expect(() => read('2026-02-30 goblet 3x8')).toThrow('not a date')
    expect(() => read('2024-02-03 goblet 3x8')).toThrow('more than a year ago')
  })
})

describe('words without sets', () => {
  it('get an example', () => {
    expect(() => read('hello there')).toThrow('goblet squat 3x8 16kg')
  })

  it('never do anything but a log, a question or that example', () => {
    const bits = fc.constantFrom(
      '3x8',
      '12kg',
      'plank',
      ',',
      '\n',
      '@',
      '5,5,4',
      'rir2',
      'L 8',
      'squat',
      '40s',
      'hard',
      '99999',
      '/',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 8 }), (parts) => {
        try {
          const { entries: sure, questions } = read(parts.join(' '))
          for (const entry of [
            ...sure,
            ...questions.flatMap(({ choices }) => choices.flatMap((one) => one.entry ?? [])),
          ])
            for (const set of entry.sets)
              expect(set.reps ?? set.seconds ?? set.metres).not.toBeNull()
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
      }),
    )
  })
})
