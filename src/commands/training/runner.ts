/**
 * Everything the training commands know of a member at this moment: answers, plan, log, holds, joined to what a
 * plan is made from.
 */
import { localDay } from '../../clock.ts'
import type { Member } from '../../members/members.ts'
import { answeredProfile, answeredRuns } from '../../training/answered-profile.ts'
import type { DayPlan, Hold, PrescribedExercise } from '../../training/lift.ts'
import { liftForDay, planDays } from '../../training/lift-for-day.ts'
import type { Saying } from '../../training/lift-reply.ts'
import { addDays } from '../../training/local-days.ts'
import type { StoredEntry } from '../../training/logging/workout-log.ts'
import { type PlanAnswers, readAnswers } from '../../training/plan-answers.ts'
import { noChanges, type PlanChanges, readChanges } from '../../training/weeks/plan-changes.ts'
import type { PlanInput } from '../../training/weeks/plan-input.ts'
import type { SharedProgramme, TrainingParts } from './training-parts.ts'

export interface Runner {
  readonly member: Member
  /** The member's local day. */
  readonly today: string
  readonly answers: PlanAnswers
  readonly changes: PlanChanges
  /** Whether they made a plan; otherwise they follow the community's. */
  readonly hasPlan: boolean
  readonly holds: readonly Hold[]
  /** The whole log, by day. */
  readonly entries: readonly StoredEntry[]
  readonly input: PlanInput
  readonly saying: Required<Saying>
}

/** What is looked up to know a member's training. */
export type RunnerParts = Pick<
  TrainingParts,
  'training' | 'workoutLog' | 'plans' | 'community' | 'clock'
> & { readonly holds: Pick<TrainingParts['holds'], 'open' | 'closed'> }

/** How far ahead runs and days are looked at. */
export const AHEAD_DAYS = 120

/** The member with their own plan, or with the community's in their own numbers. */
export async function runnerOf(member: Member, parts: RunnerParts): Promise<Runner> {
  const stored = await parts.plans.find(member.id)
  const shared = stored ?? parts.community
  const runner = await withProgramme(member, shared, parts)
  if (stored === null) return runner
  const changes = readChanges(stored.changesJson)
  const { today, answers } = runner
  const input: PlanInput = {
    ...runner.input,
    // A lift that was left out today is missed already, so that the plan finds it another day.
    today: changes.skippedDay === today ? addDays(today, 1) : today,
    race: answers.race ?? null,
    runs: answeredRuns(answers, stored.startDay, addDays(today, AHEAD_DAYS)),
    unloggedIsDone: false,
    swaps: changes.swaps,
  }
  return { ...runner, changes, hasPlan: true, input }
}

/** The member in a programme many follow together: its sessions on its days, in their own numbers. */
export async function withProgramme(
  member: Member,
  { programme, startDay }: SharedProgramme,
  parts: RunnerParts,
): Promise<Runner> {
  const today = localDay(parts.clock.now(), member.settings.zone)
  const [holds, closed, entries] = await Promise.all([
    parts.holds.open(member.id),
    parts.holds.closed(member.id),
    parts.workoutLog.entries(member.id),
  ])
  const answers = readAnswers(member.profileJson)
  const input: PlanInput = {
    knowledge: parts.training,
    programme,
    startDay,
    today,
    profile: answeredProfile(answers, holds, today),
    race: null,
    runs: [],
    log: entries,
    unloggedIsDone: true,
    pauses: closed.map(({ since, clearedAt }) => ({
      from: since,
      until: localDay(clearedAt, member.settings.zone),
    })),
  }
  const { units, effort } = member.settings
  return {
    member,
    today,
    answers,
    changes: noChanges,
    hasPlan: false,
    holds,
    entries,
    input,
    saying: { unit: units, effort },
  }
}

export function planOn({ input }: Runner, day: string): DayPlan {
  return liftForDay({ ...input, day })
}

export function planBetween({ input }: Runner, from: string, days: number): DayPlan[] {
  return planDays({ ...input, from, days })
}

/** The exercises of a day that are logged: everything but the warm-up. */
export function workOf(plan: DayPlan): readonly PrescribedExercise[] {
  return plan.blocks.filter(({ name }) => name !== 'warm-up').flatMap(({ exercises }) => exercises)
}

/** Entries with at least one set: pain told alone is no training. */
export function trained({ entries }: Runner): readonly StoredEntry[] {
  return entries.filter(({ sets }) => sets.length > 0)
}

/** Keeps the programme and its start, changes what the member changed. */
export async function keepChanges(
  { member, input }: Runner,
  changes: PlanChanges,
  { plans }: TrainingParts,
): Promise<void> {
  const { programme, startDay } = input
  await plans.save(member.id, { programme, startDay, changesJson: JSON.stringify(changes) })
}
