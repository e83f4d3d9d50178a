import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exerciseReply, howReply } from '../../../src/training/exercises/exercise-reply.ts'
import { loadExercises, readExercises } from '../../../src/training/exercises/exercises.ts'
import { findExercise } from '../../../src/training/exercises/find-exercise.ts'
import { smallCatalogue } from '../fixtures/exercise-rows.ts'
import '../../support/same-cases.ts'

const file = join(import.meta.dirname, '../../../knowledge/exercises.yaml')
const { exercises, problems } = await loadExercises(file)
const found = (words: string) => {
  const answer = findExercise(exercises, words)
  return answer.kind === 'found' ? answer.exercise.id : answer.exercises.map(({ id }) => id)
}

/** id | easier | same movement with other kit | harder */
const swaps = `
sit-to-stand|||bw-squat
bw-squat|sit-to-stand||goblet-squat
goblet-squat|bw-squat|leg-press|back-squat
box-squat|goblet-squat|leg-press|back-squat
back-squat||trap-bar-dl leg-press goblet-squat|
front-squat|goblet-squat|back-squat|
leg-press||goblet-squat back-squat|
split-squat|sit-to-stand||rfess
rfess|split-squat|step-up|
reverse-lunge|split-squat||walking-lunge
walking-lunge|reverse-lunge||
step-up||rfess|
step-down|||sl-box-squat
sl-box-squat|step-down||
hinge-drill|||db-rdl
glute-bridge|||sl-bridge
sl-bridge|glute-bridge||sl-hip-thrust
hip-thrust||sl-hip-thrust|
sl-hip-thrust|sl-bridge||
db-rdl|hinge-drill||rdl
rdl||db-rdl back-ext|
sl-rdl||db-rdl|
trap-bar-dl||deadlift back-squat goblet-squat|
deadlift|rdl|trap-bar-dl|
kb-swing|db-rdl|jump-squat|
back-ext||db-rdl|
slider-curl|||nordic
nordic|slider-curl|leg-curl|
leg-curl||slider-curl|
dl-calf|||sl-calf
sl-calf|dl-calf|seated-calf|
bent-knee-calf||seated-calf|
seated-calf||bent-knee-calf|
band-walk||side-lie-abd|
side-lie-abd||band-walk|
dead-bug|||front-plank
bird-dog||dead-bug|
pallof||dead-bug|
suitcase||side-plank|
farmer||suitcase|
push-up||db-press|
db-press||push-up|
inverted-row||db-row|
db-row||inverted-row|
pull-up||pulldown|
pulldown||pull-up|
rope||pogo|
a-skip||rope|
cmj|snap-down|box-jump|
box-jump||cmj|
broad-jump|cmj||
jump-squat||kb-swing|
sl-pogo|pogo||
drop-jump|cmj||
`

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

  it('names the swaps of the reference', () => {
    for (const line of swaps.trim().split('\n')) {
      const [id = '', easier = '', other = '', harder = ''] = line.split('|')
      const list = (ids: string) => expect.arrayContaining(ids.split(' ').filter(Boolean))
      expect({ id, ...exercises.get(id) }).toMatchObject({
        id,
        easier: list(easier),
        other: list(other),
        harder: list(harder),
      })
    }
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

  it.each([
    [{ pattern: 'jumping about' }, 3, '[0].pattern: Invalid option: expected one of '],
    [{ kit: '[[trampoline]]' }, 5, '[0].kit[0][0]: Invalid option: expected one of '],
    [{ kit: '[]' }, 5, '[0].kit: write [[none]] when nothing is needed'],
    [{ cues: '[Sit]' }, 7, '[0].cues: two or three cues'],
    [{ primeMuscles: '[]' }, 4, '[0].primeMuscles: name at least one muscle'],
    [{ id: 'Air Squat' }, 1, '[0].id: an id is small letters and hyphens'],
    [{ contacts: '9' }, 11, '[0].contacts: '],
    [{ unilateral: 'both' }, 11, '[0].unilateral: '],
  ])('names field and line: %j', (words, line, message) => {
    const told = complaints(row(words))
    expect(told).toHaveLength(1)
    expect(told[0]?.startsWith(`exercises.yaml:${line}: ${message}`), told[0]).toBe(true)
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
