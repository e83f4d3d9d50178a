/**
 * A reply that grows in place while it is written.
 *
 * Order of events: the first draft is posted -> while a call is under way or the pace is not over, newer drafts
 * replace the waiting one -> the newest is shown -> what outgrows 2000 characters goes on in a further message ->
 * `finish` waits for the call under way and brings everything to the final words.
 */
import { createDraftPace } from '../../chat/draft-pace.ts'
import type { LiveReply } from '../../chat/message.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { isUnknownMessage } from './errors.ts'
import { EDIT_PACE_MS } from './limits.ts'
import { type RenderedMessage, renderReply } from './render.ts'
import type { Voice } from './voice.ts'

export function createLiveReply(voice: Voice, clock: Clock, log: Log): LiveReply {
  const board = createBoard(voice)
  const paceMs = EDIT_PACE_MS
  const drafts = createDraftPace({ clock, log, paceMs, show: (draft) => board.show(draft) })
  return {
    show: (draft) => drafts.show(draft),
    // The last words do not wait for the pace: a channel bears five edits in five seconds.
    async finish(final) {
      await drafts.end()
      const messageIds = await board.settle(final)
      return { destination: voice.to, messageIds }
    },
  }
}

interface Shown {
  readonly id: string
  readonly message: RenderedMessage
}

/** The messages that stand there now, and the calls that bring them to another reply. */
function createBoard(voice: Voice) {
  const shown: Shown[] = []

  const put = async (index: number, message: RenderedMessage, draft: boolean) => {
    const old = shown[index]
    if (old === undefined) {
      shown[index] = { id: await voice.post(message), message }
      return
    }
    if (isSame(old.message, message)) return
    try {
      await voice.edit(old.id, message, { draft })
      shown[index] = { id: old.id, message }
    } catch (error) {
      // Somebody deleted it while it grew; the final words still have to stand somewhere.
      if (draft || !isUnknownMessage(error)) throw error
      shown[index] = { id: await voice.post(message), message }
    }
  }

  return {
    async show(draft: Reply) {
      for (const [index, message] of renderReply(draft).entries()) await put(index, message, true)
    },
    async settle(final: Reply): Promise<string[]> {
      const messages = renderReply(final)
      for (const [index, message] of messages.entries()) await put(index, message, false)
      for (const { id } of shown.splice(messages.length)) await voice.remove(id)
      return shown.map(({ id }) => id)
    },
  }
}

function isSame(one: RenderedMessage, other: RenderedMessage): boolean {
  const hasFiles = one.files.length + other.files.length > 0
  return !hasFiles && JSON.stringify(one) === JSON.stringify(other)
}
