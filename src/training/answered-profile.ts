/** From the answers of a runner to the profile and the runs their plan is made from. */

import type { Hold, Run, RunnerProfile } from './lift.ts'
import { addDays, daysFrom, weekdayOf } from './local-days.ts'
import type { PlanAnswers, RunDay, WeekOfRuns } from './plan-answers.ts'

/** The age that decides the rules of a band: its youngest from 60 on, somebody in the middle before. */
const ageOf: Readonly<Record<NonNullable<PlanAnswers['age']>, number>> = {
  '13-17': 16,
  '18-39': 30,
  '40-59': 50,
  '60-64': 60,
  '65+': 65,
}

/** Unanswered questions count as the careful answer. `holds` are those open now. */
export function answeredProfile(
  answers: PlanAnswers,
  holds: readonly Hold[],
  today: string,
): RunnerProfile {
  const told = answers.health?.told ?? []
  const isOpen = (category: string) => holds.some((hold) => hold.category === category)
  return {
    level: answers.level?.value ?? 'L0',
    kit: answers.kit ?? ['none'],
    ageYears: answers.age === undefined ? null : ageOf[answers.age],
    bodyWeightKg: null,
    techniqueSignedOff: false,
    pregnant: told.includes('pregnancy'),
    // Saying so opened a hold, and only a clear yes ends one.
    cleared: !isOpen('pregnancy'),
    postpartumWeeks:
      answers.health !== undefined && told.includes('postpartum') && isOpen('postpartum')
        ? Math.min(11, Math.floor(daysFrom(answers.health.day, today) / 7))
        : null,
    calfRaises20: answers.calves ?? false,
    holds,
  }
}

/** Usual minutes of a run whose length nobody told; a long run is a key run. */
const minutesOf: Readonly<Record<Exclude<RunDay, 'off'>, number>> = {
  easy: 45,
  quality: 60,
  long: 100,
}

/** The runs from one day to another, both included. A week of runs repeats; a file ends where it ends. */
export function answeredRuns({ runs }: PlanAnswers, from: string, to: string): Run[] {
  if (runs === undefined) return []
  if ('file' in runs) return runs.file.filter(({ day }) => day >= from && day <= to)
  const days = Math.max(0, daysFrom(from, to) + 1)
  return Array.from({ length: days }, (_, at) => addDays(from, at)).flatMap((day) =>
    runOn(day, runs),
  )
}

function runOn(day: string, { week, start }: WeekOfRuns): Run[] {
  const kind = week[weekdayOf(day)] ?? 'off'
  return kind === 'off' ? [] : [{ day, start, minutes: minutesOf[kind], kind }]
}
