/** Whether a message says what a pattern looks for, and does not deny it. */
import type { HeardWords, Span } from './heard-words.ts'
import { isDenied } from './negation.ts'
import type { Group, Part, Pattern } from './red-flag-pattern.ts'

export function says(heard: HeardWords, { groups }: Pattern): boolean {
  return groups.every((group) => group.absent !== saysGroup(heard, group))
}

function saysGroup(heard: HeardWords, group: Group): boolean {
  const isMissing = (part: Part) => heard.placesOf(part).length === 0
  if (group.parts.some(isMissing)) return false
  return joined([], group.parts.map(heard.placesOf), heard, group)
}

/** Tries the places of one part after the other, near those chosen so far. */
function joined(
  chosen: readonly Span[],
  places: readonly (readonly Span[])[],
  heard: HeardWords,
  group: Group,
): boolean {
  const [next, ...later] = places
  if (next === undefined) return !isDenied(heard, chosen)
  return next.some(
    (span) => fits(span, chosen, heard, group) && joined([...chosen, span], later, heard, group),
  )
}

function fits(span: Span, chosen: readonly Span[], heard: HeardWords, group: Group): boolean {
  const before = chosen.at(-1)
  if (before === undefined) return true
  if (group.inOrder && span.start <= before.end) return false
  if (heard.sentences[span.start] !== heard.sentences[before.start]) return false
  if (chosen.some((one) => span.start <= one.end && one.start <= span.end)) return false
  return wordsBetween([...chosen, span]) <= group.gap
}

/** Words from the first to the last place that belong to none of them. */
function wordsBetween(spans: readonly Span[]): number {
  const first = Math.min(...spans.map(({ start }) => start))
  const last = Math.max(...spans.map(({ end }) => end))
  const own = spans.reduce((sum, { start, end }) => sum + end - start + 1, 0)
  return last - first + 1 - own
}
