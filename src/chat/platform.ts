/**
 * The contract of a chat platform: everything the core may ask of Discord, Telegram, the terminal or the web.
 *
 * Order of events: `start` connects and registers the menu, then calls the handlers for every line and press;
 * `send` and `edit` carry replies out; `stop` finishes what is under way. Every failed call rejects with a
 * `PlatformError` that says whether the message may have arrived. A platform never repeats a send by itself.
 */
import type { Destination, PlatformName } from './address.ts'
import type { MessageTurn, PressTurn, SentMessage } from './message.ts'
import type { Reply } from './reply.ts'

export interface ChatPlatform {
  readonly name: PlatformName
  readonly capabilities: Capabilities
  /**
   * Connects. Rejects with a `SetupError` when the token is wrong or a needed permission is missing. The menu may
   * be known only later; neither the connection nor sending waits for it.
   */
  start(handlers: ChatHandlers, menu: Menu | Promise<Menu>): Promise<void>
  /** Takes no new lines, waits for turns under way, disconnects. */
  stop(): Promise<void>
  /** Sends once, split into parts where needed. Buttons already carry their ids. */
  send(to: Destination, reply: Reply, options?: SendOptions): Promise<SentMessage>
  /** Replaces the text and buttons of a message sent earlier. */
  edit(sent: SentMessage, reply: Reply): Promise<void>
  /** Takes a message back. Resolves when it is gone, also when it was gone before. */
  remove(sent: SentMessage): Promise<void>
  /** What is known of a chat and whether Ironstride may write there, in words. */
  look(at: Destination): Promise<ChatFacts>
  /** Whether this person may manage that chat now. */
  mayManage(at: Destination, personId: string): Promise<boolean>
  /** How this person is called in that chat; null when they are not in it now. */
  memberNameIn?(at: Destination, personId: string): Promise<string | null>
  /** A page that opens the private chat with Ironstride, where the platform has one; `start` comes with the hello. */
  privateLink?(start: string): string | null
  /** Discord announcement channels: hands a sent message on to following servers. Absent elsewhere. */
  publish?(sent: SentMessage): Promise<void>
}

/** Which news of a platform are dealt with, kept over restarts. News are numbered upwards. */
export interface NewsBook {
  known(): Promise<readonly number[]>
  /** Resolves when it is written down. */
  add(news: number): Promise<void>
  /** The platform tells none below this number any more. */
  forgetBelow(news: number): Promise<void>
}

/** For a platform that is never told anything twice, and for tests. */
export const openNewsBook: NewsBook = {
  known: async () => [],
  add: async () => {},
  forgetBelow: async () => {},
}

export interface Capabilities {
  /** Longest message in the platform's own unit (UTF-16 units). */
  readonly textLength: number
  readonly buttons: boolean
  readonly images: boolean
  readonly privateReplies: boolean
  readonly threads: boolean
  /** Shortest time between two edits of a streamed reply, in milliseconds; null: no streaming. */
  readonly editPaceMs: number | null
  /** Whether a repeated send with the same `nonce` is recognised and not doubled. */
  readonly nonce: boolean
}

export interface SendOptions {
  /** At most 25 characters, the same for every try of one delivery; makes a repeat harmless where supported. */
  readonly nonce?: string
  /** The one role an announcement may mention; nothing else ever pings. */
  readonly pingRole?: string
  /** Telegram's paid broadcast rate. */
  readonly paid?: boolean
  /** The message this one answers. */
  readonly replyTo?: string
  /** `interactive` goes first when the platform's budget is short. Default: `scheduled`. */
  readonly urgency?: Urgency
}

export type Urgency = 'interactive' | 'scheduled'

export interface ChatFacts {
  readonly name: string
  readonly kind: 'private' | 'group' | 'channel' | 'announcement-channel' | 'thread'
  readonly mayWrite: boolean
  /** What is missing, as a sentence for the person who can grant it; null when nothing is. */
  readonly missing: string | null
}

/** What a platform calls. Each resolves when the turn is dealt with; none of them rejects. */
export interface ChatHandlers {
  onMessage(turn: MessageTurn): Promise<void>
  onPress(turn: PressTurn): Promise<void>
  onReachability(change: ReachabilityChange): Promise<void>
  /** Told at most once, when sending works and the start cannot fail any more; menus may still be on their way. */
  onConnected?(): void
}

/** A person or chat became reachable or unreachable, or moved to another address. */
export interface ReachabilityChange {
  readonly destination: Destination
  readonly reachable: boolean
  /** `blocked`, `kicked`, `left`, `deactivated`, `dms-closed`, `migrated`, `returned`, … */
  readonly reason: string
  readonly movedTo?: Destination
  /** Whose doing it was, as an id on that platform, where it says so. */
  readonly by?: string
}

export type Menu = readonly MenuEntry[]

/** One line of the platform's command menu. Every command takes at most one free-text argument and one file. */
export interface MenuEntry {
  readonly name: string
  /** At most 100 characters. */
  readonly description: string
  readonly argument?: {
    readonly name: string
    readonly description: string
    readonly required: boolean
  }
  readonly file?: { readonly name: string; readonly description: string }
  /** Shown only where the coach sees it, when the platform can do that. */
  readonly coachOnly?: boolean
}

/**
 * The platform's sending budget, asked before every call that counts against it, by answers and deliveries
 * alike. Implemented by `delivery/lane`; an adapter only asks and reports.
 */
export interface SendBudget {
  /** Resolves when a call to that destination may go out now. Interactive calls overtake scheduled ones. */
  enter(to: Destination, urgency: Urgency, options?: { readonly paid?: boolean }): Promise<void>
  /** The platform refused with a waiting time: for one destination, or for all when `to` is null. */
  pauseFor(to: Destination | null, retryAfterMs: number): void
  /** The platform answered 401, 403 or 429: counts towards the circuit breaker. */
  countInvalid(): void
}

/** Lets everything through at once; for the terminal and for tests without limits. */
export const openBudget: SendBudget = {
  enter: async () => {},
  pauseFor: () => {},
  countInvalid: () => {},
}
