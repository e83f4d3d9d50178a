import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseDestination } from '../src/chat/address.ts'
import { reply, text } from '../src/chat/reply.ts'
import { createLedger } from '../src/delivery/ledger.ts'
import { SetupError } from '../src/errors.ts'
import { openDatabase } from '../src/storage/database.ts'
import { type AppStage, openAppStage, stagePlatforms } from './support/app-stage.ts'

/** As if the last run had died before it could send this. */
async function leaveWaiting(words: string, { dataDir, clock, room }: AppStage) {
  const { db, close } = await openDatabase(dataDir, clock.now())
  const to = parseDestination(room)
  if (to === null) throw new Error(`${room} is no address`)
  const outgoing = { source: 'left', kind: 'notice', to, reply: reply(text(words)) } as const
  await createLedger(db, clock).queue([outgoing])
  await close()
}

/** A knowledge folder of one's own, gone afterwards. */
async function withKnowledge(use: (dir: string) => Promise<void>) {
  const dir = mkdtempSync(join(tmpdir(), 'ironstride-knowledge-'))
  cpSync('knowledge', dir, { recursive: true })
  try {
    await use(dir)
  } finally {
    rmSync(dir, { recursive: true })
  }
}

it.skipIf(process.platform === 'win32').each(stagePlatforms)(
  'on %s sends what was due before the articles are read, and then answers who asked meanwhile',
  { timeout: 30_000 },
  (platform) =>
    withKnowledge(async (dir) => {
      const stage = await openAppStage(platform, { environment: () => ({ KNOWLEDGE_DIR: dir }) })
      const ann = stage.person('ann')
      await stage.stop()
      await leaveWaiting('The track is open again.', stage)
      // Whoever reads a pipe waits until somebody writes into it.
      const slowArticle = join(dir, 'articles', 'slow.md')
      execFileSync('mkfifo', [slowArticle])
      let isStarted = false
      const starting = stage.restart().then(() => {
        isStarted = true
      })
      await ann.hears(/track is open again/)
      await ann.says('How often should I lift each week?', { mention: true })
      expect(isStarted).toBe(false)
      await writeFile(slowArticle, '# Slow\n\nIt comes late.\n')
      await starting
      await ann.hears(/twice|two/i)
      await stage.close()
    }),
)

it.each(stagePlatforms)(
  'on %s a start without knowledge is told and leaves nothing running',
  { timeout: 30_000 },
  (platform) =>
    withKnowledge(async (dir) => {
      const stage = await openAppStage(platform, { environment: () => ({ KNOWLEDGE_DIR: dir }) })
      const ann = stage.person('ann')
      await stage.stop()
      renameSync(join(dir, 'coach.yaml'), join(dir, 'away.yaml'))
      await expect(stage.restart()).rejects.toBeInstanceOf(SetupError)
      renameSync(join(dir, 'away.yaml'), join(dir, 'coach.yaml'))
      await stage.restart()
      await ann.says('How often should I lift each week?', { mention: true })
      await ann.hears(/twice|two/i)
      await ann.hearsNothing()
      await stage.close()
    }),
)
