/** `/how NAME`: what an exercise is and how to do it well; the nearest names as buttons when it is not known. */
import { z } from 'zod'
import { button, buttons, type Reply, reply } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import { exerciseReply, howReply } from '../../training/exercises/exercise-reply.ts'
import { findExercise } from '../../training/exercises/find-exercise.ts'
import type { CommandSet } from '../command.ts'
import type { TrainingParts } from './training-parts.ts'

const shown = z.object({ exercise: z.string() })

export function howCommand({ training }: Pick<TrainingParts, 'training'>): CommandSet {
  return {
    commands: [
      {
        name: 'how',
        description: 'How to do an exercise well',
        argument: { name: 'exercise', description: 'For example: split squat', required: true },
        run: async (talk) => void (await talk.say(howTo(talk.text, training.exercises))),
      },
    ],
    actions: {
      async 'how.show'(talk) {
        const { exercises } = training
        const exercise = exercises.get(shown.parse(talk.data).exercise)
        if (exercise === undefined)
          throw new UserError('That exercise is not in the list any more.')
        await talk.say(exerciseReply(exercise, exercises), { private: true })
      },
    },
  }
}

type Exercises = TrainingParts['training']['exercises']

/** The card of an exercise, or buttons for what may have been meant. */
export function howTo(words: string, exercises: Exercises): Reply {
  const found = findExercise(exercises, words)
  const card = howReply(found, exercises)
  if (found.kind === 'found' || found.exercises.length === 0) return card
  const rows = found.exercises.map(({ id, name }) => [
    button(name, { name: 'how.show', data: { exercise: id } }),
  ])
  return reply(...card.blocks.filter(({ kind }) => kind !== 'list'), buttons(...rows))
}
