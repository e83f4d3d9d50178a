/**
 * Chance that can be had again: the same seed and round always give the same numbers.
 */
export interface Chance {
  /** From 0 up to, but not including, `below`. */
  number(below: number): number
  between(from: number, to: number): number
  one<Choice>(choices: readonly Choice[]): Choice
  /** True that often, 0 to 1. */
  happens(share: number): boolean
}

export function createChance(seed: number, round: number): Chance {
  let state = (seed * 2_654_435_761 + round * 40_503 + 12_345) >>> 0
  /** Mulberry32. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const number = (below: number) => Math.floor(next() * below)
  return {
    number,
    between: (from, to) => from + number(to - from),
    one: (choices) => {
      const choice = choices[number(choices.length)]
      if (choice === undefined) throw new Error('There is nothing to choose from')
      return choice
    },
    happens: (share) => next() < share,
  }
}
