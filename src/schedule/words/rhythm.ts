/**
 * What comes again, as cron where cron can say it and as an RRULE where it cannot: every other week, the first
 * Monday, until a day, so many times.
 */
import { chooseHours, sayMinutes } from './choose-hours.ts'
import { byMinute, joinRhythm } from './join-rhythm.ts'
import { cannotOf, type Making, made, refused } from './making.ts'
import type { Part, Said } from './remind-part.ts'
import { daysOf } from './rhythm-days.ts'
import { dayAsDay, isLongerThanDay, steppedHours } from './stepped-hours.ts'

export function makeRhythm(all: readonly Part[], said: Said): Making {
  const parts = all.map(dayAsDay)
  if (isLongerThanDay(parts)) return refused(IN_DAYS)
  const cannot = cannotOf(parts)
  const days = daysOf(parts, said)
  const stepped = steppedHours(parts, said)
  if (stepped !== null) {
    return made(joinRhythm(days, [stepped.minutes], parts, said), {
      cannot: [...cannot, ...stepped.cannot],
      assumed: days.assumed,
    })
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

const IN_DAYS =
  'I count hours within a day. Beyond that say it in days, such as "every 2 days at 7".'
