/** The card behind `/how`: what an exercise is, how to do it well, what to do when it does not fit. */

import { bold, list, note, type Reply, reply, steps, text, title } from '../../chat/reply.ts'
import type { Kit } from '../lift.ts'
import type { Exercise } from './exercise.ts'
import type { FoundExercise } from './find-exercise.ts'

type Catalogue = ReadonlyMap<string, Exercise>

/** One exercise as a card that fits a phone. */
export function exerciseReply(exercise: Exercise, exercises: Catalogue): Reply {
  return reply(
    title(exercise.name),
    text(exercise.why),
    steps(...exercise.cues),
    text(bold('Usual mistake: '), exercise.fault, ' ', bold('Mend: '), exercise.mend),
    waysOn(exercise, exercises),
    note(facts(exercise)),
  )
}

/** The card, or the nearest names when what was typed is not known. */
export function howReply(found: FoundExercise, exercises: Catalogue): Reply {
  if (found.kind === 'found') return exerciseReply(found.exercise, exercises)
  const names = found.exercises.map(({ name }) => name)
  if (names.length === 0) return reply(text('Which exercise? Say for example: /how split squat'))
  return reply(text('I do not know that one. Did you mean one of these?'), list(...names))
}

function waysOn(exercise: Exercise, exercises: Catalogue) {
  const named = (ids: readonly string[]) => ids.flatMap((id) => exercises.get(id)?.name ?? [])
  const ways = [
    ['Easier: ', named(exercise.easier)],
    ['Instead: ', named(exercise.other)],
    ['Harder: ', named(exercise.harder)],
  ] as const
  const items = ways
    .filter(([, names]) => names.length > 0)
    .map(([label, names]) => [bold(label), names.join(', ')])
  return items.length > 0 && list(...items)
}

const levels = {
  L0: 'for everybody',
  L1: 'after a foundation block',
  L2: 'after half a year of lifting',
  L3: 'after a year of heavy lifting',
} as const

function facts(exercise: Exercise): string {
  return [
    `Works ${exercise.primeMuscles.join(', ')}`,
    `needs ${exercise.kit.map(sayKit).join(' or ')}`,
    exercise.unilateral ? 'one side at a time' : '',
    exercise.contacts > 0 ? 'every landing counts' : '',
    levels[exercise.level],
  ]
    .filter(Boolean)
    .join(' · ')
}

function sayKit(kit: readonly Kit[]): string {
  return kit.map((item) => (item === 'none' ? 'nothing' : item.replace('-', ' '))).join(' and ')
}
