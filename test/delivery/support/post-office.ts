/**
 * A ledger in a real database file with one lane in front of a platform double, on a clock that stands still.
 * `restart` is what a crash leaves behind: the file, and nothing else.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PlatformName, parseDestination } from '../../../src/chat/address.ts'
import { reply, text } from '../../../src/chat/reply.ts'
import { createLane, type Lane, type LaneParts } from '../../../src/delivery/lane.ts'
import { createLedger, type Ledger } from '../../../src/delivery/ledger.ts'
import type { DeliveryKind, Outgoing } from '../../../src/delivery/outgoing.ts'
import { silentLog } from '../../../src/log.ts'
import { type OpenDatabase, openDatabase } from '../../../src/storage/database.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { createPlatformDouble, type PlatformDouble } from './platform-double.ts'

export interface PostOffice {
  readonly clock: FakeClock
  readonly ledger: Ledger
  readonly lane: Lane
  readonly platform: PlatformDouble
  readonly database: OpenDatabase
  readonly folder: string
  /** The process dies and starts again; the lane is started when told. */
  restart(): Promise<PostOffice>
  close(): Promise<void>
}

type Options = Partial<Pick<LaneParts, 'limits' | 'onStep' | 'onOutcomes'>>

export async function openPostOffice(
  name: PlatformName,
  options: Options = {},
  clock = createFakeClock(),
  folder = mkdtempSync(join(tmpdir(), 'ironstride-')),
): Promise<PostOffice> {
  const database = await openDatabase(folder, clock.now())
  const { db } = database
  const ledger = createLedger(db, clock)
  const lane = createLane({ platform: name, db, ledger, clock, log: silentLog, ...options })
  const platform = createPlatformDouble(name, lane.budget, clock)
  return {
    clock,
    ledger,
    lane,
    platform,
    database,
    folder,
    async restart() {
      await database.close()
      return openPostOffice(name, options, clock, folder)
    },
    async close() {
      await lane.stop()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A message for an address such as `telegram:42`. */
export function letter(
  source: string,
  address: string,
  kind: DeliveryKind = 'reminder',
  more: Partial<Outgoing> = {},
): Outgoing {
  const to = parseDestination(address)
  if (to === null) throw new Error(`${address} is no address`)
  return { source, to, kind, reply: reply(text(`${kind} ${source}`)), ...more }
}

/** Every delivery with its state and reason. */
export async function statesOf({ database }: PostOffice) {
  return database.db
    .selectFrom('delivery')
    .select(['source', 'target', 'state', 'reason', 'attempts', 'doubts'])
    .orderBy('target')
    .orderBy('source')
    .execute()
}
