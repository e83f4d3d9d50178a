import { describe, expect, it } from 'vitest'
import { readRace } from '../../../src/commands/training/race-words.ts'

const today = '2026-11-26'
const read = (words: string) => readRace(words, today)

describe('a race as somebody types it', () => {
  it.each([
    ['11 April marathon', { day: '2027-04-11', distance: 'marathon' }],
    ['10k in 12 weeks', { day: '2027-02-18', distance: '10k' }],
    ['half next sunday', { day: '2026-12-06', distance: 'half' }],
  ])('%s has a day and a distance', async (words, race) => {
    expect(await read(words)).toEqual(race)
  })

  it.each([
    'half next year',
    'sometime in april 10k',
    'ultra next month',
  ])('%s is no day: it is asked for instead of guessed', async (words) => {
    expect((await read(words)).day).toBeNull()
  })

  it('behind us is told with its day as people write it', async () => {
    await expect(read('10k 3 may 2026')).rejects.toThrow('3 May 2026 is behind us already')
  })
})
