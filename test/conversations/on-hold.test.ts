import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

const DAY_MS = 24 * 3_600_000
const privately = { in: 'private' } as const

/** Monday, 06:00 in London; the first lift of the community's programme is today. */
const MONDAY_SIX = Date.UTC(2026, 10, 23, 6)

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('training on hold on %s', (platform) => {
  const held = async () => {
    stage = await openAppStage(platform, { startAt: MONDAY_SIX })
    const alice = stage.person('alice')
    await alice.uses('log', 'push up 3x8', privately)
    await alice.hears(/Push-up/)
    await stage.pass(3 * DAY_MS)
    await alice.says('I have chest pain and pressure when I run', privately)
    await alice.hears(/emergency|112|999/)
    return alice
  }

  it('leaves the days before it what they were', async () => {
    const alice = await held()
    await alice.uses('week', '', privately)
    const { text } = await alice.hears(/23 Nov to/)
    const days = text
      .replaceAll('*', '')
      .split('\n')
      .filter((line) => /^\W*\w{3} \d+/.test(line))
    expect(days[0]).toContain('✅')
    expect(days.slice(0, 3).join()).not.toContain('on hold')
    expect(days.slice(3, 7).every((line) => line.includes('on hold'))).toBe(true)
  })

  it('asks for the name of what was done, and takes it', async () => {
    const alice = await held()
    await alice.uses('log', '3x8 12kg', privately)
    const asked = await alice.hears(/Which exercise was 3 × 8 · 12 kg\? Write it with its name/)
    expect(asked.buttons).toEqual([])
    await alice.says('goblet squat 3x8 12kg', privately)
    await alice.hears(/Logged[\s\S]*Goblet squat/)
  })
})
