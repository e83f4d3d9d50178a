/**
 * A person on the local Telegram: says, uses, presses, hears; starts, blocks and leaves Ironstride.
 */
import type { Message, User } from 'grammy/types'
import { type ChatPerson, Ears, type SaidFile, type SayingOptions } from '../people.ts'
import { asMember } from './chat-methods.ts'
import { findEntities } from './entities.ts'
import { buttonsOf } from './keyboard.ts'
import { addMessage } from './messages.ts'
import type { UpdateQueue } from './updates.ts'
import { asChat, bot, type Room, type Standing, type World } from './world.ts'

export interface TelegramPerson extends ChatPerson {
  readonly ears: Ears
  /** Opens the private chat, as by touching Start, or a link that carries a payload. */
  starts(payload?: string): Promise<string>
  blocks(): void
  unblocks(): void
  /** The account is deleted. */
  disappears(): void
  /** Says something with more of what Telegram can add: a forward, a quotation. */
  saysWith(words: string, extra: Partial<Message>, options?: SayingOptions): Promise<string>
  /** Changes what was said before. */
  rewrites(messageId: string, words: string, options?: SayingOptions): void
}

export interface PersonParts {
  readonly world: World
  readonly updates: UpdateQueue
  readonly user: User
  readonly firstRoom: () => Room
}

export function createPerson(parts: PersonParts): TelegramPerson {
  const { world, updates, user } = parts
  const ears = new Ears(user.first_name)
  const privateRoom = () => roomNamed(world, `${user.id}`)

  const saysWith = async (words: string, extra: Partial<Message>, options: SayingOptions = {}) => {
    const [room, topic] = placeFor(parts, options)
    if (room.kind === 'private') room.started = true
    const message = addMessage(world, room, {
      from: user,
      ...inTopic(topic),
      ...answering(room, options.replyTo),
      ...contentOf(words, options, world),
      ...extra,
    })
    updates.add({ message })
    return `${message.message_id}`
  }
  const says = (words: string, options?: SayingOptions) => saysWith(words, {}, options)

  const changeStanding = (standing: Room['standsAs'], was: Standing, is: Standing) => {
    const room = privateRoom()
    room.standsAs = standing
    updates.add({ my_chat_member: standingChange(parts, room, was, is) })
  }

  return {
    id: `${user.id}`,
    name: user.first_name,
    ears,
    says,
    saysWith,
    starts: (payload) =>
      says(payload === undefined ? '/start' : `/start ${payload}`, { in: 'private' }),
    uses(command, argument, options = {}) {
      const [room] = placeFor(parts, options)
      const name = room.kind === 'private' ? `/${command}` : `/${command}@${bot.username}`
      return says(argument === undefined ? name : `${name} ${argument}`, options)
    },
    async presses(label) {
      const { message, data } = newestButton(parts, label)
      const id = `${world.newId()}000`
      world.queries.set(id, { id, askedAt: world.clock.now() })
      const callback = { id, from: user, message, chat_instance: '1', data }
      updates.add({ callback_query: callback })
    },
    rewrites(messageId, words, options = {}) {
      const [room] = placeFor(parts, options)
      const message = room.messages.get(Number(messageId))
      updates.add({ edited_message: { ...message, text: words } })
    },
    blocks: () => changeStanding('blocked', 'member', 'kicked'),
    unblocks: () => changeStanding('here', 'kicked', 'member'),
    disappears: () => {
      privateRoom().standsAs = 'deactivated'
    },
    hears: (expected, options) => ears.hears(expected, options),
    hearsNothing: (options) => ears.hearsNothing(options),
  }
}

export function roomNamed(world: World, name: string): Room {
  const room = world.rooms.get(Number(name.split('/')[0]))
  if (room === undefined) throw new Error(`there is no chat ${name}`)
  return room
}

/** What Telegram tells a bot whose place in a chat changed. */
export function standingChange(
  { world, user }: Pick<PersonParts, 'world' | 'user'>,
  room: Room,
  was: Standing,
  is: Standing,
): object {
  return {
    chat: asChat(room, world),
    from: user,
    date: Math.floor(world.clock.now() / 1_000),
    old_chat_member: asMember(room, was, bot),
    new_chat_member: asMember(room, is, bot),
  }
}

function placeFor(
  { world, user, firstRoom }: PersonParts,
  { in: where }: SayingOptions,
): [Room, number | undefined] {
  if (where === undefined) return [firstRoom(), undefined]
  if (where === 'private') return [roomNamed(world, `${user.id}`), undefined]
  const [, topic] = where.split('/')
  return [roomNamed(world, where), topic === undefined ? undefined : Number(topic)]
}

function inTopic(topic: number | undefined): Partial<Message> {
  return topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true }
}

function answering(room: Room, replyTo: string | undefined): Partial<Message> {
  const answered = room.messages.get(Number(replyTo))
  return answered === undefined ? {} : { reply_to_message: answered as never }
}

function contentOf(words: string, options: SayingOptions, world: World): Partial<Message> {
  const text = options.mention === true ? `@${bot.username} ${words}` : words
  const [file] = options.files ?? []
  const entities = findEntities(text)
  if (file === undefined) return { text, entities }
  const caption = text === '' ? {} : { caption: text, caption_entities: entities }
  return { ...caption, ...attached(file, world) }
}

function attached({ name, mediaType, bytes }: SaidFile, world: World): Partial<Message> {
  const { id } = world.addFile(name, bytes)
  const facts = { file_id: id, file_unique_id: id, file_size: bytes.byteLength }
  const described = { ...facts, file_name: name, mime_type: mediaType }
  if (name.endsWith('.webp')) return { sticker: { ...facts, type: 'regular' } as never }
  if (mediaType.startsWith('image/')) {
    const small = { ...facts, file_id: 'thumbnail', width: 90, height: 60 }
    return { photo: [small, { ...facts, width: 800, height: 600 }] }
  }
  if (mediaType.startsWith('audio/')) {
    return { voice: { ...facts, duration: 3, mime_type: mediaType } }
  }
  if (mediaType.startsWith('video/')) return { video: described as never }
  return { document: described }
}

function newestButton({ world, user }: PersonParts, label: string) {
  const own = (room: Room) => room.kind !== 'private' || room.id === user.id
  const newest = [...world.rooms.values()]
    .filter(own)
    .flatMap(({ messages }) => [...messages.values()])
    .toSorted((one, other) => other.date - one.date || other.message_id - one.message_id)
  for (const message of newest) {
    const button = buttonsOf(message.reply_markup).find((one) => one.label === label)
    if (button?.data) return { message, data: button.data }
  }
  throw new Error(`${user.first_name} sees no button ${label}`)
}
