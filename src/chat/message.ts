/**
 * What people say, in words both platforms share.
 *
 * An adapter turns an update into a `MessageTurn` or a `PressTurn` and hands it to the core. A turn is somebody's
 * line together with the ways to answer it, so that the core never asks which platform it is on.
 */
import type { Destination, PlatformName } from './address.ts'
import type { Reply } from './reply.ts'

export interface Person {
  readonly platform: PlatformName
  readonly id: string
  /** As the platform shows it; text from outside, never trusted, never stored. */
  readonly name: string
  /** As the platform says, such as `de` or `pt-BR`; absent when unknown. */
  readonly language?: string
}

export interface Attachment {
  readonly kind: 'photo' | 'voice' | 'file' | 'sticker' | 'video'
  readonly fileName: string
  readonly mediaType: string | null
  readonly sizeBytes: number | null
  /** Reads the bytes; rejects with a `UserError` above `maxBytes`. */
  download(maxBytes: number): Promise<Uint8Array>
}

export interface IncomingCommand {
  /** Without the slash, lower case. */
  readonly name: string
  /** Everything after it, as typed, or the value of the one option. */
  readonly text: string
}

/**
 * How the line reached Ironstride. `overheard` lines were not meant for it: they are only passed on so that it
 * knows when people talk among themselves.
 */
export type Addressed = 'private' | 'mention' | 'reply' | 'command' | 'own-thread' | 'overheard'

export interface IncomingMessage {
  readonly id: string
  readonly room: 'private' | 'group' | 'thread'
  readonly addressed: Addressed
  /** Without the bot's name or the command word. May be empty. */
  readonly text: string
  /** The text in Markdown, when its writer made words bold or put links under them; else left out. */
  readonly marked?: string
  readonly command: IncomingCommand | null
  readonly attachments: readonly Attachment[]
  /** The message this one answers, when the platform told. */
  readonly repliedTo: RepliedTo | null
  /** Whether a bot, a channel or an anonymous admin speaks: they have no author to answer for. */
  readonly anonymous: boolean
  /** Epoch milliseconds. */
  readonly sentAt: number
}

export interface RepliedTo {
  readonly messageId: string
  readonly text: string
  readonly fromIronstride: boolean
}

export interface SentMessage {
  readonly destination: Destination
  /** One id for each part a long reply was split into, first to last. */
  readonly messageIds: readonly string[]
}

export interface SayOptions {
  /**
   * Only the author sees it (ephemeral on Discord, private chat elsewhere). Rejects with a `PlatformError`
   * of outcome `gone` and reason `private-closed` when the author cannot be reached privately.
   */
  readonly private?: boolean
  /** Opens a thread under the author's message, so that a room is not filled; an ordinary answer where there are none. */
  readonly thread?: boolean
}

/** A reply that grows while it is written. The adapter keeps to the platform's pace and drops stale drafts. */
export interface LiveReply {
  /** Shows the reply as it stands now; returns at once. */
  show(draft: Reply): void
  /** Replaces whatever is visible by the final reply and resolves when it is delivered whole. */
  finish(final: Reply): Promise<SentMessage>
}

/** Somebody's line or press and the ways to answer it. */
export interface Turn {
  readonly author: Person
  readonly destination: Destination
  /** Shows within the platform's time limit that somebody is at work. Harmless when called again. */
  acknowledge(options?: SayOptions): Promise<void>
  say(reply: Reply, options?: SayOptions): Promise<SentMessage>
  /** Starts a streamed answer. */
  live(): LiveReply
  /** Puts one emoji on the author's message; silently nothing where that is impossible. */
  react(emoji: string): Promise<void>
  /** Whether the author may manage this room (administrator, or allowed to manage the channel). */
  mayManageRoom(): Promise<boolean>
}

export interface MessageTurn extends Turn {
  readonly message: IncomingMessage
}

export interface PressTurn extends Turn {
  /** The opaque id the button was sent with. */
  readonly buttonId: string
  /** The message the button stands under. */
  readonly pressed: SentMessage
  /** Replaces that message, buttons included. */
  replace(reply: Reply): Promise<void>
}
