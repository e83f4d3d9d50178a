/**
 * Messages as the local Discord keeps and tells them.
 */
import { type APIMessage, type APIUser, ChannelType } from 'discord.js'
import { memberFacts } from './guild.ts'
import { type Body, bodyOf, listOf, textOf } from './message-check.ts'
import type { Room, StoredMessage, World } from './world.ts'

const EPHEMERAL = 64

export interface UploadedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface NewMessage {
  readonly room: Room
  readonly author: APIUser
  readonly body: Body
  readonly files?: readonly UploadedFile[]
  readonly webhookId?: string
  readonly onlyFor?: string
}

/** Puts a message into its room. */
export function addMessage(world: World, draft: NewMessage): StoredMessage {
  const { room, author, body, files = [], webhookId, onlyFor } = draft
  const id = world.newId()
  const reference = bodyOf(body.message_reference)
  const answered = room.messages.get(textOf(reference.message_id))
  const message = {
    id,
    channel_id: room.id,
    author,
    content: textOf(body.content),
    timestamp: new Date(world.clock.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: mentionedIn(textOf(body.content), world),
    mention_roles: [...textOf(body.content).matchAll(/<@&(\d+)>/g)].map(([, role]) => role),
    attachments: files.map((file, index) =>
      attachmentOf(file, listOf(body.attachments)[index], world),
    ),
    embeds: [],
    components: body.components ?? [],
    pinned: false,
    type: answered === undefined ? 0 : 19,
    flags: Number(body.flags ?? 0) | (onlyFor === undefined ? 0 : EPHEMERAL),
    ...(answered === undefined
      ? {}
      : {
          message_reference: { type: 0, message_id: answered.id, channel_id: room.id },
          referenced_message: answered,
        }),
    ...(webhookId === undefined ? {} : { webhook_id: webhookId }),
    ...(onlyFor === undefined ? {} : { onlyFor }),
    ...(typeof body.nonce === 'string' ? { nonce: body.nonce, sentNonce: body.nonce } : {}),
  } as unknown as StoredMessage
  room.messages.set(id, message)
  return message
}

/** Changes what the body names, as PATCH does. */
export function changeMessage(
  world: World,
  message: StoredMessage,
  body: Body,
  files: readonly UploadedFile[] = [],
): StoredMessage {
  const kept = new Set(listOf(body.attachments).map(({ id }) => String(id)))
  const uploaded = files.map((file, index) =>
    attachmentOf(file, listOf(body.attachments)[index], world),
  )
  const attachments =
    body.attachments === undefined
      ? [...message.attachments, ...uploaded]
      : [...message.attachments.filter(({ id }) => kept.has(id)), ...uploaded]
  Object.assign(message, {
    ...(body.content === undefined ? {} : { content: textOf(body.content) }),
    ...(body.components === undefined ? {} : { components: body.components }),
    attachments,
    edited_timestamp: new Date(world.clock.now()).toISOString(),
  })
  return message
}

/** The message as the API answers it and the gateway tells it. */
export function asTold(message: StoredMessage): APIMessage {
  const { sentNonce: _nonce, onlyFor: _onlyFor, published: _published, ...told } = message
  return told as APIMessage
}

/** What MESSAGE_CREATE and MESSAGE_UPDATE add. */
export function asEvent(message: StoredMessage, room: Room, world: World): object {
  const inGuild = room.guildId !== undefined && message.webhook_id === undefined
  return {
    ...asTold(message),
    channel_type: room.type,
    ...(room.guildId === undefined ? {} : { guild_id: room.guildId }),
    ...(inGuild ? { member: memberFacts(message.author.id, world) } : {}),
  }
}

export function buttonsOf(message: APIMessage): { label: string; id: string | undefined }[] {
  return listOf(message.components)
    .flatMap((row) => listOf(row.components))
    .map(({ label, custom_id }) => ({
      label: textOf(label),
      id: typeof custom_id === 'string' ? custom_id : undefined,
    }))
}

export function isPrivateRoom({ type }: Room): boolean {
  return type === ChannelType.DM
}

function mentionedIn(content: string, world: World): APIUser[] {
  const everybody = new Map([...world.people, [world.bot.id, world.bot]])
  return [...content.matchAll(/<@!?(\d+)>/g)].flatMap(([, id = '']) => everybody.get(id) ?? [])
}

function attachmentOf(file: UploadedFile, described: Body | undefined, world: World) {
  const id = world.newId()
  world.files.set(id, file.bytes)
  return {
    id,
    filename: file.name,
    content_type: file.mediaType,
    size: file.bytes.byteLength,
    url: `${world.fileUrl}/attachments/${id}/${file.name}`,
    proxy_url: `${world.fileUrl}/attachments/${id}/${file.name}`,
    ...(described?.description === undefined ? {} : { description: described.description }),
  }
}
