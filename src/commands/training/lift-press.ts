/** Which day's lift a button of a lift card speaks of: the member's own, or the group's in their numbers. */
import { z } from 'zod'
import { type Block, type Button, buttons } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import type { DayPlan, PrescribedExercise } from '../../training/lift.ts'
import type { PressTalk } from '../command.ts'
import type { CardOf } from './lift-card.ts'
import { planOn, type Runner, runnerOf, withProgramme, workOf } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

const pressed = z.object({
  day: z.string(),
  programme: z.string().optional(),
  startDay: z.string().optional(),
})

export interface PressedLift {
  readonly runner: Runner
  readonly plan: DayPlan
  readonly of: CardOf
}

export async function pressedDay(talk: PressTalk, parts: TrainingParts): Promise<PressedLift> {
  const { day, programme, startDay } = pressed.parse(talk.data)
  const isShared = programme !== undefined && startDay !== undefined
  const of = isShared ? { programme, startDay } : null
  const runner =
    of === null ? await runnerOf(talk.member, parts) : await withProgramme(talk.member, of, parts)
  return { runner, plan: planOn(runner, day), of }
}

/** The same, when there has to be a lift to speak of. Throws `UserError` on a rest day or hold. */
export async function pressedLift(talk: PressTalk, parts: TrainingParts): Promise<PressedLift> {
  const found = await pressedDay(talk, parts)
  if (found.plan.kind === 'lift') return found
  throw new UserError(
    found.plan.kind === 'hold'
      ? 'Training is on hold for you, so there is no lift to press on. /lift shows the way back.'
      : 'Your plan has changed and there is no lift on that day any more. /lift shows what is next.',
  )
}

/** Facts a button needs to find its lift again. */
export function factsOf({ plan, of }: Pick<PressedLift, 'plan' | 'of'>) {
  return { day: plan.day, ...of }
}

/** The exercises of a lift as buttons, two in a row; `first` stands above them. */
export function exerciseButtons(
  plan: DayPlan,
  buttonOf: (exercise: PrescribedExercise) => Button,
  first: readonly Button[] = [],
): Block {
  const each = workOf(plan).map(buttonOf)
  const pairs = Array.from({ length: Math.ceil(each.length / 2) }, (_, at) =>
    each.slice(at * 2, at * 2 + 2),
  )
  return buttons(...(first.length > 0 ? [first] : []), ...pairs)
}
