/** Days as the plan shows them: a lift, a rest with its reason, or a hold. */

import type { DayPlan, Phase, Reason } from '../lift.ts'
import type { Session } from '../programmes/programme.ts'
import type { Draft } from './draft.ts'
import type { FinishedSession } from './session-finish.ts'

/** Where a day stands in the programme. */
export interface DayContext {
  readonly programme: string
  readonly week: number
  readonly phase: Phase
  readonly deload: boolean
}

export function liftDay(
  context: DayContext,
  day: string,
  draft: Draft,
  finished: FinishedSession,
  earliestStart: string | null,
  reasons: readonly Reason[],
): DayPlan {
  return {
    day,
    programme: context.programme,
    week: context.week,
    phase: context.phase,
    deload: context.deload || draft.deload,
    kind: 'lift',
    title: titleOf(draft.session),
    earliestStart,
    minutes: finished.minutes,
    contacts: finished.contacts,
    blocks: finished.blocks,
    reasons: onceEach(reasons),
  }
}

export function restDay(context: DayContext, day: string, reasons: readonly Reason[]): DayPlan {
  return emptyDay(context, day, 'rest', 'Rest day', reasons)
}

export function holdDay(context: DayContext, day: string, reason: Reason): DayPlan {
  return emptyDay(context, day, 'hold', 'On hold', [reason])
}

function emptyDay(
  context: DayContext,
  day: string,
  kind: 'rest' | 'hold',
  title: string,
  reasons: readonly Reason[],
): DayPlan {
  return {
    day,
    programme: context.programme,
    week: context.week,
    phase: context.phase,
    deload: context.deload,
    kind,
    title,
    earliestStart: null,
    minutes: 0,
    contacts: 0,
    blocks: [],
    reasons: onceEach(reasons),
  }
}

function onceEach(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(
    (reason, at) => reasons.findIndex(({ text }) => text === reason.text) === at,
  )
}

/** Letters and numbers tell the lifts of a week apart; a session named in words says enough by its title. */
function titleOf({ name, title }: Session): string {
  return /^[A-Z]\d?$/.test(name) ? `${name}: ${title}` : title
}
