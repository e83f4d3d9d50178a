/**
 * What a route of the local API works with.
 */
import type { Call } from './call.ts'
import type { Body } from './message-check.ts'
import type { Room, StoredMessage, World } from './world.ts'

export interface Scene {
  readonly world: World
  readonly call: Call
  readonly tell: Tell
  readonly gatewayUrl: () => string
}

/** Tells people and the gateway what happened. */
export interface Tell {
  posted(message: StoredMessage, room: Room, body: Body): void
  edited(message: StoredMessage, room: Room, body: Body): void
  reacted(message: StoredMessage, emoji: string): void
  threadOpened(thread: Room): void
}

/** Method, path with `:names`, and what it does; what it returns is the JSON answer, nothing is 204. */
export type Route = readonly [
  method: string,
  path: string,
  run: (scene: Scene, params: Readonly<Record<string, string>>) => unknown,
]

/** The route for a call and the values of its `:names`. */
export function findRoute(routes: readonly Route[], { method, path }: Call) {
  const steps = path.split('/')
  for (const route of routes) {
    const params = route[0] === method ? paramsOf(route[1].split('/'), steps) : null
    if (params !== null) return { route, params }
  }
  return null
}

function paramsOf(pattern: readonly string[], steps: readonly string[]) {
  if (pattern.length !== steps.length) return null
  const params: Record<string, string> = {}
  for (const [index, step] of pattern.entries()) {
    const actual = steps[index] ?? ''
    if (step.startsWith(':')) params[step.slice(1)] = actual
    else if (step !== actual) return null
  }
  return params
}
