/**
 * Times of day as people type them: `7`, `6:30am`, `18h`, `half past six`, `noon`, `7 and 19`.
 *
 * A bare hour can mean the morning or the evening. Then `isSure` is false and whoever knows the day decides.
 */

export interface HourRead {
  /** Minutes after midnight as typed, an unsure hour between 1:00 and 12:59. */
  readonly minutes: number
  readonly isSure: boolean
}

const NUMBER_WORDS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const numbers = NUMBER_WORDS.split('|')

/** A number after which something else is counted is no hour: `at 7 km`, `3 sets`. */
const NOT_COUNTED =
  '(?!\\s*(?:km|k|kg|kgs|lb|lbs|m|mi|miles?|x|×|reps?|sets?|%|minutes?|mins?|hours?|hrs?|rounds?|times|days?|weeks?|months?|degrees|bpm|push|pull|squats?)\\b)(?![\\d:/%])'
const MERIDIEM = '(?:a\\.?m\\.?|p\\.?m\\.?)(?![a-z])'
/** `7a`, `6:30p`: only right after the number. */
const SHORT = '\\d{1,2}(?:[:.]\\d{2})?[ap](?![a-z])'
const CLOCK = `\\d{1,2}[:.]\\d{2}(?:\\s*${MERIDIEM})?(?![\\d.:])`
const WITH_MERIDIEM = `\\d{1,2}\\s*${MERIDIEM}`
const MILITARY = '0\\d[0-5]\\d(?![\\d.:/-])'
const FRENCH = '\\d{1,2}h(?:\\d{2})?\\b'
const NAMED = '(?:noon|midday|midnight|lunch ?time)\\b'
const SPOKEN = `(?:half past|quarter past|quarter to|(?:\\d{1,2}|five|ten|twenty) (?:past|to)) (?:\\d{1,2}|${NUMBER_WORDS})\\b(?:\\s*${MERIDIEM})?`
const OCLOCK = `(?:\\d{1,2}|${NUMBER_WORDS})\\s*o['’]?clock\\b`
const BARE = `(?:\\d{4}|\\d{1,2}|(?:${NUMBER_WORDS})\\b)${NOT_COUNTED}`

/** Forms that are a time wherever they stand. */
const CLEAR = `(?:${SPOKEN}|${SHORT}|${WITH_MERIDIEM}|${CLOCK}${NOT_COUNTED}|${MILITARY}|${FRENCH}|${OCLOCK}|${NAMED})`
const ANY = `(?:${CLEAR}|${BARE})`
const AND = '\\s*(?:,\\s*and|,|and|&|\\+|\\/)\\s*(?:at\\s+)?'

/** One or several times; a bare number only after `at`. */
export const HOURS = `(?:(?:at|@|by|around|about)\\s*(?:around|about)?\\s*${ANY}(?:${AND}${ANY})*|${CLEAR}(?:${AND}${ANY})*)`

/**
 * A bare number where a time is awaited, such as right after a day: at the end, or in front of what is to be done.
 * `6 lift` is an hour, `6 squats` and `6 hill repeats` are not.
 */
export const BARE_HOUR = `(?:(?:[01]\\d|2[0-3])[0-5]\\d${NOT_COUNTED}(?!\\s+(?:[a-z'-]+\\s+)?[a-z'-]*[^s\\W]s\\b)|\\d{1,2}${NOT_COUNTED}(?=\\s*(?:$|[,;.!]))|(?:[4-9]|1[0-2])${NOT_COUNTED}(?=\\s+[a-z])(?!\\s+(?:[a-z'-]+\\s+)?[a-z'-]*[^s\\W]s\\b))`

/** A span of the day: `from 9 to 17`, `between 9am and 5pm`, `9-17`. */
export const HOUR_SPAN = `(?:between\\s+(${ANY})\\s*(?:and|to|-|–)\\s*(${ANY})|(?:from\\s+)?(${ANY})\\s*(?:-|–|to|until|till)\\s*(${ANY}))`

/** The times in words of the form `HOURS`; null when one of them does not exist. */
export function hoursIn(words: string): readonly HourRead[] | null {
  const read = [...words.matchAll(new RegExp(ANY, 'g'))].map(([one]) => readHour(one))
  if (read.length === 0 || read.some((one) => one === null)) return null
  const hours = read.filter((one) => one !== null)
  if (hours.length === 1) return hours
  return inTheSameStyle(hours, /p\.?(?:m\.?)?$/.test(words))
}

/** `7 and 9 pm` are both in the evening, `7 and 19` both on the 24-hour clock. */
function inTheSameStyle(hours: readonly HourRead[], saysPm: boolean): readonly HourRead[] {
  const last = hours.at(-1)
  const isAfternoon = saysPm && last?.isSure === true && last.minutes >= 12 * 60
  const is24 = hours.some(({ minutes }) => minutes >= 13 * 60)
  return hours.map((hour) => {
    if (hour.isSure) return hour
    const later = hour.minutes + 12 * 60
    const isBeforeLast = isAfternoon && last !== undefined && later < last.minutes
    if (isBeforeLast && last.minutes - later <= 4 * 60) return { minutes: later, isSure: true }
    return is24 ? { ...hour, isSure: true } : hour
  })
}

function readHour(words: string): HourRead | null {
  if (/^(?:noon|midday|lunch)/.test(words)) return sure(12 * 60)
  if (words.startsWith('midnight')) return sure(0)
  const spoken = /^(half|quarter|\d{1,2}|five|ten|twenty) ?(past|to) (\d{1,2}|[a-z]+)\s*(.*)$/.exec(
    words,
  )
  if (spoken !== null) return readSpoken(spoken)
  const found =
    /^(\d{1,2}|[a-z]+?)(?:[:.h]?(\d{2}))?\s*(?:h\b|o['’]?clock)?\s*(a|p)?\.?m?\.?$/.exec(words)
  if (found === null) return null
  const [, hourWords = '', minuteWords, half] = found
  return hourOf(numberOf(hourWords), Number(minuteWords ?? 0), half, isExact(words))
}

/** `07:00`, `0630` and `18h` are on the 24-hour clock; `7`, `7 o'clock` may be either. */
function isExact(words: string): boolean {
  return /^(?:\d{1,2}[:.]\d{2}|\d{4}|0\d|\d{1,2}h)/.test(words)
}

function readSpoken([, amount = '', side = '', hourWords = '', rest = '']: readonly string[]) {
  const steps = { half: 30, quarter: 15, five: 5, ten: 10, twenty: 20 }[amount] ?? Number(amount)
  const hour = hourOf(numberOf(hourWords), 0, /^[ap]/.exec(rest)?.[0], false)
  if (hour === null || steps > 59) return null
  const minutes = hour.minutes + (side === 'past' ? steps : -steps)
  return { minutes: (minutes + 24 * 60) % (24 * 60), isSure: hour.isSure }
}

function hourOf(
  hour: number,
  minute: number,
  half: string | undefined,
  isExact: boolean,
): HourRead | null {
  if (minute > 59 || Number.isNaN(hour)) return null
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    return sure((hour % 12) * 60 + minute + (half === 'p' ? 12 * 60 : 0))
  }
  if (hour === 24 && minute === 0) return sure(0)
  if (hour > 23) return null
  const minutes = hour * 60 + minute
  return { minutes, isSure: isExact || hour > 12 || hour === 0 }
}

function numberOf(words: string): number {
  const spelled = numbers.indexOf(words)
  return spelled === -1 ? Number(words) : spelled + 1
}

function sure(minutes: number): HourRead {
  return { minutes, isSure: true }
}
