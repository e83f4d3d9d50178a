/**
 * How alike two questions are letter by letter, 0 to 1.
 *
 * Words alone miss what makes questions alike: "how many" against "how much", endings, two words written as one,
 * a slip of the thumb. Here a question is the runs of five letters it holds, spaces included, and likeness is the
 * cosine between two such sets with rare runs counting more.
 */
import { wordsOf } from './words.ts'

export interface Likeness {
  /** Makes a text ready to be compared many times. */
  shapeOf(text: string): Shape
}

/** A text as its runs of letters, scaled to length 1. */
export type Shape = ReadonlyMap<string, number>

/** Shorter runs are alike by accident, longer ones break at every slip. */
const RUN = 5
/** How common a run is shows in a sample; counting all of a large library would cost more than it tells. */
const SAMPLE = 2_000

/** `known` are the questions that say which runs are common. */
export function createLikeness(known: readonly string[]): Likeness {
  const step = Math.max(1, Math.floor(known.length / SAMPLE))
  const sample = known.filter((_, at) => at % step === 0)
  const holders = new Map<string, number>()
  for (const question of sample) {
    for (const run of new Set(runsOf(question))) holders.set(run, (holders.get(run) ?? 0) + 1)
  }
  const rarity = (run: string) => Math.log(1 + sample.length / (1 + (holders.get(run) ?? 0)))
  return { shapeOf: (text) => shapeOf(text, rarity) }
}

/** The cosine between two shapes. */
export function alike(one: Shape, other: Shape): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  let sum = 0
  for (const [run, weight] of small) sum += weight * (large.get(run) ?? 0)
  return sum
}

function shapeOf(text: string, rarity: (run: string) => number): Shape {
  const counts = new Map<string, number>()
  for (const run of runsOf(text)) counts.set(run, (counts.get(run) ?? 0) + 1)
  const weights = [...counts].map(
    ([run, count]) => [run, (1 + Math.log(count)) * rarity(run)] as const,
  )
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
  return new Map(weights.map(([run, weight]) => [run, weight / length]))
}

function runsOf(text: string): string[] {
  const letters = ` ${wordsOf(text).join(' ')} `
  return Array.from({ length: Math.max(0, letters.length - RUN + 1) }, (_, at) =>
    letters.slice(at, at + RUN),
  )
}
