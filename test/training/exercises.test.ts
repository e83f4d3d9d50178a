import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exerciseReply, howReply } from '../../src/training/exercise-reply.ts'
import { loadExercises, readExercises } from '../../src/training/exercises.ts'
import { findExercise } from '../../src/training/find-exercise.ts'
import { smallCatalogue } from './fixtures/exercise-rows.ts'

const file = join(import.meta.dirname, '../../knowledge/exercises.yaml')
const { exercises, problems } = await loadExercises(file)
const found = (words: string) => {
  const answer = findExercise(exercises, words)
  return answer.kind === 'found' ? answer.exercise.id : answer.exercises.map(({ id }) => id)
}

const row = (words: Record<string, string> = {}) => {
  const fields = {
    id: 'air-squat',
    name: 'Air squat',
    pattern: 'squat',
    primeMuscles: '[quadriceps]',
    kit: '[[none]]',
    level: 'L0',
    cues: '[Sit, Stand]',
    fault: 'Rushing.',
    mend: 'Slow down.',
    why: 'Legs.',
    ...words,
  }
  const lines = Object.entries(fields).map(([name, value]) => `  ${name}: ${value}`)
  return `-${lines.join('\n').slice(1)}\n`
}
const complaints = (text: string) =>
  readExercises('exercises.yaml', text).problems.map(
    (problem) => `${problem.file}:${problem.line}: ${problem.message}`,
  )

describe('the list of exercises', () => {
  it('is sound and holds all seventy and the towel row', () => {
    expect(problems).toEqual([])
    expect([...exercises.keys()].sort()).toEqual([...smallCatalogue.keys()].sort())
  })

  it('agrees with the reference on movement, kit, level, sides and landings', () => {
    for (const {
      id,
      pattern,
      kit,
      level,
      unilateral,
      contacts,
      measure,
    } of smallCatalogue.values())
      expect(exercises.get(id)).toMatchObject({
        id,
        pattern,
        kit: expect.arrayContaining([...kit]),
        level,
        unilateral,
        contacts,
        measure,
      })
  })

  it('promises nothing about injuries and quotes no figures', () => {
    for (const { why } of exercises.values()) expect(why).not.toMatch(/injur|prevent|%|\d/i)
  })

  it('keeps every text short enough for a phone', () => {
    for (const { cues, why, fault, mend } of exercises.values())
      for (const words of [...cues, why, fault, mend]) expect(words.length).toBeLessThan(110)
  })
})

describe('a fault in the file', () => {
  it('is told with the line it stands in', () => {
    expect(complaints(row({ level: 'L7' }))).toEqual([
      'exercises.yaml:6: [0].level: Invalid option: expected one of "L0"|"L1"|"L2"|"L3"',
    ])
  })

  it('names a swap that does not exist and one with itself', () => {
    expect(complaints(row({ harder: '[moon-squat, air-squat]' }))).toEqual([
      'exercises.yaml:11: no exercise is called moon-squat',
      'exercises.yaml:11: air-squat cannot replace itself',
    ])
  })

  it('names an id and a name that stand twice', () => {
    const twice = row() + row() + row({ id: 'other', name: 'Other', aliases: '[air squats]' })
    expect(complaints(twice)).toEqual([
      'exercises.yaml:11: the id air-squat stands here a second time',
      'exercises.yaml:31: "air squats" is already a name of air-squat',
    ])
  })

  it('names an unknown field', () => {
    expect(complaints(row({ colour: 'red' }))).toEqual([
      'exercises.yaml:11: [0]: unknown field "colour"',
    ])
  })

  it('is told too when the file is missing', async () => {
    const missing = await loadExercises('/nowhere/exercises.yaml')
    expect(missing.problems[0]?.message).toContain('no such file')
  })
})

describe('finding an exercise', () => {
  it.each([
    ['split squat', 'split-squat'],
    ['Split-Squats', 'split-squat'],
    ['splt squat', 'split-squat'],
    ['bulgarians', 'rfess'],
    ['bulgarian spilt squat', 'rfess'],
    ['press ups', 'push-up'],
    ['one leg rdl', 'sl-rdl'],
    ['SLRDL', 'sl-rdl'],
    ['1-leg calf raises', 'sl-calf'],
    ['hex bar', 'trap-bar-dl'],
    ['trapbar deadlift', 'trap-bar-dl'],
    ['kb swings', 'kb-swing'],
    ['heavy goblet squats with dumbbells', 'goblet-squat'],
    ['copenhagan', 'copenhagen'],
    ['palof press', 'pallof'],
    ['farmers walk', 'farmer'],
    ['farmer’s carry', 'farmer'],
    ['hip thruts', 'hip-thrust'],
    ['sl-rdl', 'sl-rdl'],
    ['chinups', 'pull-up'],
    ['box jumps', 'box-jump'],
    ['romanian dedlift', 'rdl'],
    ['dumbell row', 'db-row'],
  ])('understands %s', (words, id) => {
    expect(found(words)).toBe(id)
  })

  it('names the nearest three when it is not sure', () => {
    expect(found('zercher squat')).toHaveLength(3)
    expect(found('   ')).toEqual([])
  })

  it('knows every id, name and alias', () => {
    for (const { id, name, aliases } of exercises.values())
      for (const words of [id, name, ...aliases]) expect(found(words)).toBe(id)
  })

  it('answers whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(found(words)).toBeDefined()
      }),
    )
  })
})

describe('the how card', () => {
  const splitSquat = exercises.get('split-squat')

  it('shows why, cues, the usual mistake and the ways on', () => {
    const blocks = splitSquat === undefined ? [] : exerciseReply(splitSquat, exercises).blocks
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'title',
      'text',
      'list',
      'text',
      'list',
      'note',
    ])
    expect(JSON.stringify(blocks)).toContain('Rear-foot-elevated split squat')
  })

  it('offers the nearest names for an unknown one', () => {
    const card = howReply(findExercise(exercises, 'zercher squat'), exercises)
    expect(JSON.stringify(card)).toContain('Did you mean')
  })
})
