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

/** A text as its runs of letters, scaled to length 1: their numbers ascending, and the weight of each. */
export interface Shape {
  readonly runs: Uint32Array
  readonly weights: Float32Array
}

/** Shorter runs are alike by accident, longer ones break at every slip. */
const RUN = 5
/** A run is known by a number of so many bits; two runs rarely share one, and then do little harm. */
const RUN_BITS = 18
/** How common a run is shows in a sample; counting all of a large library would cost more than it tells. */
const SAMPLE = 2_000

/** `known` are the questions that say which runs are common. */
export function createLikeness(known: readonly string[]): Likeness {
  const step = Math.max(1, Math.floor(known.length / SAMPLE))
  const sample = known.filter((_, at) => at % step === 0)
  const holders = new Uint16Array(2 ** RUN_BITS)
  for (const question of sample) {
    for (const run of new Set(runsOf(question))) holders[run] = (holders[run] ?? 0) + 1
  }
  const rarities = Float32Array.from({ length: sample.length + 1 }, (_, count) =>
    Math.log(1 + sample.length / (1 + count)),
  )
  return { shapeOf: (text) => shapeOf(text, (run) => rarities[holders[run] ?? 0] ?? 0) }
}

/** The cosine between two shapes. */
export function alike(one: Shape, other: Shape): number {
  let sum = 0
  for (let i = 0, j = 0; i < one.runs.length && j < other.runs.length; ) {
    const left = one.runs[i] ?? 0
    const right = other.runs[j] ?? 0
    if (left === right) sum += (one.weights[i] ?? 0) * (other.weights[j] ?? 0)
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return sum
}

function shapeOf(text: string, rarity: (run: number) => number): Shape {
  const all = runsOf(text).sort()
  const runs = new Uint32Array(all.length)
  const weights = new Float32Array(all.length)
  let size = 0
  let squares = 0
  for (let from = 0; from < all.length; ) {
    const run = all[from] ?? 0
    let to = from + 1
    while (all[to] === run) to += 1
    const weight = (1 + Math.log(to - from)) * rarity(run)
    runs[size] = run
    weights[size] = weight
    squares += weight * weight
    size += 1
    from = to
  }
  const length = Math.sqrt(squares) || 1
  for (let at = 0; at < size; at += 1) weights[at] = (weights[at] ?? 0) / length
  return { runs: runs.subarray(0, size), weights: weights.subarray(0, size) }
}

/** The number of every run of letters, in reading order. */
function runsOf(text: string): Uint32Array {
  const letters = ` ${wordsOf(text).join(' ')} `
  const runs = new Uint32Array(Math.max(0, letters.length - RUN + 1))
  for (let from = 0; from < runs.length; from += 1) {
    let number = 0
    for (let at = from; at < from + RUN; at += 1) {
      number = Math.imul(number, 31) + letters.charCodeAt(at)
    }
    runs[from] = Math.imul(number, 0x9e3779b1) >>> (32 - RUN_BITS)
  }
  return runs
}
