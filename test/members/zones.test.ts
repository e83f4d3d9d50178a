import { expect, it } from 'vitest'
import { findZone, sayZone, zonesOfLanguage } from '../../src/members/zones.ts'

const now = Date.UTC(2026, 10, 24, 9)

it.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['berlin', 'Europe/Berlin'],
  ['Münich', 'Europe/Berlin'],
  ['NYC', 'America/New_York'],
  ['new york time', 'America/New_York'],
  ['Japan', 'Asia/Tokyo'],
  ['uk', 'Europe/London'],
  ['PST', 'America/Los_Angeles'],
  ['UTC', 'UTC'],
])('knows the zone "%s"', (words, zone) => {
  expect(findZone(words, now)).toEqual({ kind: 'zone', zone })
})

it('guesses from an offset or a large country, the likeliest first, three at most', () => {
  expect(findZone('UTC-5', now)).toMatchObject({
    kind: 'several',
    zones: ['America/New_York', expect.anything(), expect.anything()],
  })
  expect(findZone('+5:30', now)).toMatchObject({ kind: 'several' })
  expect(findZone('usa', now)).toMatchObject({
    zones: ['America/New_York', 'America/Los_Angeles', 'America/Chicago'],
  })
})

it('offers the three nearest for words it does not know, and every zone it offers exists', () => {
  const found = findZone('belrin', now)
  expect(found).toMatchObject({
    kind: 'unknown',
    nearest: ['Europe/Berlin', expect.anything(), expect.anything()],
  })
  for (const words of ['asdf', '+15', 'tokio', '{}', '']) {
    const offered = findZone(words, now)
    const zones = offered.kind === 'unknown' ? offered.nearest : []
    for (const zone of zones) expect(sayZone(zone, now)).toMatch(/, now \d\d:\d\d$/)
  }
})

it('takes a hint from the language the platform tells', () => {
  expect(zonesOfLanguage('de')[0]).toBe('Europe/Berlin')
  expect(zonesOfLanguage('pt-BR')[0]).toBe('America/Sao_Paulo')
  expect(zonesOfLanguage('not a tag!')).toEqual([])
  expect(zonesOfLanguage(null)).toEqual([])
})
