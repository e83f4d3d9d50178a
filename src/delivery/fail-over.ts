/**
 * When a person turns out to be blocked on one platform, the same message goes to their other one, once.
 *
 * The dead delivery is marked and its successor queued in one transaction, and what is not marked yet is looked for
 * again at every start, so that a crash neither loses nor doubles it. Announcements only go where the person wants
 * them.
 */
import type { Destination } from '../chat/address.ts'
import { formatDestination } from '../chat/address.ts'
import type { Clock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Members } from '../members/members.ts'
import type { Database } from '../storage/database.ts'
import type { AnnouncementChoices } from './announcements/choices.ts'
import type { Ledger } from './ledger.ts'
import type { DeliveryKind, Outgoing } from './outgoing.ts'
import type { Reachability } from './reachability.ts'
import type { Outcome } from './record-outcomes.ts'

export interface FailOver {
  /** For a lane: looks after what just died, and what died with it because it waited for the same chat. */
  onOutcomes(outcomes: readonly Outcome[]): void
  /**
   * Looks after everything still of use that died because its chat takes nothing any more: at the start, for what a
   * crash left undone, and when a platform tells that somebody is gone.
   */
  ofEverybody(): Promise<number>
  /** Looks after everything of a source that died; gives how many go elsewhere now. */
  ofSource(source: string): Promise<number>
}

export interface FailOverParts {
  readonly db: Database
  readonly clock: Clock
  readonly ledger: Ledger
  readonly members: Members
  readonly reachability: Reachability
  readonly choices: AnnouncementChoices
  readonly isOn: (platform: Destination['platform']) => boolean
  readonly log: Log
}

/** The reason word of a dead delivery whose words go to the person's other platform. */
export const FAILED_OVER = 'sent-elsewhere'

export function createFailOver(parts: FailOverParts): FailOver {
  const { db, clock, log } = parts
  const sendAll = async (all: readonly Dead[]) => {
    let moved = 0
    for (const dead of all) moved += await sendElsewhere(dead, parts)
    return moved
  }
  const ofEverybody = async () => {
    return sendAll(await deadWithTheirChat(db).where('not_after', '>', clock.now()).execute())
  }
  const lookSoon = () =>
    void ofEverybody().catch((error) =>
      log.error({ error: messageOf(error) }, 'nothing was sent to the other platform'),
    )
  parts.ledger.onUndeliverable(lookSoon)
  return {
    ofEverybody,
    ofSource: async (source) =>
      sendAll(await deadWithTheirChat(db).where('source', '=', source).execute()),
    onOutcomes(outcomes) {
      if (outcomes.some(({ verdict }) => verdict.state === 'dead' && verdict.targetIsGone))
        lookSoon()
    },
  }
}

type Dead = Awaited<ReturnType<ReturnType<typeof deadWithTheirChat>['execute']>>[number]

/** Deliveries that died because their chat takes nothing any more, and whose person has another account. */
function deadWithTheirChat(db: Database) {
  return db
    .selectFrom('delivery')
    .innerJoin('reachability', 'reachability.destination', 'delivery.target')
    .select(['id', 'source', 'target', 'kind', 'content_id', 'member_id', 'paid', 'not_after'])
    .where('state', '=', 'dead')
    .where('reachability.reachable', '=', 0)
    .whereRef('delivery.reason', '=', 'reachability.reason')
    .where('member_id', 'in', (inner) =>
      inner
        .selectFrom('identity')
        .select('identity.member_id')
        .groupBy('identity.member_id')
        .having(({ fn }) => fn.countAll(), '>', 1),
    )
}

async function sendElsewhere(dead: Dead, parts: FailOverParts): Promise<number> {
  const { ledger } = parts
  const to = await otherChat(dead, parts)
  if (to === null) return 0
  const outgoing: Outgoing = {
    source: dead.source,
    to,
    kind: dead.kind as DeliveryKind,
    reply: await ledger.forLanes.words(dead.content_id),
    ...(dead.member_id === null ? {} : { memberId: dead.member_id }),
    ...(dead.not_after === null ? {} : { notAfter: dead.not_after }),
    ...(dead.paid === 1 ? { paid: true } : {}),
  }
  return ledger.queue([outgoing], async (step) => {
    await step
      .updateTable('delivery')
      .set({ reason: FAILED_OVER })
      .where('id', '=', dead.id)
      .execute()
  })
}

/** A chat of the same person that takes it and has not got it. */
async function otherChat(dead: Dead, parts: FailOverParts) {
  if (dead.member_id === null) return null
  const tried = await targetsOf(parts.db, dead.source, dead.member_id)
  for (const chat of await parts.members.privateChatsOf(dead.member_id)) {
    if (tried.has(formatDestination(chat)) || !parts.isOn(chat.platform)) continue
    if ((await parts.reachability.reasonFor(chat)) !== null) continue
    if (dead.kind === 'announcement' && !(await parts.choices.wantsAnnouncements(chat))) continue
    return chat
  }
  return null
}

async function targetsOf(db: Database, source: string, memberId: string) {
  const rows = await db
    .selectFrom('delivery')
    .select('target')
    .where('source', '=', source)
    .where('member_id', '=', memberId)
    .execute()
  return new Set(rows.map(({ target }) => target))
}
