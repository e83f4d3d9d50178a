import { describe, expect, it } from 'vitest'
import { createRoundTrips } from '../../src/delivery/round-trips.ts'

describe('round trips', () => {
  it('tell an answer that took longer than usual from an ordinary one', () => {
    const trips = createRoundTrips()
    for (let count = 0; count < 40; count += 1) trips.note(60)
    expect(trips.note(60)).toBe(0)
    expect(trips.note(160)).toBe(100)
    expect(trips.note(60)).toBe(0)
  })

  it('know nothing unusual before the first answer', () => {
    expect(createRoundTrips().note(5_000)).toBe(0)
  })

  it('take a slower line for usual after a while', () => {
    const trips = createRoundTrips()
    for (let count = 0; count < 40; count += 1) trips.note(60)
    expect(trips.note(200)).toBe(140)
    for (let count = 0; count < 40; count += 1) trips.note(200)
    expect(trips.note(200)).toBe(0)
  })
})
