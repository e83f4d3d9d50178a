/**
 * Many people who each ask Ironstride one question in private, and how long they waited, by the server's clock.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { TelegramServer } from '../../support/telegram-server.ts'
import { preciseNow } from './fast-clock.ts'

export interface Waited {
  /** Until something was seen: typing, or the answer itself. Infinite when nothing came. */
  readonly reactionMs: number
  readonly answerMs: number
}

const GIVE_UP_MS = 60_000

/** Asks all of them, one every `gapMs`, and resolves when all are answered or a minute has passed. */
export async function askAll(
  server: TelegramServer,
  questions: readonly string[],
  gapMs: number,
): Promise<Waited[]> {
  const askers = questions.map((question, index) => {
    const person = server.person(`Asker${index}`)
    server.startedBy(person)
    return { person, question, askedAt: 0 }
  })
  for (const asker of askers) {
    asker.askedAt = preciseNow()
    await asker.person.says(asker.question, { in: 'private' })
    if (gapMs > 0) await wait(gapMs)
  }
  const giveUpAt = Date.now() + GIVE_UP_MS
  const firstCall = (chat: string, methods: RegExp) =>
    server.calls.find(({ method, params }) => methods.test(method) && `${params.chat_id}` === chat)
  const isAnswered = ({ person }: (typeof askers)[number]) =>
    firstCall(person.id, /^sendMessage$/) !== undefined
  while (Date.now() < giveUpAt && !askers.every(isAnswered)) await wait(100)
  return askers.map(({ person, askedAt }) => {
    const after = (methods: RegExp) =>
      (firstCall(person.id, methods)?.arrivedAt ?? Number.POSITIVE_INFINITY) - askedAt
    return { reactionMs: after(/^send/), answerMs: after(/^sendMessage$/) }
  })
}
