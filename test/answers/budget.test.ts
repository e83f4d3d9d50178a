import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBudget } from '../../src/answers/budget.ts'
import { type OpenDatabase, openDatabase } from '../../src/storage/database.ts'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const usage = { promptTokens: 2_000, completionTokens: 200, cost: 0.4 }

describe('the budget of model answers', () => {
  let dir: string
  let opened: OpenDatabase
  let clock: FakeClock
  let told: string[]
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'budget-'))
    clock = createFakeClock()
    told = []
    opened = await openDatabase(dir, clock.now())
  })
  afterEach(async () => {
    await opened.close()
    rmSync(dir, { recursive: true })
  })

  const budget = (more: Partial<Parameters<typeof createBudget>[0]> = {}) =>
    createBudget({
      db: opened.db,
      clock,
      zone: 'Europe/London',
      monthlyBudgetUsd: 1,
      modelAnswersPerDay: 2,
      onMonthCap: async (month) => void told.push(month),
      ...more,
    })
  const restart = async () => {
    await opened.close()
    opened = await openDatabase(dir, clock.now())
  }

  it('gives each member so many answers a day, also across a restart', async () => {
    const money = { monthlyBudgetUsd: 0 }
    await budget(money).record('alice', 'openai', usage)
    await budget(money).record('alice', 'openai', usage)
    await restart()
    expect(await budget(money).mayUseModel('alice')).toBe('member-cap')
    expect(await budget(money).mayUseModel('bob')).toBe('yes')
    await clock.advance(DAY_MS)
    expect(await budget(money).mayUseModel('alice')).toBe('yes')
  })

  it('counts questions that are still being answered', async () => {
    const one = budget()
    expect(await one.mayUseModel('alice')).toBe('yes')
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => one.mayUseModel('alice')))
    expect(atOnce.filter((verdict) => verdict === 'yes').length).toBeLessThanOrEqual(1)
    await clock.advance(111_000)
    expect(await one.mayUseModel('alice')).toBe('yes')
  })

  it('stops everybody at the month’s money and tells the coach once, also across a restart', async () => {
    for (const member of ['alice', 'bob', 'carol']) await budget().record(member, 'openai', usage)
    const both = budget()
    expect(await Promise.all([both.mayUseModel('dave'), both.mayUseModel('erin')])).toEqual([
      'month-cap',
      'month-cap',
    ])
    await restart()
    expect(await budget().mayUseModel('dave')).toBe('month-cap')
    expect(told).toEqual(['2026-11'])
    await clock.advance(7 * DAY_MS)
    expect(await budget().mayUseModel('dave')).toBe('yes')
  })

  it('tells the coach later when it could not be told now', async () => {
    for (const member of ['alice', 'bob', 'carol']) await budget().record(member, 'openai', usage)
    const onMonthCap = async () => {
      throw new Error('no way to the coach')
    }
    await expect(budget({ onMonthCap }).mayUseModel('dave')).rejects.toThrow('no way to the coach')
    expect(await budget().mayUseModel('dave')).toBe('month-cap')
    expect(told).toEqual(['2026-11'])
  })
})
