/** The figures of a ranking and of a list of numbers. */

/** Documents in the order found, how relevant each judged document is, and how many of them to look at. */
export interface Ranking {
  readonly found: readonly string[]
  readonly relevant: ReadonlyMap<string, number>
}

/** Normalised discounted cumulative gain with linear gains and log2 discounts. */
export function ndcg({ found, relevant }: Ranking, depth: number): number {
  const gained = gainOf(found.slice(0, depth).map((id) => relevant.get(id) ?? 0))
  const best = gainOf([...relevant.values()].toSorted((one, other) => other - one).slice(0, depth))
  return best === 0 ? 0 : gained / best
}

function gainOf(gains: readonly number[]): number {
  return gains.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0)
}

export function averagePrecision({ found, relevant }: Ranking): number {
  const wanted = [...relevant.values()].filter((grade) => grade > 0).length
  let hits = 0
  let sum = 0
  for (const [place, id] of found.entries()) {
    if ((relevant.get(id) ?? 0) <= 0) continue
    hits += 1
    sum += hits / (place + 1)
  }
  return wanted === 0 ? 0 : sum / wanted
}

export function recall({ found, relevant }: Ranking, depth: number): number {
  const wanted = [...relevant].filter(([, grade]) => grade > 0).map(([id]) => id)
  const top = new Set(found.slice(0, depth))
  return wanted.length === 0 ? 0 : wanted.filter((id) => top.has(id)).length / wanted.length
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

export function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length
}

/** The value below which a share of all values lies. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}
