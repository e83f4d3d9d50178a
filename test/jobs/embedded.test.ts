import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmbeddedQueue } from '../../src/jobs/embedded.ts'
import { silentLog } from '../../src/log.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { describeQueue, type QueueUnderTest } from '../contracts/queue-contract.ts'
import { createFakeClock } from '../support/fake-clock.ts'

async function open(
  folder = mkdtempSync(join(tmpdir(), 'ironstride-')),
  clock = createFakeClock(),
): Promise<QueueUnderTest> {
  const database = await openDatabase(folder, clock.now())
  const queue = createEmbeddedQueue(database.db, clock, silentLog)
  return {
    queue,
    now: () => clock.now(),
    pass: (ms) => clock.advance(ms),
    async crash() {
      await database.close()
      return open(folder, clock)
    },
    async close() {
      await queue.stop()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

describeQueue('the embedded queue', open)
