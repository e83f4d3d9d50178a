/**
 * What concerns the bot itself: who it is, its news, its commands, files.
 */
import { bodyOf, listOf, type Params, textOf } from './fields.ts'
import { badRequest, refusals } from './refusal.ts'
import type { Methods, Scene } from './scene.ts'
import { bot } from './world.ts'

/** What a bot may download. */
const LARGEST_FILE_BYTES = 20 * 1024 * 1024

export const botMethods: Methods = {
  getMe: () => bot,
  getUpdates: ({ updates, call, onGone }) => updates.read(call.params, onGone),
  setWebhook: ({ updates, call }) => {
    const { url } = call.params
    if (!/^https:\/\//.test(textOf(url)) && textOf(url) !== '') {
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
    }
    updates.webhookUrl = textOf(url)
    return true
  },
  deleteWebhook: ({ updates }) => {
    updates.webhookUrl = ''
    return true
  },
  getWebhookInfo: ({ updates }) => ({
    url: updates.webhookUrl,
    has_custom_certificate: false,
    pending_update_count: updates.pending.length,
  }),
  setMyCommands: (scene) => {
    const commands = listOf(scene.call.params.commands)
    if (commands.length > 100) throw badRequest('too many commands')
    for (const command of commands) checkCommand(command)
    scene.world.commands.set(scopeOf(scene), commands)
    scene.world.commandWrites += 1
    return true
  },
  getMyCommands: (scene) => scene.world.commands.get(scopeOf(scene)) ?? [],
  getFile: ({ world, call }) => {
    const file = world.files.get(textOf(call.params.file_id))
    if (file === undefined) throw badRequest('invalid file_id')
    if (file.saidBytes > LARGEST_FILE_BYTES) throw badRequest('file is too big')
    const { id, name } = file
    return {
      file_id: id,
      file_unique_id: id,
      file_size: file.saidBytes,
      file_path: `${id}/${name}`,
    }
  },
}

function checkCommand({ command, description }: Params): void {
  if (!/^[a-z0-9_]{1,32}$/.test(textOf(command))) throw badRequest('BOT_COMMAND_INVALID')
  const { length } = textOf(description).trim()
  if (length < 1 || length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
}

/** The scope as a name; that of a chat needs the chat. */
function scopeOf({ world, call }: Scene): string {
  const { type = 'default', chat_id: chat } = bodyOf(call.params.scope)
  if (chat === undefined) return textOf(type)
  const room = world.rooms.get(Number(chat))
  if (room === undefined || !room.started) throw refusals.chatNotFound()
  return `${textOf(type)} ${room.id}`
}
