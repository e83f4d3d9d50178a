/**
 * A reply that grows in place while it is written.
 *
 * Order of events: the first draft is posted -> while a call is under way or the pace is not over, newer drafts
 * replace the waiting one -> the newest is shown, as much of it as one message holds -> `finish` waits for the call
 * under way, puts the final words in place of the draft and whatever needs more room below. Where the draft cannot be
 * changed any more, the final words come as a new message and the draft goes.
 */
import { createDraftPace } from '../../chat/draft-pace.ts'
import type { LiveReply } from '../../chat/message.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { EDIT_PACE_MS, GROUP_EDIT_PACE_MS } from './limits.ts'
import { isGroup } from './places.ts'
import { type RenderedMessage, renderReply } from './render.ts'
import type { Voice } from './voice.ts'

export function createLiveReply(voice: Voice, clock: Clock, log: Log): LiveReply {
  const board = createBoard(voice, log)
  const paceMs = isGroup(voice.place()) ? GROUP_EDIT_PACE_MS : EDIT_PACE_MS
  const drafts = createDraftPace({ clock, log, paceMs, show: (draft) => board.show(draft) })
  return {
    show: (draft) => drafts.show(draft),
    async finish(final) {
      await drafts.end()
      const messageIds = await board.settle(final)
      return { destination: voice.place(), messageIds }
    },
  }
}

interface Shown {
  readonly id: string
  readonly message: RenderedMessage
}

/** The draft that stands there now, and the calls that bring it to another reply. */
function createBoard(voice: Voice, log: Log) {
  let shown: Shown | null = null

  const replaceDraft = async (message: RenderedMessage): Promise<string> => {
    if (shown === null) return voice.post(message)
    const draft = shown
    if (isSame(draft.message, message)) return draft.id
    if (message.file === null) {
      try {
        await voice.edit(draft.id, message)
        return draft.id
      } catch (error) {
        log.info({ error: messageOf(error) }, 'a draft could not be changed; its answer comes anew')
      }
    }
    const id = await voice.post(message)
    await removeQuietly(draft.id)
    return id
  }

  const removeQuietly = (id: string) =>
    voice
      .remove(id)
      .catch((error) => log.debug({ error: messageOf(error) }, 'a draft was left behind'))

  return {
    async show(draft: Reply) {
      const [message] = renderReply(draft)
      if (message === undefined || message.file !== null) return
      if (shown === null) shown = { id: await voice.post(message), message }
      else if (!isSame(shown.message, message)) {
        await voice.edit(shown.id, message, { draft: true })
        shown = { id: shown.id, message }
      }
    },
    async settle(final: Reply): Promise<string[]> {
      const [first, ...others] = renderReply(final)
      const messageIds = first === undefined ? [] : [await replaceDraft(first)]
      for (const message of others) messageIds.push(await voice.post(message))
      return messageIds
    },
  }
}

function isSame(one: RenderedMessage, other: RenderedMessage): boolean {
  const hasFiles = one.file !== null || other.file !== null
  return !hasFiles && JSON.stringify(one) === JSON.stringify(other)
}
