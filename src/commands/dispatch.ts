/**
 * From a line in a chat to the command that answers it.
 *
 * Order of events for a message: who speaks -> a command, an expected answer, an attachment or a question ->
 * the red-flag gate -> the command runs -> what went wrong is told (the member hears one sentence, the log the
 * rest). For a press: the opaque id is looked up, who may press is checked, the action runs.
 * This is one of the four places where errors are caught.
 */
import { formatDestination } from '../chat/address.ts'
import type { LiveReply, MessageTurn, PressTurn, Turn } from '../chat/message.ts'
import type { ChatHandlers, ReachabilityChange } from '../chat/platform.ts'
import { type Reply, reply, text } from '../chat/reply.ts'
import type { Buttons, Pressed } from '../delivery/buttons.ts'
import { messageOf, PlatformError, UserError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Members } from '../members/members.ts'
import type { Actions, Command, CommandTalk, Expectations, PressTalk, Talk } from './command.ts'
import type { Expecting } from './expecting.ts'
import { nearest } from './nearest.ts'
import type { Screen } from './safety/safety.ts'

export interface DispatchParts {
  readonly commands: readonly Command[]
  readonly actions: Actions
  readonly expectations: Expectations
  /** What a plain message to the bot means: a question. */
  readonly onQuestion: (talk: CommandTalk) => Promise<void>
  /** Voice, pictures and stickers without words: the words they hold. Throws a `UserError` when there are none. */
  readonly wordsOf: (talk: CommandTalk) => Promise<string>
  /** A reply to one of the bot's own messages that means something of its own; true when it was dealt with. */
  readonly onAnswerTo: (talk: CommandTalk) => Promise<boolean>
  /** People talking among themselves within earshot. */
  readonly onOverheard: (talk: CommandTalk) => Promise<void>
  /** Whether a line is for Ironstride after all; it keeps quiet in threads that people took over. */
  readonly mayAnswer: (turn: MessageTurn) => Promise<boolean>
  readonly onReachability: (change: ReachabilityChange) => Promise<void>
  /** Somebody spoke or pressed there, so that chat can be reached. */
  readonly onHeard: (turn: Turn) => Promise<void>
  readonly screen: Screen
  readonly isCoach: (turn: Turn) => boolean
  readonly members: Members
  readonly buttons: Buttons
  readonly expecting: Expecting
  readonly log: Log
}

/** Longest message taken as a question; longer ones are asked to be shortened. */
export const LONGEST_QUESTION = 4_000

export function createDispatch(parts: DispatchParts): ChatHandlers {
  return {
    onMessage: (turn) => guarded(turn, parts, () => takeMessage(turn, parts)),
    onPress: (turn) => guarded(turn, parts, () => takePress(turn, parts)),
    onReachability: (change) =>
      parts.onReachability(change).catch((error) => logFailure(error, parts)),
  }
}

async function takeMessage(turn: MessageTurn, parts: DispatchParts): Promise<void> {
  const { message } = turn
  await parts.onHeard(turn)
  if (message.anonymous) return refuseAnonymous(turn)
  if (message.addressed === 'overheard') return parts.onOverheard(await commandTalk(turn, parts))
  if (!(await parts.mayAnswer(turn))) return
  const talk = await commandTalk(turn, parts)
  if (message.command !== null) return runCommand(message.command.name, talk, parts)
  if (await parts.onAnswerTo(talk)) return
  const expected = await parts.expecting.take(turn)
  const action = expected === undefined ? undefined : parts.expectations[expected.action]
  if (expected !== undefined && action !== undefined) {
    if (!talk.isCoach && (await parts.screen(talk, talk.text)) === 'stopped') return
    return action({ ...talk, data: expected.data })
  }
  if (talk.text !== '' || message.attachments.length === 0) return askQuestion(talk, parts)
  return askQuestion({ ...talk, text: await parts.wordsOf(talk) }, parts)
}

async function askQuestion(talk: CommandTalk, parts: DispatchParts): Promise<void> {
  if (talk.text.length > LONGEST_QUESTION) throw tooLong(talk.text.length)
  if ((await parts.screen(talk, talk.text)) === 'stopped') return
  const meant = parts.commands.find(({ isMeantBy }) => isMeantBy?.(talk) === true)
  if (meant === undefined) return parts.onQuestion(talk)
  await talk.turn.acknowledge(meant.private === true ? { private: true } : undefined)
  await meant.run(talk)
}

async function runCommand(name: string, talk: CommandTalk, parts: DispatchParts): Promise<void> {
  await parts.expecting.take(talk.turn)
  const command = parts.commands.find((one) => one.name === name)
  if (command === undefined || (command.coachOnly === true && !talk.isCoach)) {
    return sayUnknown(name, command, talk, parts)
  }
  if (talk.text.length > LONGEST_QUESTION && command.coachOnly !== true)
    throw tooLong(talk.text.length)
  const screened = command.coachOnly !== true && command.screened !== false && talk.text !== ''
  if (screened && (await parts.screen(talk, talk.text)) === 'stopped') return
  await talk.turn.acknowledge(command.private === true ? { private: true } : undefined)
  await command.run(talk)
}

async function sayUnknown(
  name: string,
  command: Command | undefined,
  talk: CommandTalk,
  { commands }: DispatchParts,
): Promise<void> {
  if (command !== undefined) {
    throw new UserError(`/${name} is for the coach. Ask me anything else, or see /help.`)
  }
  const open = commands.filter(({ coachOnly }) => coachOnly !== true || talk.isCoach)
  const alike = nearest(
    name,
    open.map((one) => one.name),
  )
  throw new UserError(
    `I do not know /${name}. Did you mean ${listed(alike)}? /help shows everything.`,
  )
}

function listed(names: readonly string[]): string {
  const [last, ...others] = names.map((one) => `/${one}`).toReversed()
  return others.length === 0 ? `${last}` : `${others.toReversed().join(', ')} or ${last}`
}

function tooLong(length: number): UserError {
  return new UserError(
    `That is ${length.toLocaleString('en')} characters, more than I can take in at once. ` +
      'Give me the one thing you want to know in a few sentences.',
  )
}

async function refuseAnonymous(turn: MessageTurn): Promise<void> {
  if (turn.message.command === null) return
  throw new UserError(
    'I cannot see who you are while you write as the group. Write as yourself and try again.',
  )
}

async function takePress(turn: PressTurn, parts: DispatchParts): Promise<void> {
  await parts.onHeard(turn)
  const base = await talkOf(turn, parts)
  const pressed = await parts.buttons.press(turn.buttonId, base.member.id)
  if (typeof pressed === 'string') throw new UserError(refusedPress[pressed])
  const action = parts.actions[pressed.action]
  if (action === undefined) throw new UserError(refusedPress.expired)
  const replace = async (words: Reply) => turn.replace(await parts.buttons.issue(words))
  const talk: PressTalk = { ...base, data: pressed.data, replace }
  await turn.acknowledge()
  await action(talk)
}

const refusedPress: Readonly<Record<Extract<Pressed, string>, string>> = {
  expired:
    'That button is from a while ago and no longer works. Ask me again and you get a fresh one.',
  'not-yours': 'That button belongs to somebody else. Ask me yourself and you get your own.',
  used: 'That was already pressed, so there is nothing left to do here.',
}

async function talkOf<Of extends Turn>(turn: Of, parts: DispatchParts): Promise<Talk<Of>> {
  return {
    turn,
    member: await parts.members.memberFor(turn.author),
    isCoach: parts.isCoach(turn),
    say: async (words, options) => turn.say(await parts.buttons.issue(words), options),
    live: () => liveWithButtons(turn, parts),
    expect: (action, data = {}) => parts.expecting.expect(turn, action, data),
  }
}

function liveWithButtons(turn: Turn, { buttons }: DispatchParts): LiveReply {
  const live = turn.live()
  return {
    show: (draft) => live.show(draft),
    finish: async (final) => live.finish(await buttons.issue(final)),
  }
}

async function commandTalk(turn: MessageTurn, parts: DispatchParts): Promise<CommandTalk> {
  const words = turn.message.command?.text ?? turn.message.text
  return { ...(await talkOf(turn, parts)), text: words.trim() }
}

/** Runs a turn and tells what went wrong: the member one sentence, the log everything else. */
async function guarded(turn: Turn, parts: DispatchParts, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof UserError)) logFailure(error, parts, turn)
    await tellMember(turn, error).catch((failed) => logFailure(failed, parts, turn))
  }
}

/** A group is spared the details of a fault: one emoji on the message is enough. */
async function tellMember(turn: Turn, error: unknown): Promise<void> {
  if (error instanceof UserError) return void (await turn.say(reply(text(error.message))))
  if (error instanceof PlatformError && error.outcome !== 'refused') return
  if (isGroupMessage(turn)) return turn.react('🤕')
  await turn.say(
    reply(
      text(
        'Something went wrong on my side, not yours. Please try once more; the coach can see it in my log.',
      ),
    ),
  )
}

function isGroupMessage(turn: Turn): boolean {
  const message = 'message' in turn ? (turn as MessageTurn).message : null
  return message !== null && message.room !== 'private' && message.command === null
}

function logFailure(error: unknown, { log }: DispatchParts, turn?: Turn): void {
  const where = turn === undefined ? {} : { room: formatDestination(turn.destination) }
  const stack = error instanceof Error ? error.stack : undefined
  log.error({ ...where, error: messageOf(error), stack }, 'a turn failed')
}
