/**
 * Everything about a chat but its messages: who is in it, typing, reactions, presses.
 */
import { listOf, textOf } from './fields.ts'
import { reachableRoom, writableRoom } from './places.ts'
import { badRequest, refusals } from './refusal.ts'
import type { Methods, Scene } from './scene.ts'
import { asChat, bot, type Room, type Standing } from './world.ts'

/** How long a press waits for its answer. */
const QUERY_LIFE_MS = 15_000

/** The emoji everybody may put on a message; there are more, and no others are used here. */
const reactions = new Set(
  '👍 👎 ❤ 🔥 👏 😁 🤔 🤯 😢 🎉 🙏 👌 🥱 💯 ⚡ 🏆 😐 👀 🤝 ✍ 🤗 🫡 😴'.split(' '),
)

export const chatMethods: Methods = {
  sendChatAction: (scene) => {
    writableRoom(scene)
    if (scene.call.params.action !== 'typing') throw badRequest('wrong parameter action in request')
    return true
  },
  setMessageReaction: (scene) => {
    const room = writableRoom(scene)
    const { message_id: id, reaction } = scene.call.params
    if (!room.messages.has(Number(id))) throw refusals.noMessage('react')
    for (const { emoji } of listOf(reaction)) {
      if (!reactions.has(textOf(emoji))) throw badRequest('REACTION_INVALID')
      scene.world.reactions.push({ messageId: `${id}`, emoji: textOf(emoji) })
    }
    return true
  },
  answerCallbackQuery: ({ world, call }) => {
    const query = world.queries.get(textOf(call.params.callback_query_id))
    const now = world.clock.now()
    if (query === undefined || now - query.askedAt > QUERY_LIFE_MS) throw refusals.oldQuery()
    query.answeredAt ??= now
    return true
  },
  getChat: (scene) => {
    const room = knownRoom(scene)
    return {
      ...asChat(room, scene.world),
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {},
      ...(room.kind === 'private' ? {} : { permissions: { can_send_messages: room.mayPost } }),
    }
  },
  getChatMember: (scene) => {
    const room = knownRoom(scene)
    const userId = Number(scene.call.params.user_id)
    const user = userId === bot.id ? bot : scene.world.people.get(userId)
    if (user === undefined) throw badRequest('user not found')
    return asMember(room, user.id === bot.id ? room.bot : standingOf(room, userId), user)
  },
}

function knownRoom(scene: Scene): Room {
  const room = reachableRoom(scene)
  if (room.kind === 'private' && !room.started) throw refusals.chatNotFound()
  return room
}

function standingOf(room: Room, userId: number): Standing {
  if (room.left.has(userId)) return 'left'
  return room.admins.has(userId) ? 'administrator' : 'member'
}

/** A member as Telegram tells it; administrators of channels come with their right to post. */
export function asMember(room: Room, status: Standing, user: object): object {
  if (status !== 'administrator') return { status, user }
  const rights = { can_be_edited: false, can_manage_chat: true, can_change_info: true }
  const posting = room.kind === 'channel' ? { can_post_messages: room.mayPost } : {}
  return { status, user, is_anonymous: false, ...rights, ...posting }
}
