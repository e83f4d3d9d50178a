/**
 * The commands people see when they type a slash.
 *
 * Everybody is shown what is for everybody; the coach is shown all of it, in the private chat with Ironstride. A list
 * is written only when it differs from the one Telegram has.
 */
import type { BotCommand, BotCommandScope } from 'grammy/types'
import type { MenuEntry } from '../../chat/platform.ts'
import type { Log } from '../../log.ts'
import { DESCRIPTION_LENGTH } from './limits.ts'
import type { Wire } from './wire.ts'

type Board = Pick<Wire, 'commands' | 'writeCommands'>

/** Makes the list for everybody equal to what is for everybody; does nothing when it already is. */
export async function offerMenu(wire: Board, menu: readonly MenuEntry[], log: Log): Promise<void> {
  const open = menu.filter(({ coachOnly }) => coachOnly !== true)
  await offer(wire, { type: 'default' }, open, log)
}

/** The whole menu in a coach's private chat; refused while the coach has never written there. */
export async function offerCoachMenu(
  wire: Board,
  coachId: string,
  menu: readonly MenuEntry[],
  log: Log,
): Promise<void> {
  await offer(wire, { type: 'chat', chat_id: Number(coachId) }, menu, log)
}

async function offer(
  wire: Board,
  scope: BotCommandScope,
  menu: readonly MenuEntry[],
  log: Log,
): Promise<void> {
  const wanted = menu.map(asCommand)
  if (fingerprint(await wire.commands(scope)) === fingerprint(wanted)) return
  await wire.writeCommands(scope, wanted)
  log.info({ commands: wanted.length, scope: scope.type }, 'the commands menu was written')
}

function asCommand({ name, description }: MenuEntry): BotCommand {
  return { command: name, description: description.slice(0, DESCRIPTION_LENGTH) }
}

function fingerprint(commands: readonly BotCommand[]): string {
  return JSON.stringify(commands.map(({ command, description }) => [command, description]))
}
