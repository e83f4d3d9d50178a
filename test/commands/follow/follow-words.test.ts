import { describe, expect, it } from 'vitest'
import { readFollow } from '../../../src/commands/follow/follow-words.ts'

/** A Tuesday, seven in the morning in London. */
const now = Date.UTC(2026, 10, 24, 7)
const programmes = new Map([
  ['max-strength-base', { name: 'Max strength base' }],
  ['busy-runner', { name: 'Busy runner' }],
])
const read = (words: string) => readFollow(words, { programmes, zone: 'Europe/London', now })

describe('words after /follow', () => {
  it.each([
    [
      'max-strength-base 06:30 Europe/Berlin from Monday',
      {
        programme: 'max-strength-base',
        localTime: '06:30',
        zone: 'Europe/Berlin',
        startDay: '2026-11-30',
      },
    ],
    [
      'busy runner at 7am new york from tomorrow',
      {
        programme: 'busy-runner',
        localTime: '07:00',
        zone: 'America/New_York',
        startDay: '2026-11-25',
      },
    ],
    ['from 2026-12-07 at 18:15', { localTime: '18:15', startDay: '2026-12-07', zone: null }],
    ['06:30', { localTime: '06:30', programme: null, startDay: null }],
    ['', { programme: null, localTime: null, isStop: false, target: null }],
    ['stop', { isStop: true }],
    [
      'busy runner half past six in the evening Berlin from 1 dec',
      { localTime: '18:30', zone: 'Europe/Berlin', startDay: '2026-12-01' },
    ],
    ['7am from 7/12', { localTime: '07:00', startDay: '2026-12-07' }],
  ])('"%s"', (words, expected) => {
    expect(read(words)).toMatchObject(expected)
  })

  it.each([
    ['<#123456789> busy-runner', { platform: 'discord', chat: '123456789' }],
    ['https://discord.com/channels/1/998877 07:00', { platform: 'discord', chat: '998877' }],
    ['https://t.me/c/1234567/5 06:30', { platform: 'telegram', chat: '-1001234567' }],
    ['telegram:-100200 stop', { platform: 'telegram', chat: '-100200' }],
  ])('name a chat: %s', (words, target) => {
    expect(read(words).target).toEqual(target)
  })

  it('says what it does not know instead of guessing', () => {
    expect(() => read('power-unicorn 06:30')).toThrow(/I do not know what "power-unicorn" is/)
    expect(() => read('busy-runner 6:30 and 18:30')).toThrow(/once a day. Name one time/)
    expect(() => read('busy-runner from 2026-02-30')).toThrow(/not in the calendar/)
  })
})
