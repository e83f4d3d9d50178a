import { afterEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../src/log.ts'
import { openCalendarAddresses } from '../../src/operations/calendar-address.ts'
import { startWebServer, type WebServer } from '../../src/operations/web-server.ts'

function factsInMemory() {
  const kept = new Map<string, string>()
  return {
    read: async (name: string) => kept.get(name) ?? null,
    write: async (name: string, value: string) => void kept.set(name, value),
  }
}

let web: WebServer
afterEach(() => web.close())

async function open() {
  const addresses = await openCalendarAddresses(factsInMemory())
  web = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    memberOfCalendar: addresses.memberOf,
    calendarOf: async (memberId) => (memberId === 'alice' ? 'BEGIN:VCALENDAR' : null),
    log: silentLog,
  })
  return addresses
}

describe('the web server', () => {
  it("gives a member's calendar to whoever knows the private address", async () => {
    const { tokenFor } = await open()
    const response = await fetch(`${web.address}/calendar/${tokenFor('alice')}.ics`)
    expect(response.headers.get('content-type')).toContain('text/calendar')
    expect(await response.text()).toBe('BEGIN:VCALENDAR')
  })

  it.each([
    'alice',
    'alice.',
    'alice.AAAA',
    'bob.AAAA',
    '.',
    '..%2F..%2Fetc',
  ])('gives nothing for %s', async (token) => {
    await open()
    expect((await fetch(`${web.address}/calendar/${token}.ics`)).status).toBe(404)
  })

  it('gives nothing for a member who was forgotten', async () => {
    const { tokenFor } = await open()
    expect((await fetch(`${web.address}/calendar/${tokenFor('bob')}.ics`)).status).toBe(404)
  })

  it('says which setting to change when the port is taken', async () => {
    await open()
    const port = Number(new URL(web.address).port)
    const second = startWebServer({
      host: '127.0.0.1',
      port,
      memberOfCalendar: () => null,
      calendarOf: async () => null,
      log: silentLog,
    })
    await expect(second).rejects.toThrow(/^PORT: .* cannot be listened on/)
  })
})
