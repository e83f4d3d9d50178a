/**
 * Numbers, pain and plans are said to their owner alone. Where that is impossible, the room hears only that it is
 * better in private and how to get there.
 */
import { note, type Reply, reply, text } from '../chat/reply.ts'
import type { Talk } from './command.ts'
import { isPrivateClosed } from './quietly.ts'
import type { TrainingParts } from './training/training-parts.ts'

/** `start` is what the private chat begins with, such as `lift`. */
export async function sayInPrivate(
  talk: Talk,
  words: Reply,
  { telegramLink }: Pick<TrainingParts, 'telegramLink'>,
  start = 'lift',
): Promise<void> {
  try {
    await talk.say(words, { private: true })
  } catch (error) {
    if (!isPrivateClosed(error)) throw error
    await talk.say(wayToPrivate(talk, telegramLink(start)))
  }
}

function wayToPrivate({ turn }: Talk, url: string | null): Reply {
  if (turn.author.platform !== 'telegram') {
    return reply(
      text('That is yours alone. Allow direct messages from this server, or write to me directly.'),
    )
  }
  const open = { label: 'Open our chat', url: url ?? '' }
  return reply(
    text('That is yours alone, so I say it in our own chat. Press Start there once.'),
    url === null
      ? note('Find me by my name and press Start.')
      : { kind: 'buttons', rows: [[open]] },
  )
}
