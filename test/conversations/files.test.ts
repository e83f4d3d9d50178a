import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

const privately = { in: 'private' } as const

/** Monday, 06:00 in London. */
const MONDAY_SIX = Date.UTC(2026, 10, 23, 6)

let stage: AppStage
afterEach(() => stage.close())

/** A port nobody listens on. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

const file = (name: string, mediaType: string, words: string) => ({
  ...privately,
  files: [{ name, mediaType, bytes: new TextEncoder().encode(words) }],
})

const table = 'day,start,minutes,kind\n2026-11-24,06:30,60,quality\n2026-11-29,09:00,120,long\n'

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:1@runs',
  'DTSTART:20261124T063000Z',
  'DTEND:20261124T073000Z',
  'SUMMARY:Tempo run',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

describe.each(stagePlatforms)('files on %s', (platform) => {
  const open = async (options: Parameters<typeof openAppStage>[1] = {}) => {
    stage = await openAppStage(platform, { startAt: MONDAY_SIX, ...options })
    return stage.person('alice')
  }

  it('carry the whole log, as a table and as JSON', async () => {
    const { uses, hears } = await open()
    await uses('log', 'export', privately)
    await hears(/log is empty/)
    await uses('log', 'goblet squat 3x8 16kg', privately)
    await hears(/Goblet squat/)
    await uses('log', 'export', privately)
    const files = [...(await hears(/Your log, 1 entry/)).files]
    // Telegram brings several files as messages of their own.
    while (files.length < 2) files.push(...(await hears('')).files)
    expect(files).toEqual(['ironstride-log.csv', 'ironstride-log.json'])
  })

  it('carry the coming lifts, and a private address follows them', async () => {
    const port = await freePort()
    const { uses, hears } = await open({
      app: { web: true },
      environment: () => ({ PORT: `${port}`, PUBLIC_URL: `http://127.0.0.1:${port}` }),
    })
    await uses('week', 'calendar', privately)
    const heard = await hears(/Your lifts of the next eight weeks/)
    expect(heard.files).toEqual(['ironstride-lifts.ics'])
    const [address = ''] = /http:\/\/127[^\s)>\]]+\.ics/.exec(heard.text) ?? []
    const response = await fetch(address)
    expect(response.headers.get('content-type')).toContain('text/calendar')
    expect(await response.text()).toMatch(/BEGIN:VCALENDAR[\s\S]*SUMMARY:.*Squat/)
  })

  it('bring the run plan, which the lifts keep out of the way of', async () => {
    const { uses, hears } = await open()
    await uses('plan', '', file('runs.csv', 'text/csv', table))
    await hears(/Read 2 runs, 2 of them key or long/)
    await uses('plan', '', file('runs.ics', 'text/calendar', calendar))
    await hears(/Read 1 run, 1 of them key/)
    await uses('plan', '', file('runs.csv', 'text/csv', 'hello'))
    await hears(/could not read that/i)
  })
})
