/**
 * What a command and a button action are.
 *
 * A command file exports a function that takes the parts it needs and returns a `Command`; `index.ts` lists them
 * all. `dispatch.ts` finds the right one, knows who speaks, and catches what goes wrong.
 */
import type {
  LiveReply,
  MessageTurn,
  PressTurn,
  SayOptions,
  SentMessage,
  Turn,
} from '../chat/message.ts'
import type { MenuEntry } from '../chat/platform.ts'
import type { Reply } from '../chat/reply.ts'
import type { Member } from '../members/members.ts'

/** Somebody's turn together with who they are. `say` gives buttons their ids before sending. */
export interface Talk<Of extends Turn = Turn> {
  readonly turn: Of
  readonly member: Member
  readonly isCoach: boolean
  say(reply: Reply, options?: SayOptions): Promise<SentMessage>
  /** Starts a streamed answer; the buttons of the final reply get their ids. */
  live(): LiveReply
  /** Takes this person's next plain message in this room for `action` (10 minutes). */
  expect(action: string, data?: Readonly<Record<string, unknown>>): Promise<void>
}

export interface CommandTalk extends Talk<MessageTurn> {
  /** The argument as typed, trimmed; empty when there is none. */
  readonly text: string
}

export interface PressTalk extends Talk<PressTurn> {
  /** The facts the button was made with. */
  readonly data: Readonly<Record<string, unknown>>
  /** Replaces the message the button stands under; its new buttons get their ids first. */
  replace(reply: Reply): Promise<void>
}

export interface ExpectedTalk extends CommandTalk {
  readonly data: Readonly<Record<string, unknown>>
}

export interface Command extends MenuEntry {
  /** Throws `UserError` for what the member should hear. */
  run(talk: CommandTalk): Promise<void>
  /** Whether the argument is about the body and goes through the red-flag gate first. Default: yes. */
  readonly screened?: boolean
  /** Whether its answers are for the author alone; Discord wants to know before the first of them. Default: no. */
  readonly private?: boolean
  /** Whether a plain message means this command, so that nobody has to know its name. Default: none does. */
  readonly isMeantBy?: (talk: CommandTalk) => boolean
  /** Can be typed and stands in no menu. Default: no. */
  readonly unlisted?: boolean
}

/** What the buttons of one command do, by action name. */
export type Actions = Readonly<Record<string, (talk: PressTalk) => Promise<void>>>

/** What plain messages do that a command asked for with `expect`. */
export type Expectations = Readonly<Record<string, (talk: ExpectedTalk) => Promise<void>>>

/** One command with its buttons and follow-up messages, as a command file returns them. */
export interface CommandSet {
  readonly commands: readonly Command[]
  readonly actions?: Actions
  readonly expectations?: Expectations
}
