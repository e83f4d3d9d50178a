/**
 * What a method of the local Bot API works with.
 */
import type { Message } from 'grammy/types'
import type { Call } from './call.ts'
import type { createFlood } from './flood.ts'
import type { UpdateQueue } from './updates.ts'
import type { Room, World } from './world.ts'

export interface Scene {
  readonly world: World
  readonly call: Call
  readonly updates: UpdateQueue
  readonly flood: ReturnType<typeof createFlood>
  readonly tell: Tell
  /** Called when the other side hangs up. */
  onGone(forget: () => void): void
}

/** Tells people what Ironstride did in a chat. */
export interface Tell {
  posted(message: Message, room: Room): void
  edited(message: Message, room: Room): void
}

/** What a method returns is the `result` of its answer. */
export type Method = (scene: Scene) => unknown
export type Methods = Readonly<Record<string, Method>>
