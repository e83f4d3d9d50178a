/** Places in the budget that deliveries took ahead of their call, one line for each chat. */
import type { Destination } from '../chat/address.ts'

export interface Passes {
  give(to: Destination, turn: number): void
  /** The turn the oldest pass for this chat was given for, used up by this; undefined: there is none. */
  use(to: Destination): number | undefined
}

export function createPasses(): Passes {
  const turns = new Map<string, number[]>()
  return {
    give({ chat }, turn) {
      turns.set(chat, [...(turns.get(chat) ?? []), turn])
    },
    use({ chat }) {
      const [turn, ...left] = turns.get(chat) ?? []
      if (left.length > 0) turns.set(chat, left)
      else turns.delete(chat)
      return turn
    },
  }
}
