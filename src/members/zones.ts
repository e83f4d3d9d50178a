/**
 * Time zones by the words people have for them: `Europe/Berlin`, `berlin`, `NYC`, `Japan`, `UTC+2`, `CET`.
 *
 * Node knows the zones, their countries and the countries' names; only nicknames and large cities that gave no
 * zone their name are listed here.
 */
import { distance } from 'fastest-levenshtein'
import { nicknames } from './zone-nicknames.ts'

export type ZoneFound =
  | { readonly kind: 'zone'; readonly zone: string }
  /** Several fit, the likeliest first; at most three. */
  | { readonly kind: 'several'; readonly zones: readonly string[] }
  /** None fits; the three that look most alike. */
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] }

const MOST = 3

/** Zones of large cities, those with most runners first. */
const large = [...new Set(Object.values(nicknames))]

/** The zone meant by those words at that moment (offsets depend on the day). */
export function findZone(words: string, now: number): ZoneFound {
  const typed = plain(words)
  if (typed === '') return { kind: 'unknown', nearest: [] }
  const named = zoneNamed(words)
  if (named !== null) return { kind: 'zone', zone: named }
  const offset = readOffset(typed)
  if (offset !== null) return ofOffset(offset, now)
  const ofCountry = zonesOfCountry(typed)
  if (ofCountry.length > 0) return oneOrSeveral(ofCountry)
  return nearestTo(typed)
}

/** The zone of exactly that name, city or nickname; null when there is none. */
export function zoneNamed(words: string): string | null {
  const typed = plain(words)
  const nickname = nicknames[typed]
  if (nickname !== undefined) return nickname
  const known = byPlainName().get(typed)
  if (known !== undefined) return known
  return /[/]|^utc$|^gmt$/i.test(words.trim()) ? canonical(words.trim().replace(/\s+/g, '_')) : null
}

/** Zones of the country a language tag such as `pt-BR` or `de` suggests; none when there is no tag. */
export function zonesOfLanguage(language: string | null): readonly string[] {
  if (language === null || !/^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(language)) return []
  const region = new Intl.Locale(language).maximize().region
  return region === undefined ? [] : zonesOfRegion(region)
}

/** `New York`: the city that gives the zone its name; `UTC+2` for a zone of no place. */
export function cityOf(zone: string): string {
  const offset = /^Etc\/GMT([+-])(\d+)$/.exec(zone)
  if (offset !== null) return `UTC${offset[1] === '+' ? '-' : '+'}${offset[2]}`
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** `Berlin (Europe), now 14:05`: how a zone is shown to people. */
export function sayZone(zone: string, now: number): string {
  const [region, ...places] = zone.split('/')
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(now)
  return `${cityOf(zone)}${places.length === 0 ? '' : ` (${region})`}, now ${clock}`
}

/** Case, accents, underscores and "time" say nothing about the place. */
function plain(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_.,]/g, ' ')
    .replace(/\b(?:time ?zone|time)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function canonical(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

let plainNames: ReadonlyMap<string, string> | null = null

/** Every zone under its whole name and under its city. */
function byPlainName(): ReadonlyMap<string, string> {
  plainNames ??= new Map(
    Intl.supportedValuesOf('timeZone').flatMap((zone) => [
      [plain(zone), zone] as const,
      [plain(zone.split('/').at(-1) ?? zone), zone] as const,
    ]),
  )
  return plainNames
}

// ---- offsets

/** Minutes ahead of UTC of `+2`, `UTC-5`, `gmt+5:30`; null for anything else. */
function readOffset(typed: string): number | null {
  const found = /^(?:utc|gmt)? ?([+−-]) ?(\d{1,2})(?::?(\d{2}))?$/.exec(typed)
  if (found === null) return null
  const [, sign, hours = '0', minutes = '0'] = found
  const ahead = Number(hours) * 60 + Number(minutes)
  return ahead > 14 * 60 ? null : sign === '+' ? ahead : -ahead
}

/** Zones that have this offset now, those with the largest cities first. */
function ofOffset(minutes: number, now: number): ZoneFound {
  const fitting = (zones: readonly string[]) =>
    zones.filter((zone) => offsetMinutes(zone, now) === minutes)
  const all = [...large, ...Intl.supportedValuesOf('timeZone')].filter((zone) => zone !== 'UTC')
  return oneOrSeveral([...new Set(fitting(all).map((zone) => canonical(zone) ?? zone))])
}

function offsetMinutes(zone: string, now: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const found = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts.format(now))
  const [, sign, hours = '0', minutes = '0'] = found ?? []
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

// ---- countries

let regions: ReadonlyMap<string, string> | null = null

/** Country codes by the English and the own name of the country. */
function regionCodes(): ReadonlyMap<string, string> {
  if (regions !== null) return regions
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const found = new Map<string, string>([
    ['uk', 'GB'],
    ['england', 'GB'],
    ['scotland', 'GB'],
    ['wales', 'GB'],
    ['usa', 'US'],
    ['us', 'US'],
    ['america', 'US'],
    ['holland', 'NL'],
    ['korea', 'KR'],
    ['turkey', 'TR'],
  ])
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code)
    if (name !== undefined && name !== code) found.set(plain(name), code)
  }
  regions = found
  return found
}

/** In Node, not yet in TypeScript's library. */
type WithZones = Intl.Locale & { getTimeZones?(): string[] }

function zonesOfCountry(typed: string): readonly string[] {
  const code = regionCodes().get(typed)
  return code === undefined ? [] : zonesOfRegion(code)
}

function zonesOfRegion(code: string): readonly string[] {
  const locale: WithZones = new Intl.Locale(`und-${code}`)
  const rank = (zone: string) => (large.includes(zone) ? large.indexOf(zone) : large.length)
  return (locale.getTimeZones?.() ?? []).toSorted((a, b) => rank(a) - rank(b))
}

function oneOrSeveral(zones: readonly string[]): ZoneFound {
  const [first] = zones
  if (first === undefined) return { kind: 'unknown', nearest: [] }
  return zones.length === 1
    ? { kind: 'zone', zone: first }
    : { kind: 'several', zones: zones.slice(0, MOST) }
}

// ---- slips of the finger

function nearestTo(typed: string): ZoneFound {
  const names = [...byPlainName(), ...Object.entries(nicknames)]
  const likeness = new Map<string, number>()
  for (const [name, zone] of names) {
    const far = name.startsWith(typed) ? 0 : distance(typed, name)
    likeness.set(zone, Math.min(far, likeness.get(zone) ?? far))
  }
  const nearest = [...likeness].sort(([, a], [, b]) => a - b).slice(0, MOST)
  return { kind: 'unknown', nearest: nearest.map(([zone]) => zone) }
}
