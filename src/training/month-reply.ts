/** Four weeks of a plan at a glance: one line a week, its lifts by weekday, easier weeks and races named. */

import { type Block, bold, list, type Span } from '../chat/reply.ts'
import { mondayOf } from './charts/progress-figures.ts'
import type { DayPlan, Race } from './lift.ts'
import { weekdayName } from './local-days.ts'
import { sayShortDay } from './say-day.ts'

/** Days in order; weeks run from Monday. */
export function monthList(days: readonly DayPlan[], race: Race | null): Block {
  const weeks = Map.groupBy(days, ({ day }) => mondayOf(day))
  return list(...[...weeks].map(([monday, ofWeek]) => weekLine(monday, ofWeek, race)))
}

function weekLine(monday: string, days: readonly DayPlan[], race: Race | null): (string | Span)[] {
  const lifts = days.filter(({ kind }) => kind === 'lift')
  const said = lifts.map(
    ({ day, title }) => `${weekdayName(day).slice(0, 3)} ${title.split(/[:,]/)[0]}`,
  )
  const raceHere = days.find(({ day }) => day === race?.day)
  const facts = [
    said.length === 0 ? sayNone(days) : said.join(', '),
    lifts.some(({ deload }) => deload) ? 'easier week' : '',
    raceHere === undefined ? '' : `race on ${weekdayName(raceHere.day)}`,
  ]
  return [bold(`${sayShortDay(monday)}: `), facts.filter(Boolean).join(' · ')]
}

function sayNone(days: readonly DayPlan[]): string {
  if (days.some(({ kind }) => kind === 'hold')) return 'on hold'
  return days.some(({ phase }) => phase === 'post-race') ? 'rest after the race' : 'no lift'
}
