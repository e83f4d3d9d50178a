/** What the title of a run or a row of a plan says: which kind of run, how long. */

import type { Run } from '../lift.ts'

const notRuns =
  /\b(?:rest|off|strength|gym|lift(?:ing)?|weights|yoga|pilates|mobility|swim\w*|bike|cycling|ride|cross[- ]?train\w*|massage|birthday|meeting)\b/i
const runs =
  /\b(?:run\w*|jog\w*|km?|miles?|mi|parkrun|race|marathon|intervals?|tempo|threshold|fartlek|track|long|easy|recovery|quality|hills?|strides|speed|5k|10k)\b/i

const kinds: readonly (readonly [Run['kind'], RegExp])[] = [
  ['race', /\b(?:race|marathon(?! pace)|parkrun|goal event)\b|🏁/i],
  ['long', /\blong\b|\blsd\b/i],
  [
    'quality',
    /\b(?:quality|intervals?|tempo|threshold|lt|fartlek|speed|track|reps|repeats|hills?|vo2\w*|cruise|progression|key|workout|session|time trial)\b|\d ?x ?\d|marathon pace/i,
  ],
]

/** The kind a title means; `null` when it is no run at all. */
export function runKind(title: string): Run['kind'] | null {
  if (notRuns.test(title) && !/\brun\w*|\bjog\w*/i.test(title)) return null
  const kind = kinds.find(([, words]) => words.test(title))?.[0]
  if (kind !== undefined) return kind
  return runs.test(title) ? 'easy' : null
}

/** Slow enough that a run guessed from its distance is rather too long than too short. */
const minutesPerKm = 6.5
const kmPerMile = 1.609

/** Minutes a title or cell tells: "1h30", "1:15", "45 min", "12 km", "8 miles"; null when it tells none. */
export function minutesIn(words: string): number | null {
  const clock = /(\d+):(\d\d)(?::\d\d)?/.exec(words)
  if (clock !== null) return clockLength(Number(clock[1]), Number(clock[2]))
  const hours = /(\d+(?:[.,]\d+)?) ?(?:h|hrs?|hours?)(?![a-z])(?: ?(\d+))?/i.exec(words)
  if (hours !== null) return Math.round(toNumber(hours[1]) * 60) + Number(hours[2] ?? 0)
  const minutes = /(\d+) ?(?:min\w*|')(?![a-z])/i.exec(words)
  if (minutes !== null) return Number(minutes[1])
  const km = /(\d+(?:[.,]\d+)?) ?(?:km?)(?![a-z])/i.exec(words)
  if (km !== null) return Math.round(toNumber(km[1]) * minutesPerKm)
  const miles = /(\d+(?:[.,]\d+)?) ?(?:mi|miles?)(?![a-z])/i.exec(words)
  if (miles !== null) return Math.round(toNumber(miles[1]) * kmPerMile * minutesPerKm)
  return null
}

/** `1:15` is an hour and a quarter, `45:00` is three quarters of one. */
const clockLength = (first: number, second: number) =>
  first <= 6 ? first * 60 + second : Math.max(1, Math.round(first + second / 60))

const toNumber = (words = '0') => Number(words.replace(',', '.'))
