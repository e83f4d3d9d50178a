import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Update } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../../src/log.ts'
import { openInbox } from '../../../src/platforms/telegram/inbox.ts'
import { type OpenDatabase, openDatabase } from '../../../src/storage/database.ts'
import { createFinishedNews } from '../../../src/storage/finished-news.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { until } from './stage.ts'

const clock = createFakeClock()
const folder = mkdtempSync(join(tmpdir(), 'ironstride-inbox-'))
const update = (update_id: number): Update => ({ update_id })

describe('what Telegram tells again after a crash', () => {
  let database: OpenDatabase
  beforeEach(async () => {
    database = await openDatabase(folder, clock.now())
  })
  afterEach(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const newsBook = () => createFinishedNews(database.db, 'telegram')
  const open = (deal: (id: number) => Promise<void>) =>
    openInbox(({ update_id: id }) => deal(id), { clock, log: silentLog, newsBook: newsBook() })

  it('is done only where it was not finished, also behind an unfinished one', async () => {
    const first = await open((id) => (id === 7 ? new Promise(() => {}) : Promise.resolve()))
    first.accept([update(7), update(8), update(9)])
    const known = async () => (await newsBook().known()).join()
    let written = ''
    await until(() => {
      void known().then((now) => {
        written = now
      })
      return written === '8,9'
    })
    expect(first.offset()).toBe(7)
    const done: number[] = []
    const second = await open(async (id) => void done.push(id))
    second.accept([update(7), update(8), update(9), update(10)])
    await second.done()
    expect(done).toEqual([7, 10])
  })

  it('is forgotten when Telegram was told that it is done', async () => {
    const inbox = await open(async () => {})
    for (const id of [1, 2, 3]) {
      inbox.accept([update(id)])
      await inbox.done()
      expect(inbox.offset()).toBe(id + 1)
    }
    await until(() => true)
    expect(await newsBook().known()).toEqual([3])
  })
})
