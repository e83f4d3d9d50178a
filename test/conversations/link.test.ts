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

it('joins one person’s two accounts, so that a reminder comes once, where they prefer it', async () => {
  await onTelegram.uses('remind', 'in 1 hour drink', { in: 'private' })
  await onTelegram.hears(/drink/)
  await onDiscord.uses('remind', 'in 2 hours stretch', { in: 'private' })
  await onDiscord.hears(/stretch/)
  await onTelegram.uses('link', undefined, { in: 'private' })
  const { text } = await onTelegram.hears(/Your code/)
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text)?.[0]
  await onDiscord.uses('link', code, { in: 'private' })
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
