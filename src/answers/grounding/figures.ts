/**
 * The figures of a text: value, unit and whether it is a floor or a ceiling, however they are written.
 *
 * "2-3 sets", "two to three sets" and "2 or 3 sets" are the same two figures; "3x8" is three sets of eight reps;
 * "twice a week" is two sessions weekly. The text must have gone through `withPhrases`.
 */

import { numberWords } from './number-words.ts'
import { asSeconds, units } from './units.ts'

export interface Figure {
  readonly value: number
  /** One word for a unit and its equals; null when none stands near. */
  readonly unit: string | null
  readonly bound: 'least' | 'most' | null
  /** The other end of a range: the 3 of "2 to 3". */
  readonly ends: boolean
}

export function figuresOf(text: string): Figure[] {
  const tokens = tokenise(text)
  const figures: { value: number; place: number; unit: string | null }[] = []
  for (let place = 0; place < tokens.length; place += 1) {
    const read = numberAt(tokens, place)
    if (read === null) continue
    const unit = read.unit ?? unitAfter(tokens, place + read.length) ?? unitBefore(tokens, place)
    if (read.value === 1 && isWord(tokens[place]) && read.unit === null && !countsOne(unit))
      continue
    figures.push({ value: read.value, place, unit })
    place += read.length - 1
  }
  return figures.map(({ value, place, unit }) => ({
    value,
    unit,
    bound: boundAt(tokens, place),
    ends: /^(?:to|or)$/.test(tokens[place - 1] ?? '') && isNumber(tokens[place - 2]),
  }))
}

const tokenPattern =
  /\d+(?:[.,]\d+)*(?:-?(?:st|nd|rd|th)\b)?|km\/h|%|\p{L}+(?:'\p{L}+)?|[×/.,;:()+-]/gu

/** Numbers as digits, words, signs; what joins a range stays, so that units reach back over it. */
function tokenise(text: string): string[] {
  const spread = text
    .replace(/(\d),(\d{3})(?!\d)/g, '$1$2')
    .replace(/\b(\d{1,2}):(\d\d)\b/g, '$1.$2 oclock')
    .replace(/(\d)\s?[x×]\s?(\d)/g, '$1 sets $2 reps ')
    .replace(
      /\b(sets? of (?:\d+ to )?\d+)(?=[\s,.;:)]*(?:$|on\b|at\b|of\b|each\b|then\b|with\b|or\b|[.,;:)]))/g,
      '$1 reps',
    )
    .replace(/(\d)\s?(?:mins?|min)\b/g, '$1 minutes')
    .replace(/(\d)([a-z]+)\b/g, '$1 $2')
    .replace(/(\d|\p{L})-(?=\d)/gu, '$1 to ')
    .replace(/\b(\p{L}+)-(?=\p{L})/gu, '$1 ')
    .replace(/(\d)-(?=\p{L})/gu, '$1 ')
  return spread.match(tokenPattern) ?? []
}

interface ReadNumber {
  readonly value: number
  readonly length: number
  readonly unit: string | null
}

function numberAt(tokens: readonly string[], place: number): ReadNumber | null {
  const token = tokens[place] ?? ''
  const next = tokens[place + 1] ?? ''
  if (/^\d/.test(token)) {
    const isOrdinal = /[a-z]/.test(token)
    const value = Number.parseFloat(token.replace(',', '.'))
    if (next === 'hours' || !/^(?:hundred|thousand)$/.test(next)) {
      return { value, length: 1, unit: isOrdinal ? 'ordinal' : null }
    }
    return { value: value * (numberWords.get(next) ?? 1), length: 2, unit: null }
  }
  if (token === 'twice') return { value: 2, length: 1, unit: timesUnit(tokens, place) }
  if (token === 'thrice') return { value: 3, length: 1, unit: timesUnit(tokens, place) }
  if (token === 'once') return onceAt(tokens, place)
  return fractionAt(tokens, place) ?? wordNumberAt(tokens, place)
}

function timesUnit(tokens: readonly string[], place: number): string {
  return perUnit(tokens, place + 1) ?? 'session'
}

/** "Once a week" counts; "once hops are free of pain" is a time. */
function onceAt(tokens: readonly string[], place: number): ReadNumber | null {
  const unit = perUnit(tokens, place + 1)
  return unit === null ? null : { value: 1, length: 1, unit }
}

function fractionAt(tokens: readonly string[], place: number): ReadNumber | null {
  const [first = '', second = '', third = ''] = tokens.slice(place, place + 3)
  if (/^halves?$|^half$/.test(first) && tokens[place - 1] !== 'and') {
    const unit = asSeconds.has(units.get(third) ?? '') ? (units.get(third) ?? null) : null
    if (/^an?$/.test(second) && unit !== null) return { value: 0.5, length: 3, unit }
    return /^(?:of|the|as)$/.test(second) ? { value: 0.5, length: 1, unit: 'fraction' } : null
  }
  const share = /^(?:third|thirds|quarter|quarters|fifth|fifths|tenth|tenths)$/.exec(second)
  const count = first === 'a' ? 1 : numberWords.get(first)
  if (share === null || count === undefined) return null
  return { value: count / (parts.get(second.replace(/s$/, '')) ?? 1), length: 2, unit: 'fraction' }
}

const parts = new Map([
  ['third', 3],
  ['quarter', 4],
  ['fifth', 5],
  ['tenth', 10],
])

function wordNumberAt(tokens: readonly string[], place: number): ReadNumber | null {
  const value = numberWords.get(tokens[place] ?? '')
  if (value === undefined) return null
  const next = numberWords.get(tokens[place + 1] ?? '')
  if (next === undefined) return { value, length: 1, unit: null }
  if (value >= 20 && value < 100 && next < 10) return { value: value + next, length: 2, unit: null }
  if (next >= 100) return { value: value * next, length: 2, unit: null }
  return { value, length: 1, unit: null }
}

/** The unit that follows within a few words: over "or 3", "to 4", "good", "or more", never over a full stop. */
function unitAfter(tokens: readonly string[], from: number): string | null {
  const weekly = perUnit(tokens, from)
  for (let place = from; place < Math.min(tokens.length, from + FAR); place += 1) {
    const token = tokens[place] ?? ''
    if (/^[;:()]$/.test(token)) break
    if (/^[.,]$/.test(token) && !isNumber(tokens[place + 1])) break
    const unit = units.get(token)
    if (unit !== undefined && !(unit === 'foot' && place > from)) return asUsed(unit, weekly)
    if (stops.has(token)) break
  }
  return weekly
}

const FAR = 7
const stops = new Set(
  'of in for after before when than as is are was were has have from with at over under and'.split(
    ' ',
  ),
)

function asUsed(unit: string, weekly: string | null): string {
  return weekly !== null && (unit === 'session' || unit === 'day') ? weekly : unit
}

/** `weekly` or `daily` when that follows soon. */
function perUnit(tokens: readonly string[], from: number): string | null {
  for (const token of tokens.slice(from, from + FAR)) {
    if (token === 'weekly' || token === 'daily' || token === 'monthly') return token
    if (/^[.;:()]$/.test(token)) return null
  }
  return null
}

/** "Week 3", "RIR 2", "aged 60". */
function unitBefore(tokens: readonly string[], place: number): string | null {
  const back = tokens.slice(Math.max(0, place - 3), place).toReversed()
  for (const token of back) {
    if (/^(?:week|weeks)$/.test(token)) return 'week-number'
    if (token === 'rir' || token === 'rpe') return token
    if (!isNumber(token) && !/^(?:to|or|and|of)$/.test(token)) return null
  }
  return null
}

function isNumber(token: string | undefined): boolean {
  return token !== undefined && (/^\d/.test(token) || numberWords.has(token))
}

function isWord(token: string | undefined): boolean {
  return token !== undefined && !/^\d/.test(token)
}

/** "One" is a figure before something counted and a pronoun elsewhere. */
function countsOne(unit: string | null): boolean {
  return unit !== null && unit !== 'ordinal' && unit !== 'thing'
}

function boundAt(tokens: readonly string[], place: number): Figure['bound'] {
  const before = tokens.slice(Math.max(0, place - 2), place).join(' ')
  if (
    /\b(?:atleast|(?:more|greater|longer|higher|older) than|minimum|over|above|past)$/.test(before)
  )
    return 'least'
  if (
    /\b(?:atmost|upto|(?:fewer|less|lower|shorter|younger) than|maximum|under|below|within)$/.test(
      before,
    )
  ) {
    return 'most'
  }
  const after = tokens.slice(place + 1, place + 7).join(' ')
  const end = /^[^.,;:]{0,40}?\b(ormore|atleast|minimum|orless|atmost|maximum)\b/.exec(after)?.[1]
  if (end === undefined) return null
  return /^(?:ormore|atleast|minimum)$/.test(end) ? 'least' : 'most'
}
