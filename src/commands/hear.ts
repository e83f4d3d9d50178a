/**
 * Messages without words: a voice message is written down, everything else gets a kind sentence.
 *
 * Order of events: the recording is fetched -> transcribed -> shown to the member, who sees what was understood ->
 * the words go on as if they had been typed, through the red-flag gate first.
 */
import type { Attachment } from '../chat/message.ts'
import { italic, note, reply } from '../chat/reply.ts'
import { messageOf, UserError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { CommandTalk } from './command.ts'

/** Turns speech to text. Rejects when the service does not answer. */
export type Transcribe = (recording: Recording) => Promise<string>

export interface Recording {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly mediaType: string | null
}

export interface HearParts {
  /** Null: no transcription model is set. */
  readonly transcribe: Transcribe | null
  readonly log: Log
}

const LARGEST_RECORDING = 20 * 1024 * 1024

/** The words of a message without typed ones. Throws a `UserError` when there are none to be had. */
export function createHearing(parts: HearParts): (talk: CommandTalk) => Promise<string> {
  return async (talk) => {
    const { attachments } = talk.turn.message
    const voice = attachments.find(({ kind }) => kind === 'voice')
    if (voice === undefined) throw new UserError(wordsFor(attachments[0]))
    await talk.turn.acknowledge()
    const words = await writeDown(voice, parts)
    await talk.say(reply(note('I heard: ', italic(words))))
    return words
  }
}

async function writeDown(voice: Attachment, { transcribe, log }: HearParts): Promise<string> {
  if (transcribe === null) {
    throw new UserError(
      'I cannot listen to voice messages here yet. Type it in a sentence and I answer.',
    )
  }
  const { fileName, mediaType } = voice
  const bytes = await voice.download(LARGEST_RECORDING)
  const words = await transcribe({ bytes, fileName, mediaType }).catch((error) => {
    if (error instanceof UserError) throw error
    log.warn({ error: messageOf(error) }, 'a voice message could not be written down')
    throw new UserError('I could not make that recording out. Try again, or type it in a sentence.')
  })
  if (words.trim() === '') {
    throw new UserError('I heard nothing on that recording. Try again, or type it in a sentence.')
  }
  return words.trim()
}

function wordsFor(attachment: Attachment | undefined): string {
  switch (attachment?.kind) {
    case 'sticker':
      return 'Nice one! I answer words: ask me anything about strength for runners.'
    case 'photo':
      return 'I cannot judge pictures. Tell me in a sentence what you want to know about it.'
    case 'video':
      return 'I cannot watch videos, so form checks stay with the coach. Ask me in words and I look it up.'
    default:
      return 'I cannot read files in a chat. Tell me in a sentence what you want to know.'
  }
}
