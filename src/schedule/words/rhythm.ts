/**
 * What comes again, as cron where cron can say it and as an RRULE where it cannot: every other week, the first
 * Monday, until a day, so many times.
 */
import { chooseHours, sayMinutes } from './choose-hours.ts'
import { joinRhythm, type Minutes } from './join-rhythm.ts'
import { cannotOf, type Making, made } from './making.ts'
import { type Part, partOf, type Said } from './remind-part.ts'
import { daysOf } from './rhythm-days.ts'

export function makeRhythm(parts: readonly Part[], said: Said): Making {
  const cannot = [...cannotOf(parts)]
  const days = daysOf(parts, said)
  const stepped = steppedHours(parts, cannot)
  if (stepped !== null) {
    return made(joinRhythm(days, [stepped], parts, said), { cannot, assumed: days.assumed })
  }
  const chosen = chooseHours(parts, said)
  if (chosen === null) return { kind: 'unclear', missing: 'hour' }
  const other = chosen.other
  return made(joinRhythm(days, byMinute(chosen.hours), parts, said), {
    cannot,
    assumed: [...chosen.assumed, ...days.assumed],
    otherwise:
      other === null
        ? null
        : {
            label: `I meant ${sayMinutes(other)}`,
            recurrence: joinRhythm(days, byMinute([other]), parts, said),
          },
  })
}

// ---- hours

/** `every 2 hours`, `hourly from 9 to 17`; minutes become the nearest that is allowed, an hour. */
function steppedHours(parts: readonly Part[], cannot: string[]): Minutes | null {
  const every = partOf(parts, 'every')
  const isByClock = every?.unit === 'hour' || every?.unit === 'minute'
  const span = partOf(parts, 'span')
  if (!isByClock && span === undefined) return null
  if (every?.unit === 'minute') cannot.push('ring more often than once an hour')
  const step = every?.unit === 'hour' ? every.interval : 1
  if (span === undefined) return { hours: hoursBetween(0, 23, step), minute: 0, step }
  const [from, to] = spanHours(span.from.minutes, span.to.minutes, span.to.isSure)
  return { hours: hoursBetween(from, to, step), minute: 0, step: null }
}

/** `from 9 to 5` ends in the afternoon, `from 22 to 6` goes through the night. */
function spanHours(from: number, to: number, isSure: boolean): readonly [number, number] {
  const [first, last] = [Math.ceil(from / 60), Math.floor(to / 60)]
  if (last > first) return [first, last]
  if (!isSure && last + 12 > first) return [first, last + 12]
  return [first, last < first ? last + 24 : first]
}

function hoursBetween(from: number, to: number, step: number): number[] {
  const count = Math.floor((to - from) / Math.max(1, step)) + 1
  const hours = Array.from({ length: count }, (_, index) => (from + index * step) % 24)
  return [...new Set(hours)].sort((a, b) => a - b)
}

/** `6:00, 18:30 and 20:00`: the hours of each minute together, the earliest first. */
function byMinute(all: readonly number[]): readonly Minutes[] {
  const minutes = [...new Set(all.map((each) => each % 60))]
  return minutes.map((minute) => ({
    hours: all.filter((each) => each % 60 === minute).map((each) => Math.floor(each / 60)),
    minute,
    step: null,
  }))
}
