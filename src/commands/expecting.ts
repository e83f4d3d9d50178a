/**
 * Remembers that the next plain message of a person in a room belongs to a command that asked for it.
 * Forgotten after ten minutes, after one message, and when the person uses any command instead.
 */
import { formatDestination } from '../chat/address.ts'
import type { Turn } from '../chat/message.ts'
import type { Cache } from '../storage/cache.ts'

export const EXPECT_FOR_MS = 10 * 60_000

export interface Expected {
  readonly action: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface Expecting {
  expect(turn: Turn, action: string, data: Readonly<Record<string, unknown>>): Promise<void>
  /** What was expected of this person here, if anything; forgotten by asking. */
  take(turn: Turn): Promise<Expected | undefined>
}

export function createExpecting(cache: Cache): Expecting {
  return {
    expect: (turn, action, data) => cache.set(keyOf(turn), { action, data }, EXPECT_FOR_MS),
    async take(turn) {
      const expected = await cache.get<Expected>(keyOf(turn))
      if (expected !== undefined) await cache.delete(keyOf(turn))
      return expected
    },
  }
}

function keyOf({ author, destination }: Turn): string {
  return `${formatDestination(destination)} ${author.id}`
}
