/**
 * From what a clock on the wall shows to the instant meant, in any zone.
 *
 * A wall time is kept as the epoch milliseconds it would have in UTC. The rule, shown to members too: in a gap
 * (clocks go forward) the first valid minute after it; in an overlap (clocks go back) the first of the two.
 */

const DAY_MS = 24 * 3_600_000
const MINUTE_MS = 60_000

/** `YYYY-MM-DDTHH:MM` as a wall time. */
export function readWallTime(local: string): number {
  return Date.parse(`${local}Z`)
}

/** What the clock on the wall shows in `zone` at that instant. */
export function wallTimeAt(instant: number, zone: string): number {
  return instant + offsetAt(instant, zone)
}

/** The instant at which the wall clock of `zone` shows that time, by the rule above. */
export function instantOf(wallTime: number, zone: string): number {
  const before = offsetAt(wallTime - DAY_MS, zone)
  const after = offsetAt(wallTime + DAY_MS, zone)
  const shown = [wallTime - Math.max(before, after), wallTime - Math.min(before, after)]
  const first = shown.find((instant) => wallTimeAt(instant, zone) === wallTime)
  return first ?? firstChange(wallTime - DAY_MS - before, wallTime + DAY_MS - after, zone)
}

/** The instant in `(from, to]` at which the zone's offset changes; `to` when it does not. */
export function firstChange(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone)
  let [unchanged, changed] = [Math.floor(from / MINUTE_MS), Math.ceil(to / MINUTE_MS)]
  while (changed - unchanged > 1) {
    const middle = Math.floor((unchanged + changed) / 2)
    if (offsetAt(middle * MINUTE_MS, zone) === before) unchanged = middle
    else changed = middle
  }
  return changed * MINUTE_MS
}

/** How far the zone's wall clock is ahead of UTC at that instant, in milliseconds. */
export function offsetAt(instant: number, zone: string): number {
  const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/.exec(formatOf(zone).format(instant))
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] = found ?? []
  const ahead = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000
  return sign === '-' ? -ahead : ahead
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs fifty times as much as using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, made)
  return made
}
