import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/chat/plain-text.ts'
import { type Reply, reply, text } from '../../src/chat/reply.ts'
import type { Talk } from '../../src/commands/command.ts'
import { sayInPrivate } from '../../src/commands/private-reply.ts'
import { PlatformError } from '../../src/errors.ts'

/** Somebody in a room whose private chat is closed with that reason; null: open. */
function talkWith(reason: string | null) {
  const said: { words: Reply; private: boolean }[] = []
  const talk = {
    turn: { author: { platform: 'telegram', id: '1', name: 'bob' } },
    say: async (words: Reply, options?: { private?: boolean }) => {
      const isPrivate = options?.private === true
      if (isPrivate && reason !== null) {
        throw new PlatformError('refused', { platform: 'telegram', outcome: 'gone', reason })
      }
      said.push({ words, private: isPrivate })
    },
  }
  return { talk: talk as unknown as Talk, said }
}

const mine = reply(text('Goblet squat 3 × 8 · 16 kg'))
const telegramLink = (start: string) => `https://t.me/ironstride_bot?start=${start}`

describe('a reply that is somebody’s own', () => {
  it('is said in private', async () => {
    const { talk, said } = talkWith(null)
    await sayInPrivate(talk, mine, { telegramLink })
    expect(said).toEqual([{ words: mine, private: true }])
  })

  it('stays unsaid in the room when the private chat is closed, where a link is shown instead', async () => {
    const { talk, said } = talkWith('private-closed')
    await sayInPrivate(talk, mine, { telegramLink })
    const [only] = said
    expect(only && plainText(only.words)).not.toContain('16 kg')
    expect(JSON.stringify(only?.words)).toContain('https://t.me/ironstride_bot?start=lift')
  })

  it('fails like any other when the reason is another one', async () => {
    const { talk } = talkWith('blocked')
    await expect(sayInPrivate(talk, mine, { telegramLink })).rejects.toThrow('refused')
  })
})
