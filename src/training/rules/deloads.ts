/** Easier weeks: rule D1. */

import {
  type CourseRule,
  type Finding,
  isReduced,
  type SeenWeek,
  weekContacts,
  weekExercises,
  weekVolume,
} from './seen.ts'

const mostLoadingWeeks = 5

/** D1: an easier week after at most five loading weeks. */
export const deloadsComeInTime: CourseRule = (weeks) => {
  let loading = 0
  return weeks.flatMap((week) => {
    loading = week.deload || isReduced(week) || week.sessions.length === 0 ? 0 : loading + 1
    if (loading !== mostLoadingWeeks + 1) return []
    const reason = `week ${week.week} is the sixth loading week in a row; a deload comes every 3-5`
    return [{ rule: 'D1', place: week.place, reason }]
  })
}

/** D1: volume -30 to -50 % (5 points of tolerance), landings -40 % and more against the week before. */
export const deloadsAreEasier: CourseRule = (weeks) =>
  pairsOf(weeks).flatMap(([before, deload]) => {
    const findings: Finding[] = []
    const say = (reason: string) => findings.push({ rule: 'D1', place: deload.place, reason })
    const cut = 1 - weekVolume(deload) / Math.max(1, weekVolume(before))
    if (!deload.test && (cut < 0.25 || cut > 0.55)) {
      say(`week ${deload.week} cuts the volume by ${Math.round(cut * 100)} %; 30-50 % is wanted`)
    }
    const fewer = 1 - weekContacts(deload) / Math.max(1, weekContacts(before))
    if (weekContacts(before) > 0 && fewer < 0.4 - 1e-9) {
      say(`week ${deload.week} cuts the landings by ${Math.round(fewer * 100)} %; 40 % at least`)
    }
    return findings
  })

/** D1: where a table gives percentages, the easier week is 5-15 % lighter; power and in-season keep their load. */
export const deloadsAreLighter: CourseRule = (weeks) =>
  pairsOf(weeks).flatMap(([before, deload]) => {
    if (deload.phase !== 'base' || deload.test) return []
    const cut = 1 - hardestPercent(deload) / Math.max(1, hardestPercent(before))
    if (hardestPercent(before) === 0 || (cut >= 0.05 && cut <= 0.15)) return []
    const reason = `week ${deload.week} is ${Math.round(cut * 100)} % lighter; 5-15 % is wanted`
    return [{ rule: 'D1', place: deload.place, reason }]
  })

/** Each easier week with the loading week right before it, both complete. */
function pairsOf(weeks: readonly SeenWeek[]): [SeenWeek, SeenWeek][] {
  return weeks.flatMap((deload, at) => {
    const before = weeks[at - 1]
    const fair = before !== undefined && !before.deload && before.complete && deload.complete
    return deload.deload && fair && !isReduced(before) && !isReduced(deload)
      ? [[before, deload] as [SeenWeek, SeenWeek]]
      : []
  })
}

function hardestPercent(week: SeenWeek): number {
  const main = weekExercises(week).filter(({ block }) => block === 'main')
  return Math.max(
    0,
    ...main.flatMap(({ exercise }) => exercise.sets.map((set) => set.percent1RM ?? 0)),
  )
}
