/**
 * A zone said with the time: `at 7 Berlin time`, `7am EST`, `9:00 UTC`.
 *
 * Only right behind an hour or a day, so that "lunch time" and "time to lift" stay what they are.
 */
import { zoneNamed } from '../../members/zones.ts'

export interface ZoneSaid {
  /** The words without the zone. */
  readonly words: string
  /** Null: none was said. */
  readonly zone: string | null
}

/** Letters people use for a clock; each means the clocks of its largest city, summer time included. */
const letters: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  bst: 'Europe/London',
  cet: 'Europe/Paris',
  cest: 'Europe/Paris',
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  pt: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  jst: 'Asia/Tokyo',
  sast: 'Africa/Johannesburg',
}
const IN_LETTERS = new RegExp(
  `(\\d(?:\\s?[ap]\\.?m\\.?)?|\\bnoon|\\bmidnight)\\s+\\(?(${Object.keys(letters).join('|')})\\)?(?![\\w'-]|\\s?[+−-]\\s?\\d)`,
  'i',
)
const MOST_WORDS = 3

export function zoneSaid(words: string): ZoneSaid {
  return byOffset(words) ?? inLetters(words) ?? byName(words) ?? { words, zone: null }
}

const OFFSET =
  /(\d(?:\s?[ap]\.?m\.?)?|\bnoon|\bmidnight)\s+\(?(?:utc|gmt) ?([+−-]) ?(\d{1,2})(?::?([0-5]\d))?\)?(?![\w:'-])/i

/** Offsets of half hours and quarters that stay the same all year, by a city that has them. */
const uneven: Readonly<Record<string, string>> = {
  '+3:30': 'Asia/Tehran',
  '+4:30': 'Asia/Kabul',
  '+5:30': 'Asia/Kolkata',
  '+5:45': 'Asia/Kathmandu',
  '+6:30': 'Asia/Yangon',
  '+9:30': 'Australia/Darwin',
}

/** `7am UTC+2`: the same all year. */
function byOffset(words: string): ZoneSaid | null {
  const found = OFFSET.exec(words)
  const [whole = '', time = '', sign, hours, minutes = '00'] = found ?? []
  const isAhead = sign === '+'
  const zone =
    minutes === '00'
      ? evenOffset(isAhead, Number(hours))
      : uneven[`${isAhead ? '+' : '-'}${Number(hours)}:${minutes}`]
  return found === null || zone === undefined ? null : { words: words.replace(whole, time), zone }
}

/** The names of these zones count the other way round. */
function evenOffset(isAhead: boolean, hours: number): string | undefined {
  if (hours === 0) return 'UTC'
  if (hours > (isAhead ? 14 : 12)) return undefined
  return `Etc/GMT${isAhead ? '-' : '+'}${hours}`
}

function inLetters(words: string): ZoneSaid | null {
  const found = IN_LETTERS.exec(words)
  const zone = letters[found?.[2]?.toLowerCase() ?? '']
  if (found === null || zone === undefined) return null
  return { words: words.replace(found[0], found[1] ?? ''), zone }
}

/** The longest run of words before `time` that is a place. */
function byName(words: string): ZoneSaid | null {
  for (const { index } of words.matchAll(/\s+time\b/gi)) {
    const before = words.slice(0, index).split(/(?<=\s)/)
    for (let count = Math.min(MOST_WORDS, before.length); count > 0; count -= 1) {
      const name = before.slice(-count).join('')
      const zone = /^[\p{L}\s.'-]+$/u.test(name) ? zoneNamed(name) : null
      if (zone === null) continue
      const front = before.slice(0, -count).join('')
      return { words: `${front}${words.slice(index).replace(/^\s+time\b/i, '')}`.trim(), zone }
    }
  }
  return null
}
