/**
 * "A before B" is not "B before A": whether the two sides of a word of order have changed places.
 */
import type { Order } from './orders.ts'
import type { Clause, Statement } from './statement.ts'

const opposite = new Map([
  ['before', 'after'],
  ['after', 'before'],
])

export function orderFault({ orders: mine }: Clause, { clauses }: Statement): string | null {
  const theirs = clauses.flatMap(({ orders }) => orders)
  for (const order of mine) {
    const same = theirs.filter(({ word }) => word === order.word)
    if (same.length > 0) {
      if (same.every((other) => swaps(order, other))) return `"${order.word}" is turned round`
      continue
    }
    if (order.word === 'than') return 'the passage does not compare them'
    const against = theirs.filter(({ word }) => opposite.get(word) === order.word)
    if (against.length > 0 && !against.some((other) => swaps(order, other))) {
      return `the passage does not say "${order.word}"`
    }
  }
  return null
}

/** Something stands left here and right there, or the other way round. */
function swaps(one: Order, other: Order): boolean {
  const [left, right] = [only(one.left, one.right), only(one.right, one.left)]
  const [theirLeft, theirRight] = [only(other.left, other.right), only(other.right, other.left)]
  const turned = overlap(left, theirRight) + overlap(right, theirLeft)
  const both = overlap(left, theirRight) > 0 && overlap(right, theirLeft) > 0
  if (both || turned === 0 || !opposite.has(one.word)) return turned > 0
  return turned >= overlap(left, theirLeft) + overlap(right, theirRight)
}

function only(side: readonly string[], other: readonly string[]): string[] {
  return side.filter((word) => !other.includes(word))
}

function overlap(one: readonly string[], other: readonly string[]): number {
  return new Set(one.filter((word) => other.includes(word))).size
}
