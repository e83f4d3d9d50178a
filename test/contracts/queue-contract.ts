/**
 * What every job queue promises. A queue's own test file opens one and hands it to `describeQueue`.
 */
import { afterEach, describe, expect, it } from 'vitest'
import type { Job, JobQueue } from '../../src/jobs/queue.ts'

export interface QueueUnderTest {
  readonly queue: JobQueue
  now(): number
  /** Lets time pass and due jobs run. */
  pass(ms: number): Promise<void>
  /** The process dies without a word and another one starts with the same store; not started yet. */
  crash(): Promise<QueueUnderTest>
  close(): Promise<void>
}

export function describeQueue(name: string, open: () => Promise<QueueUnderTest>): void {
  let opened: QueueUnderTest
  afterEach(() => opened.close())

  const openWith = async (work: (job: Job) => Promise<void>) => {
    opened = await open()
    opened.queue.work('letters', work)
    await opened.queue.start()
    return opened
  }

  describe(name, () => {
    it('does every job once, in the order of their time', async () => {
      const done: unknown[] = []
      const { queue, now, pass } = await openWith(async ({ data }) => void done.push(data))
      await queue.add('letters', 'later', { runAt: now() + 60_000 })
      await queue.add('letters', { to: 'alice' })
      await pass(30_000)
      expect(done).toEqual([{ to: 'alice' }])
      await pass(60_000)
      expect(done).toEqual([{ to: 'alice' }, 'later'])
    })

    it('adds a job with a key only while none with that key waits', async () => {
      const done: unknown[] = []
      const { queue, now, pass } = await openWith(async ({ data }) => void done.push(data))
      const soon = { uniqueKey: 'digest', runAt: now() + 10_000 }
      expect(await queue.add('letters', 1, soon)).toBe(true)
      expect(await queue.add('letters', 2, soon)).toBe(false)
      await pass(30_000)
      expect(await queue.add('letters', 3, { uniqueKey: 'digest' })).toBe(true)
      await pass(30_000)
      expect(done).toEqual([1, 3])
    })

    it('tries a failing job again, less and less often, and then gives it up with its reason', async () => {
      const attempts: number[] = []
      const { queue, pass } = await openWith(async ({ attempt }) => {
        attempts.push(attempt)
        throw new Error('no paper')
      })
      await queue.add('letters', 'x', { maxAttempts: 3 })
      await pass(60_000)
      expect(attempts).toEqual([1, 2, 3])
      expect(await queue.failed('letters')).toEqual([{ data: 'x', reason: 'no paper' }])
    })

    it('goes on with other jobs while one waits to be tried again', async () => {
      const done: unknown[] = []
      const { queue, pass } = await openWith(async ({ data, attempt }) => {
        if (data === 'hard' && attempt === 1) throw new Error('not yet')
        done.push(data)
      })
      await queue.add('letters', 'hard')
      await queue.add('letters', 'easy')
      await pass(60_000)
      expect(done).toEqual(['easy', 'hard'])
    })

    it('takes up after a crash what was waiting and what was under way', async () => {
      const before = await openWith(() => new Promise(() => {}))
      await before.queue.add('letters', 'under way')
      await before.pass(1_000)
      await before.queue.add('letters', 'waiting')
      await before.pass(1_000)
      opened = await before.crash()
      const done: unknown[] = []
      opened.queue.work('letters', async ({ data }) => void done.push(data))
      await opened.queue.start()
      await opened.pass(120_000)
      expect(done.toSorted()).toEqual(['under way', 'waiting'])
    })

    it('waits for the job under way when it stops, and takes no other', async () => {
      const done: unknown[] = []
      let finish = () => {}
      const { queue, pass } = await openWith(async ({ data }) => {
        await new Promise<void>((resolve) => {
          finish = resolve
        })
        done.push(data)
      })
      await queue.add('letters', 1)
      await queue.add('letters', 2)
      await pass(1_000)
      const stopped = queue.stop()
      finish()
      await stopped
      expect(done).toEqual([1])
    })
  })
}
