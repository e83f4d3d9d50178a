import { afterEach, beforeEach, expect, it } from 'vitest'
import { type AppStage, openAppStage } from '../support/app-stage.ts'
import { type DiscordServer, startDiscordServer } from '../support/discord-server.ts'
import type { ChatPerson } from '../support/people.ts'

const HOUR_MS = 3_600_000

/** Tuesday 24 November 2026, 10:00 in London. */
const TUESDAY_TEN = Date.UTC(2026, 10, 24, 10)

let discord: DiscordServer
let stage: AppStage
let onTelegram: ChatPerson
let onDiscord: ChatPerson
beforeEach(async () => {
  discord = await startDiscordServer()
  stage = await openAppStage('telegram', {
    startAt: TUESDAY_TEN,
    environment: () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl }),
  })
  onTelegram = stage.person('alice')
  onDiscord = discord.person('alice')
})
afterEach(async () => {
  await stage.close()
  await discord.stop()
})

/** The code they were given on Telegram. */
const codeOf = async (person: ChatPerson) => {
  await person.uses('link', undefined, { in: 'private' })
  const { text } = await person.hears(/Your code/)
  return /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text)?.[0]
}

it('joins one person’s two accounts, so that a reminder comes once, where they prefer it', async () => {
  await onTelegram.uses('remind', 'in 1 hour drink', { in: 'private' })
  await onTelegram.hears(/drink/)
  await onDiscord.uses('remind', 'in 2 hours stretch', { in: 'private' })
  await onDiscord.hears(/stretch/)
  await onDiscord.uses('link', await codeOf(onTelegram), { in: 'private' })
  const joined = await onDiscord.hears(/Telegram and Discord are one now/)
  expect(joined.text).toMatch(/2 reminders and 0 logged exercises/)
  await onDiscord.presses('Prefer Discord')
  await onDiscord.hears(/Write to me on: \W*Discord/)
  await stage.pass(HOUR_MS)
  await onDiscord.hears(/⏰ .*drink/)
  await stage.pass(HOUR_MS)
  await onDiscord.hears(/⏰ .*stretch/)
  await onTelegram.hearsNothing()
})

it('takes each code once, and none after ten minutes', async () => {
  const used = await codeOf(onTelegram)
  await onDiscord.uses('link', used, { in: 'private' })
  await onDiscord.hears(/are one now/)
  const mallory = discord.person('mallory')
  await mallory.uses('link', used, { in: 'private' })
  await mallory.hears(/code/)
  const bob = stage.person('bob')
  const late = await codeOf(bob)
  await stage.pass(11 * 60_000)
  await mallory.uses('link', late, { in: 'private' })
  await mallory.hears(/code/)
  await onTelegram.uses('remind', 'in 1 hour drink', { in: 'private' })
  await onTelegram.hears(/drink/)
  await mallory.uses('reminders', undefined, { in: 'private' })
  await mallory.hears(/No reminders yet/)
})

it('reaches a person on the other platform when the preferred one is closed to it', async () => {
  await onDiscord.uses('link', await codeOf(onTelegram), { in: 'private' })
  await onDiscord.hears(/are one now/)
  await onDiscord.presses('Prefer Discord')
  await onDiscord.hears(/Write to me on: \W*Discord/)
  await onTelegram.uses('remind', 'in 1 hour drink', { in: 'private' })
  await onTelegram.hears(/drink/)
  discord.failNext({ route: 'POST /channels', status: 403, code: 50007, times: 5 })
  await stage.pass(HOUR_MS)
  await stage.pass(5_000)
  await onTelegram.hears(/⏰ .*drink/)
  await onDiscord.hearsNothing()
})
