/**
 * Faults a test asks for: the next call to a route is refused, dropped before or after it took effect, or slow.
 */
export interface Fault {
  /** Part of the call as the server names it, such as `POST /channels` or `sendMessage 42`. */
  readonly route: string
  readonly status?: number
  /** Discord's own error code. */
  readonly code?: number
  /** Telegram's words for it. */
  readonly description?: string
  readonly retryAfterMs?: number
  readonly global?: boolean
  /** The connection breaks: before the call has any effect, or after it. */
  readonly drop?: 'before' | 'after'
  /** With a status: it is answered although the call took effect, as a broken gateway does. */
  readonly accepted?: boolean
  /** The answer comes this much later, in real time. */
  readonly delayMs?: number
  /** How many calls it meets. Default: one. */
  readonly times?: number
  /** How many such calls pass before. Default: none. */
  readonly skip?: number
}

export function createFaults() {
  const faults: (Fault & { left: number; toSkip: number })[] = []
  return {
    failNext(fault: Fault): void {
      faults.push({ ...fault, left: fault.times ?? 1, toSkip: fault.skip ?? 0 })
    },
    /** The fault this call meets, used up by it. */
    take(call: string): Fault | undefined {
      const fault = faults.find(({ route, left }) => left > 0 && call.includes(route))
      if (fault === undefined) return undefined
      if (fault.toSkip > 0) {
        fault.toSkip -= 1
        return undefined
      }
      fault.left -= 1
      return fault
    },
  }
}
