/**
 * Which chat is to follow, and who may decide that: somebody who manages it, checked at every press, as long as
 * Ironstride may write there.
 */
import { type Destination, formatDestination, parseDestination } from '../../chat/address.ts'
import type { ChatFacts, ChatPlatform } from '../../chat/platform.ts'
import { button, buttons, type Reply, reply, text } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import type { Members } from '../../members/members.ts'
import type { PressTalk, Talk } from '../command.ts'
import { followActions } from './follow-card.ts'

export interface PlaceParts {
  readonly members: Members
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  /** Chats Ironstride knows, for whoever asks from a private chat. */
  readonly knownChats: () => Promise<readonly Destination[]>
}

export interface Chat {
  readonly to: Destination
  readonly facts: ChatFacts
}

/** The chat a button is about, as long as who presses may manage it and Ironstride may write there. */
export async function pressedChat(talk: PressTalk, parts: PlaceParts): Promise<Chat> {
  const to = parseDestination(`${talk.data.to}`)
  if (to === null) throw new UserError('That chat is gone. Start again with /follow.')
  await insistOnManager(talk, to, parts)
  return { to, facts: await insistOnWriting(to, parts) }
}

export async function insistOnManager(
  talk: Talk,
  to: Destination,
  parts: PlaceParts,
): Promise<void> {
  const isHere = formatDestination(talk.turn.destination) === formatDestination(to)
  const may = isHere ? await talk.turn.mayManageRoom() : await managesFromAfar(talk, to, parts)
  if (may) return
  throw new UserError(
    `Only somebody who manages ${isHere ? 'this chat' : 'that chat'} can decide that. Ask one of its administrators.`,
  )
}

async function managesFromAfar(talk: Talk, to: Destination, parts: PlaceParts): Promise<boolean> {
  const platform = insistOnPlatform(to, parts)
  return platform.mayManage(to, await personOn(talk, to, parts))
}

/** Who this is on the platform of that chat. */
export async function personOn(
  { turn, member }: Talk,
  to: Destination,
  { members }: PlaceParts,
): Promise<string> {
  if (turn.author.platform === to.platform) return turn.author.id
  const identities = await members.identitiesOf(member.id)
  const there = identities.find(({ platform }) => platform === to.platform)
  if (there !== undefined) return there.personId
  throw new UserError(
    'That chat is on your other platform. Join your two accounts with /link first.',
  )
}

export async function insistOnWriting(to: Destination, parts: PlaceParts): Promise<ChatFacts> {
  const facts = await insistOnPlatform(to, parts).look(to)
  if (facts.mayWrite) return facts
  throw new UserError(facts.missing ?? `I may not write in ${facts.name}. Allow it and try again.`)
}

function insistOnPlatform({ platform }: Destination, { platforms }: PlaceParts): ChatPlatform {
  const found = platforms.get(platform)
  if (found !== undefined) return found
  throw new UserError(`I am not connected to ${platform} here, so I cannot post there.`)
}

const MOST_CHATS = 5

/** From a private chat: the chats Ironstride knows and this person manages. */
export async function chatsToChoose(talk: Talk, parts: PlaceParts): Promise<Reply> {
  const chats = await parts.knownChats()
  const mine = await Promise.all(
    chats.slice(0, MOST_CHATS * 2).map((to) => managedChat(talk, to, parts)),
  )
  const choices = mine.flat().slice(0, MOST_CHATS)
  return reply(
    text(
      choices.length === 0
        ? 'Which chat should follow? Type /follow there, or send it here with its link: /follow LINK 06:30.'
        : 'Which chat should follow? Press one, or type /follow there.',
    ),
    choices.length > 0 &&
      buttons(
        ...choices.map(({ to, facts }) => [
          button(facts.name.slice(0, 60), {
            name: followActions.chat,
            data: { to: formatDestination(to) },
          }),
        ]),
      ),
  )
}

async function managedChat(talk: Talk, to: Destination, parts: PlaceParts): Promise<Chat[]> {
  if (to.platform !== talk.turn.author.platform) return []
  const platform = parts.platforms.get(to.platform)
  if (platform === undefined || !(await platform.mayManage(to, talk.turn.author.id))) return []
  return [{ to, facts: await platform.look(to) }]
}
