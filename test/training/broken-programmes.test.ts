import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkTraining } from '../../src/training/check-training.ts'
import { loadExercises } from '../../src/training/exercises/exercises.ts'
import { problemsOf } from '../../src/training/programmes/check-programmes.ts'
import { readProgramme } from '../../src/training/programmes/programme-file.ts'
import { knowledgeDir } from './fixtures/runner.ts'

const { exercises } = await loadExercises(join(knowledgeDir, 'exercises.yaml'))

type Edit = readonly [
  what: string,
  programme: string,
  from: string | RegExp,
  to: string,
  /** Rule id, or words of the message where no rule but the shape of the file is broken. */
  expected: string,
]

const p1 = 'bodyweight-foundation'
const p2 = 'dumbbell-foundation'
const p3 = 'max-strength-base'
const p4 = 'power-race-build'
const p5 = 'in-season-maintenance'
const p6 = 'taper-race-week'
const p7 = 'busy-runner'

const edits: readonly Edit[] = [
  ['no reserve left on squats', p1, '2x8 RIR4', '2x8 RIR1', 'I6'],
  ['four sets for newcomers', p1, '2x8 RIR4', '4x8 RIR4', 'I4'],
  ['fifteen reps for newcomers', p1, '2x8 RIR4', '2x15 RIR4', 'I4'],
  ['landings that do not add up', p1, 'contacts: 60', 'contacts: 55', 'Y1'],
  ['too many landings for a newcomer', p1, '[2x10, 2x10,', '[4x10, 2x10,', 'Y1'],
  ['no easier week', p1, 'Easier week, deload: true', 'Harder week, deload: false', 'D1'],
  [
    'an easier week with all its jumps',
    p1,
    '[2x10, 2x10, 3x10, 2x9,',
    '[2x10, 2x10, 3x10, 3x10,',
    'D1',
  ],
  ['long rests in a pair', p1, 'rest: 45\n        pair: A', 'rest: 200\n        pair: A', 'R1'],
  ['no time for it all', p1, 'minutesCap: 35', 'minutesCap: 15', 'W2'],
  ['a jump after the lifts', p1, 'exercise: sl-bridge', 'exercise: cmj', 'S4'],
  ['no push all week', p1, 'exercise: push-up', 'exercise: bw-squat', 'S3'],
  ['a squat in place of a row', p1, '[inverted-row, towel-row]', '[towel-row, bw-squat]', 'PR6'],
  ['nothing for bare hands', p1, '[inverted-row, towel-row]', 'inverted-row', 'PR6'],
  [
    'economy after eight weeks',
    p1,
    'minutesCap: 35',
    'speaksOfEconomy: true\nminutesCap: 35',
    'F5',
  ],
  [
    'an unknown exercise',
    p1,
    'exercise: bw-squat',
    'exercise: air-sqat',
    'no exercise is called air-sqat',
  ],
  ['an unknown phase', p1, 'phase: foundation', 'phase: winter', 'phase: expected foundation'],
  ['an unknown level', p1, 'levels: [L0, L1]', 'levels: [L0, L9]', 'levels[1]: expected L0'],
  ['sets in words', p1, '2x8 RIR4', '2 by 8', 'expected sets like 3x8'],
  [
    'minutes in words',
    p1,
    'minutesCap: 35',
    'minutesCap: soon',
    'minutesCap: expected whole minutes',
  ],
  ['an unknown field', p1, 'tempo: 3-1-1', 'speed: 3-1-1', 'unknown field "speed"'],
  ['five hard days', p1, /\n {2}B:\n([\s\S]*)$/, '\n  B:\n$1\n  C:\n$1\n  D:\n$1\n  E:\n$1', 'F1'],
  ['drop jumps for newcomers', p2, '[rope, pogo]', 'drop-jump', 'Y3'],
  ['no straight-knee calf', p2, 'exercise: sl-calf', 'exercise: tibialis', 'S3'],
  ['eights at 82.5 %', p3, '3x6 @75% RIR4', '3x8 @82.5% RIR2', 'I1'],
  ['near the maximum in week two', p3, '3x6 @77.5% RIR3', '3x3 @90% RIR2', 'I2'],
  ['seven hard weeks', p3, 'deload: true, contacts: 35', 'contacts: 35', 'D1'],
  ['a minute after heavy sets', p3, 'rest: 180', 'rest: 60', 'R1'],
  ['five sets of a main lift', p3, '- 3x5 @80% RIR3', '- 5x5 @80% RIR3', 'S1'],
  ['an easier week as heavy as any', p3, '2x5 @70% RIR6', '3x5 @80% RIR3', 'D1'],
  [
    'too much for the legs',
    p3,
    '[pull-up, pulldown, inverted-row, towel-row]',
    '[walking-lunge]',
    'S1',
  ],
  ['nothing on one leg', p3, '[rfess, split-squat, reverse-lunge]', 'leg-press', 'S3'],
  ['squats paired with split squats', p3, 'rest: 180\n', 'rest: 180\n        pair: A\n', 'R2'],
  ['nothing for the trunk', p3, '[pallof, dead-bug]', 'tibialis', 'S3'],
  ['as many as possible in week one', p3, '3x6 @75% RIR4', '3x6+ @75% RIR2', 'I6'],
  ['power at 85 %', p4, '4x4 @35%', '4x4 @85%', 'I5'],
  ['twenty-four power jumps', p4, '4x4 @35%', '6x4 @35%', 'Y1'],
  ['bounds in week two', p4, '{ 3: [lateral-bound]', '{ 2: [bound]', 'Y3'],
  ['easy work only in the easier week', p5, '1x4 @85% RIR2]', '1x4 RIR5]', 'F2'],
  [
    'the same calf every week',
    p5,
    'odd: sl-calf\n        even: bent-knee-calf',
    'exercise: sl-calf',
    'S3',
  ],
  ['one a week from sixty on', p5, 'fromAge: 60', 'fromAge: 99', 'F3'],
  ['eights in the taper', p6, '[3x3 @85% RIR3', '[3x8 @85% RIR3', 'I1'],
  ['a long taper session', p6, 'minutesCap: 40', 'minutesCap: 20', 'W2'],
  ['to failure once a week', p7, '- 3x6 RIR2', '- 3x6 RIR0', 'I6'],
  ['nothing for the trunk in one a week', p7, 'exercise: side-plank', 'exercise: tibialis', 'S3'],
]

async function broken([, programme, from, to]: Edit) {
  const file = join(knowledgeDir, 'programmes', `${programme}.yaml`)
  const text = await readFile(file, 'utf8')
  const edited = text.replace(from, to)
  const at = text.search(from instanceof RegExp ? from : escaped(from))
  const line = edited.slice(0, Math.max(0, at)).split('\n').length
  const problems = problemsOf({ file, ...readProgramme(file, edited) }, exercises)
  return { changed: edited !== text, line, problems }
}

const escaped = (words: string) => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))

describe('a programme somebody broke', () => {
  it('is one of more than forty', () => expect(edits.length).toBeGreaterThan(40))

  it.each(edits)('is told: %s (%s)', async (...edit) => {
    const { changed, problems } = await broken(edit)
    const expected = edit[4]
    const said = problems.map(({ rule, message }) => `${rule ?? ''} ${message}`)
    expect(changed).toBe(true)
    expect(said).toContainEqual(
      /^[A-Z]{1,2}\d$/.test(expected)
        ? expect.stringMatching(new RegExp(`^${expected} `))
        : expect.stringContaining(expected),
    )
  })

  it('is told the line', async () => {
    const { line, problems } = await broken(['', p1, 'minutesCap: 35', 'minutesCap: soon', ''])
    expect(problems).toMatchObject([{ line }])
  })
})

describe('the files as shipped', () => {
  it('break no rule', async () => {
    expect(await checkTraining(knowledgeDir)).toEqual([])
  })
})
