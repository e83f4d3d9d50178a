/**
 * Phrases that say one day or hour, and phrases that limit a rhythm: until when, from when, without which days.
 */
import { addDays } from '../../training/local-days.ts'
import { addMonths, DATE, dateIn, nextWeekday } from './calendar-words.ts'
import { COUNT, daysOf, numberOf, UNIT, unitOf } from './count-words.ts'
import { HOUR_SPAN, HOURS, hoursIn } from './hour-words.ts'
import type { Part, Phrase, Said } from './remind-part.ts'
import { MONTH_DAYS, monthDays } from './rhythm-phrases.ts'
import { WEEKDAYS, weekdaysIn } from './weekday-words.ts'

const MINUTE_MS = 60_000
const weekend = [5, 6]

/** What cannot be done, limits, and "from now on". They stand before the rhythms they limit. */
export const limitPhrases: readonly Phrase[] = [
  // ---- what cannot be done, and what has been
  [
    '(?:except|but not|not|excluding|without|skip(?:ping)?|other than)(?: (?:for|on))?(?: (?:my|the|public|bank|national|school|all))* holidays?(?: days?)?\\b',
    () => cannot('leave out holidays, because I have no calendar of them'),
  ],
  [
    "(?:unless|if|when|whenever|as long as) (?:it(?:['’]s| is)? (?:not )?(?:rain|snow|dry|wet|sunny|hot|cold|warm)\\w*|the weather.*$|it does ?n[o'’]t rain\\w*)",
    () => cannot('look at the weather'),
  ],
  ['yesterday|last (?:week|month|night)\\b', ([said = '']) => ({ kind: 'past', said })],

  // ---- ends, starts and exceptions
  [
    `(?:until|till|til|up to) (?:the end of )?(${DATE})`,
    ([, words = ''], said) => asDay(words, said, 'until'),
  ],
  [
    `(?:until|till|til|up to) (?:this )?(${WEEKDAYS})`,
    ([, words = ''], { today }) => ({
      kind: 'until',
      day: nextWeekday(addDays(today, 1), weekdaysIn(words)[0] ?? 0),
    }),
  ],
  // "from 1 dec to 24 dec"; without the "from" it is no end.
  [
    `(?<=\\b(?:starting|beginning|from) (?:on )?[^,;]{3,24} )(?:to|through) (${DATE})`,
    ([, words = ''], said) => asDay(words, said, 'until'),
  ],
  [
    `(?:starting|beginning|from)(?: on)? (${DATE}|tomorrow|today)`,
    ([, words = ''], said) => asDay(words, said, 'starting'),
  ],
  [
    `(?:starting|beginning|from)(?: on)? (?:next |this )?(${WEEKDAYS})(?! (?:to|-|till|until))`,
    ([, words = ''], { today }) => ({
      kind: 'starting',
      day: nextWeekday(today, weekdaysIn(words)[0] ?? 0),
    }),
  ],
  [
    `for(?: the next)? ${COUNT} (days?|weeks?|months?)\\b`,
    ([, count = '', unit = '']) => ({ kind: 'lasting', days: numberOf(count) * daysOf(unit) }),
  ],
  [
    `(?:for )?${COUNT} times\\b(?! (?:a|per|each|every))`,
    ([, count = '']) => ({ kind: 'count', times: numberOf(count) }),
  ],
  [
    `(?:except|but not|not|excluding|without|other than)(?: (?:for|on))? (${WEEKDAYS})`,
    ([, words = '']) => ({ kind: 'except', weekdays: weekdaysIn(words), days: [] }),
  ],
  [
    '(?:except|but not|not)(?: (?:for|on|at))?(?: the)? weekends?\\b',
    () => ({ kind: 'except', weekdays: weekend, days: [] }),
  ],
  [
    `(?:except|but not|not)(?: (?:for|on))? (${DATE})`,
    ([, words = ''], said) => {
      const day = dateIn(words, said)
      return day === null ? null : { kind: 'except', weekdays: [], days: [day] }
    },
  ],

  // ---- from now on
  [
    `in (?:about )?(half an hour|an hour and a half)\\b`,
    ([, words]) => inMs((words === 'half an hour' ? 30 : 90) * MINUTE_MS),
  ],
  [
    'in (\\d{1,2})(?:[.,]5| and a half) ?(?:h|hours?|hrs?)\\b',
    ([, hours]) => inMs((Number(hours) * 60 + 30) * MINUTE_MS),
  ],
  [
    `in (\\d{1,2}|an?|one) ?h(?:ou)?(?:rs?)?(?: and)? ?(\\d{1,2}) ?(?:m|mins?|minutes?)?\\b`,
    ([, hours = '', minutes]) => inMs((numberOf(hours) * 60 + Number(minutes)) * MINUTE_MS),
  ],
  [`in (\\d{1,3}) ?m\\b`, ([, minutes]) => inMs(Number(minutes) * MINUTE_MS)],
  [
    'in (?:a|one|1) fortnight\\b',
    ([said = ''], { today }) => ({ kind: 'day', day: addDays(today, 14), said }),
  ],
  [
    `(a|one|1|two|2|three|3) (weeks?|fortnight) (?:(?:from |on )?(today|tomorrow)|(?:from|on) (${WEEKDAYS}))\\b`,
    ([said = '', count = '', unit = '', near, weekday], { today }) => {
      const days = unit === 'fortnight' ? 14 : 7 * numberOf(count)
      const from =
        weekday === undefined
          ? addDays(today, near === 'tomorrow' ? 1 : 0)
          : nextWeekday(today, weekdaysIn(weekday)[0] ?? 0)
      return { kind: 'day', day: addDays(from, days), said }
    },
  ],
  [
    `(?:on )?(${WEEKDAYS}) (week|fortnight)\\b`,
    ([said = '', weekday = '', unit = ''], { today }) => ({
      kind: 'day',
      day: addDays(nextWeekday(today, weekdaysIn(weekday)[0] ?? 0), unit === 'week' ? 7 : 14),
      said,
    }),
  ],
  [
    `(?:next month on (?:the )?|on the |the )(\\d{1,2})(?:st|nd|rd|th)(?: (?:of )?next month)?\\b`,
    ([said = '', date], { today }) => {
      if (!said.includes('next month')) return null
      const first = addMonths(`${today.slice(0, 7)}-01`, 1)
      const day = `${first.slice(0, 7)}-${`${date}`.padStart(2, '0')}`
      return addDays(first, Number(date) - 1) === day
        ? { kind: 'day', day, said }
        : { kind: 'no-such-day', said: `${date}th next month` }
    },
  ],
  [
    `in (?:about )?${COUNT} ?${UNIT}`,
    ([, count = '', unit = ''], said) => fromNow(numberOf(count), unit, said),
  ],
  [
    `${COUNT} ?${UNIT} from now\\b`,
    ([, count = '', unit = ''], said) => fromNow(numberOf(count), unit, said),
  ],
]

/** Single days and hours, after everything longer. */
export const dayPhrases: readonly Phrase[] = [
  // ---- single days
  [
    `(?:on )?(?:the |a )?(?:(a|one|two|three|four|five|six|seven|\\d{1,2}) )?days? (before|after) (${DATE})`,
    ([all = '', count = 'a', side, words = ''], said) => {
      const day = dateIn(words, said)
      if (day === null) return { kind: 'no-such-day', said: words }
      return {
        kind: 'day',
        day: addDays(day, numberOf(count) * (side === 'after' ? 1 : -1)),
        said: all,
      }
    },
  ],
  ['tonight\\b', ([said = ''], { today }) => ({ kind: 'day', day: today, said })],
  [
    '(?:the )?day after tomorrow\\b',
    ([said = ''], { today }) => ({ kind: 'day', day: addDays(today, 2), said }),
  ],
  ['tomorrow\\b', ([said = ''], { today }) => ({ kind: 'day', day: addDays(today, 1), said })],
  ['today\\b', ([said = ''], { today }) => ({ kind: 'day', day: today, said })],
  [`(?:on )?(${DATE})`, ([, words = ''], said) => asDay(words, said, 'day')],
  [`on (?:the )?(${MONTH_DAYS})`, ([, words = '']) => monthDays(words, /,|and|&/.test(words))],
  [`(?:the )(${MONTH_DAYS})`, ([, words = '']) => monthDays(words, false)],

  // ---- hours
  [`${HOUR_SPAN}(?= |$)`, ([, from, to, start = '', end = '']) => spanOf(from ?? start, to ?? end)],
  [HOURS, ([words = '']) => hours(words)],
  [
    `(?<=\\bhour(?:ly)? (?:on |at )*)(?:(?:on|at) )*(?:(?:the |past )?:?([0-5]\\d)(?: past)?|(?:the )?half(?: past| hour))(?![\\w:]| *(?:km|min|h|sets|reps))`,
    ([, minute = '30']) => ({ kind: 'hours', hours: [{ minutes: Number(minute), isSure: true }] }),
  ],
]

function cannot(what: string): Part {
  return { kind: 'cannot', what }
}

/** The hours in words of the form `HOURS`, as a piece. */
export function hours(words: string): Part | null {
  const read = hoursIn(words)
  return read === null ? null : { kind: 'hours', hours: read }
}

function spanOf(from: string, to: string): Part | null {
  const [first, last] = [hoursIn(from)?.[0], hoursIn(to)?.[0]]
  return first === undefined || last === undefined ? null : { kind: 'span', from: first, to: last }
}

function inMs(ms: number): Part {
  return { kind: 'in', ms }
}

/** Hours and minutes are counted by the clock, days and longer by the calendar. */
function fromNow(count: number, unit: string, { today }: Said): Part {
  const kind = unitOf(unit)
  if (kind === 'minute' || kind === 'hour')
    return inMs(count * (kind === 'hour' ? 60 : 1) * MINUTE_MS)
  const said = `in ${count} ${kind}${count === 1 ? '' : 's'}`
  if (kind === 'month' || kind === 'year') {
    return { kind: 'day', day: addMonths(today, kind === 'year' ? 12 * count : count), said }
  }
  return { kind: 'day', day: addDays(today, count * (kind === 'week' ? 7 : 1)), said }
}

function asDay(words: string, said: Said, kind: 'day' | 'until' | 'starting'): Part {
  const day = dateIn(words, said)
  if (day === null) return { kind: 'no-such-day', said: words }
  return kind === 'day' ? { kind, day, said: words } : { kind, day }
}
