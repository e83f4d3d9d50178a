/**
 * Asking Telegram for news, over and over, without ever losing any.
 *
 * Order of events: a request stays open until there is news -> the inbox begins with it -> while something is
 * unfinished, short requests look for more; they would not stay open, because Telegram tells the unfinished again ->
 * when all is done, the next request confirms it and stays open. Trouble is waited out, longer each time.
 */
import { type Clock, waitFor } from '../../clock.ts'
import { messageOf, PlatformError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { hasReason } from './errors.ts'
import type { Inbox } from './inbox.ts'
import { LAST_CALL_MS, POLL_SECONDS, POLL_WHILE_WORKING_MS } from './limits.ts'
import type { Wire } from './wire.ts'

export interface Polling {
  /** Takes no more news, waits until all is finished, and confirms it. */
  stop(): Promise<void>
}

export interface PollingParts {
  readonly wire: Pick<Wire, 'news'>
  readonly inbox: Inbox
  readonly clock: Clock
  readonly log: Log
}

const FIRST_BACK_OFF_MS = 1_000
const LONGEST_BACK_OFF_MS = 30_000

export function startPolling(parts: PollingParts): Polling {
  const { wire, inbox, clock, log } = parts
  const stopping = new AbortController()
  const trouble = createTrouble(log)

  const look = async () => {
    const waitSeconds = inbox.isHeld() ? 0 : POLL_SECONDS
    const updates = await wire.news({ offset: inbox.offset(), waitSeconds }, stopping.signal)
    trouble.over()
    inbox.accept(updates)
    await doneOrSoon(inbox, clock)
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await look()
      } catch (error) {
        if (stopping.signal.aborted) return
        if (error instanceof PlatformError && error.outcome === 'unauthorised') {
          return log.error(
            {},
            'Telegram no longer takes the token; it is not asked for news any more',
          )
        }
        await waitFor(clock, trouble.backOffMs(error), stopping.signal).catch(() => {})
      }
    }
  }

  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
      await inbox.done()
      const offset = inbox.offset()
      if (offset === 0) return
      // Otherwise the last lines would be told once more at the next start.
      await wire
        .news({ offset, limit: 1, waitSeconds: 0 }, AbortSignal.timeout(LAST_CALL_MS))
        .catch((error) => log.warn({ error: messageOf(error) }, 'the last news were not confirmed'))
    },
  }
}

/** Resolves when everything is finished, or after a short while. */
async function doneOrSoon(inbox: Inbox, clock: Clock): Promise<void> {
  if (!inbox.isHeld()) return
  await new Promise<void>((resolve) => {
    const cancel = clock.after(POLL_WHILE_WORKING_MS, resolve)
    void inbox.done().then(() => {
      cancel()
      resolve()
    })
  })
}

/** How long to wait after a failure; says once that there is trouble, and once that it is over. */
function createTrouble(log: Log) {
  let failures = 0
  let said = ''

  return {
    backOffMs(error: unknown): number {
      const words = inWords(error)
      if (words !== said) log.warn({ error: messageOf(error) }, words)
      said = words
      failures += 1
      const backOffMs = Math.min(FIRST_BACK_OFF_MS * 2 ** (failures - 1), LONGEST_BACK_OFF_MS)
      const askedMs = error instanceof PlatformError ? (error.retryAfterMs ?? 0) : 0
      return Math.max(backOffMs, askedMs)
    },
    over(): void {
      if (failures > 0) log.info({ failures }, 'Telegram answers again')
      failures = 0
      said = ''
    },
  }
}

function inWords(error: unknown): string {
  if (!hasReason(error, 'conflict')) return 'Telegram was not reached; it is tried again'
  return messageOf(error).includes('webhook')
    ? 'Somebody gave this bot a webhook, so Telegram tells its news there. Start again to take it back'
    : 'Another program uses this bot token, too. Stop the other one, or give one of them a token of its own'
}
