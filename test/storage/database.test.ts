import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../src/log.ts'
import { createCache } from '../../src/storage/cache.ts'
import { openDatabase } from '../../src/storage/database.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ironstride-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the database', () => {
  it('keeps what was written when it is opened again', async () => {
    const first = await openDatabase(folder, 0)
    await first.db.insertInto('fact').values({ name: 'colour', value: 'green' }).execute()
    await first.close()
    const second = await openDatabase(folder, 0)
    expect(await second.db.selectFrom('fact').selectAll().execute()).toEqual([
      { name: 'colour', value: 'green' },
    ])
    await second.close()
  })

  it('refuses a second user of the folder and names the first', async () => {
    const first = await openDatabase(folder, 0)
    await expect(openDatabase(folder, 0)).rejects.toThrow(
      new RegExp(`in use by another Ironstride \\(process ${process.pid} .*1970-01-01`),
    )
    await first.close()
    await (await openDatabase(folder, 0)).close()
  })

  it('refuses a damaged file with its path and the way back, and leaves it as it is', async () => {
    const file = join(folder, 'ironstride.sqlite')
    writeFileSync(file, 'this is no database'.repeat(300))
    await expect(openDatabase(folder, 0)).rejects.toThrow(
      /ironstride\.sqlite.*damaged.*restore FILE/,
    )
    expect(readFileSync(file, 'utf8')).toBe('this is no database'.repeat(300))
  })
})

describe('the cache', () => {
  it('forgets a value when its time is over by the given clock, also after a restart', async () => {
    let now = 1_000
    const clock = { now: () => now, after: () => () => {} }
    const { db, close } = await openDatabase(folder, 0)
    const before = createCache(db, clock, silentLog, 'talk')
    await before.set('alice', { words: ['hi'] }, 500)
    const after = createCache(db, clock, silentLog, 'talk')
    expect(await after.get('alice')).toEqual({ words: ['hi'] })
    now = 1_500
    expect(await after.get('alice')).toBeUndefined()
    await close()
  })
})
