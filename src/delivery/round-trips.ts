/**
 * How long answers take, so that a call which was held up on its way is known by its late answer: it may have
 * reached the platform that much later than it left, and stands closer to the calls after it than it seemed.
 */

/** So many answers say what is usual: what all but the quickest quarter take at least. */
const LAST_FEW = 32
const QUICKEST = 1 / 4

export interface RoundTrips {
  /** Notes an answer and says how much longer than usual its call was under way; 0 for an ordinary one. */
  note(tookMs: number): number
}

export function createRoundTrips(): RoundTrips {
  const recent: number[] = []

  const usualMs = () => {
    const sorted = recent.toSorted((one, other) => one - other)
    return sorted[Math.floor(sorted.length * QUICKEST)] ?? Number.POSITIVE_INFINITY
  }

  return {
    note(tookMs) {
      const longerMs = Math.max(0, tookMs - usualMs())
      recent.push(tookMs)
      if (recent.length > LAST_FEW) recent.shift()
      return longerMs
    },
  }
}
