/**
 * Handing an announcement on to the servers that follow the channel.
 */
import type { SentMessage } from '../../chat/message.ts'
import { PlatformError } from '../../errors.ts'
import { hasReason } from './errors.ts'
import type { Speaking } from './voice.ts'

/** Publishes each part; one that was published before counts as done. */
export async function publish(
  { places, wire, budget }: Speaking,
  sent: SentMessage,
): Promise<void> {
  const place = await places.find(sent.destination)
  for (const messageId of sent.messageIds) {
    await budget.enter(sent.destination, 'scheduled')
    try {
      await wire.publish(place, messageId)
    } catch (error) {
      if (!hasReason(error, 'already-published')) throw inWords(error)
    }
  }
}

function inWords(error: unknown): unknown {
  if (!(error instanceof PlatformError)) return error
  const { retryAfterMs, outcome, reason } = error
  if (reason === 'wrong-channel-type') {
    return new PlatformError('Only an announcement channel can be published from', {
      platform: 'discord',
      outcome,
      reason: 'not-announcement-channel',
    })
  }
  if (retryAfterMs === undefined) return error
  const minutes = Math.ceil(retryAfterMs / 60_000)
  return new PlatformError(
    `Discord publishes about ten announcements an hour; the next one can go out in ${minutes} min`,
    { platform: 'discord', outcome, reason: 'publish-limit', retryAfterMs },
  )
}
