/**
 * The local servers in a process of their own, so that a bench measures Ironstride and not its surroundings.
 *
 * The bench names a call of `servers-process.ts` with its arguments; the answer comes back over the same channel.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { FarCalls } from './servers-process.ts'

export interface FarServers {
  ask<Name extends keyof FarCalls>(
    name: Name,
    ...given: Parameters<FarCalls[Name]>
  ): Promise<Awaited<ReturnType<FarCalls[Name]>>>
  stop(): Promise<void>
}

interface Waiting {
  resolve(result: never): void
  reject(error: Error): void
}

interface FarAnswer {
  readonly id: number
  readonly result?: never
  readonly error?: string
}

export function startFarServers(): FarServers {
  const far = fork(new URL('./servers-process.ts', import.meta.url), { stdio: 'inherit' })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  far.on('message', ({ id, result, error }: FarAnswer) => {
    const asker = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asker?.resolve(result as never)
    else asker?.reject(new Error(error))
  })
  return {
    ask(name, ...given) {
      lastId += 1
      far.send({ id: lastId, name, given })
      const id = lastId
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    async stop() {
      const gone = once(far, 'exit')
      far.disconnect()
      await gone
    },
  }
}
