/**
 * When two articles differ, both are shown with their dates: the reader sees that the advice is not of one piece,
 * and which is newer.
 */
import type { Passage } from '../library/passage.ts'
import { type Claim, claimsOf, differencesBetween } from './claims.ts'

/** Passages that answer the same question; further down they answer others. */
const COMPARED = 3

/** The first two claims that differ, as markdown with citations by place in the list; null when all agree. */
export function differenceIn(passages: readonly Passage[]): string | null {
  const claims = passages.slice(0, COMPARED).map(claimsOf)
  for (const [place, own] of claims.entries()) {
    const later = claims.slice(place + 1).flat()
    const [difference] = differencesBetween(own, later)
    if (difference !== undefined) return say([difference.one, difference.other], passages)
  }
  return null
}

function say(claims: readonly Claim[], passages: readonly Passage[]): string {
  const lines = claims
    .toSorted((one, other) => dateOf(other).localeCompare(dateOf(one)))
    .map((claim) => {
      const number = passages.indexOf(claim.passage) + 1
      return `- ${claim.passage.title} (${dateOf(claim) || 'no date'}): ${claim.sentence} [${number}]`
    })
  return ['Two articles differ here, newer first:', ...lines].join('\n')
}

function dateOf({ passage }: Claim): string {
  return passage.published ?? ''
}
