import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/library/library.ts'
import { silentLog } from '../../src/log.ts'
import { createFakeClock } from '../support/fake-clock.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ironstride-articles-'))
  writeFileSync(join(dir, 'squats.md'), '# Squats\n\nSquat twice a week.')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('the library', () => {
  it('takes up an edit while running, and its version changes', async () => {
    const clock = createFakeClock()
    const library = await openLibrary({ dir, log: silentLog, clock, watch: true })
    const before = library.version
    writeFileSync(join(dir, 'hills.md'), '# Hills\n\nRun uphill.')
    await until(() => clock.waiting > 0)
    await clock.advance(1_000)
    await until(() => library.version !== before)
    expect(library.search('uphill', 1)[0]?.passage.article).toBe('hills')
    library.close()
  })

  it('keeps what it had when the folder is gone', async () => {
    const library = await openLibrary({ dir, log: silentLog })
    rmSync(dir, { recursive: true })
    await expect(library.reload()).rejects.toThrow()
    expect(library.search('squat', 1)).toHaveLength(1)
  })

  it('has the same version for the same articles', async () => {
    const one = await openLibrary({ dir, log: silentLog })
    const other = await openLibrary({ dir, log: silentLog })
    expect(one.version).toBe(other.version)
  })
})

/** The file system tells of changes in its own time; this looks every few milliseconds. */
async function until(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 400 && !isSo(); look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(isSo()).toBe(true)
}
