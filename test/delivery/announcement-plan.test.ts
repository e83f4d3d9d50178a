import { describe, expect, it } from 'vitest'
import { parseDestination } from '../../src/chat/address.ts'
import {
  insistOnSafety,
  MOST_DISCORD_PRIVATE_A_DAY,
  type PlanFacts,
  planInWords,
  planOf,
} from '../../src/delivery/announcements/plan.ts'

const facts: PlanFacts = {
  startsAt: 1_000,
  paid: false,
  partsOn: () => 1,
  discordPrivateToday: 0,
}

const deliveries = (prefix: string, count: number, dueAt = 1_000) =>
  Array.from({ length: count }, (_, index) => {
    const to = parseDestination(`${prefix}${index + 1}`)
    if (to === null) throw new Error('no address')
    return { to, dueAt }
  })

describe('the plan of an announcement', () => {
  it('says who gets it and how long that takes', () => {
    const plan = planOf(
      [
        ...deliveries('telegram:-', 3),
        ...deliveries('telegram:', 1_240),
        ...deliveries('discord:@', 41),
      ],
      facts,
    )
    expect(planInWords(plan)).toBe(
      '3 channels and 1,240 people on Telegram, about 42 s; 41 opted-in DMs on Discord, about 4 min',
    )
    expect(plan.refusal).toBeNull()
  })

  it('counts the paid rate and the parts of a long text', () => {
    const people = deliveries('telegram:', 10_000)
    expect(planInWords(planOf(people, { ...facts, paid: true }))).toContain('about 10 s')
    expect(planInWords(planOf(people, { ...facts, partsOn: () => 2 }))).toContain('about 11 min')
  })

  it('knows how many get it later', () => {
    const plan = planOf(
      [...deliveries('telegram:', 2), ...deliveries('telegram:9', 3, 9_000)],
      facts,
    )
    expect(plan).toMatchObject({ later: 3, lastDueAt: 9_000 })
  })

  it('refuses more private messages on Discord than are safe in a day', () => {
    const most = deliveries('discord:@', MOST_DISCORD_PRIVATE_A_DAY)
    expect(planOf(most, facts).refusal).toBeNull()
    const tooMany = planOf(most, { ...facts, discordPrivateToday: 1 })
    expect(() => insistOnSafety(tooMany)).toThrow(/locks me away as spam/)
    const channels = planOf(deliveries('discord:', 5), { ...facts, discordPrivateToday: 500 })
    expect(() => insistOnSafety(channels)).not.toThrow()
  })

  it('refuses an announcement for nobody', () => {
    expect(() => insistOnSafety(planOf([], facts))).toThrow(/Nobody would get that/)
  })
})
