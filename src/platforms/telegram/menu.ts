/**
 * The commands people see when they type a slash.
 *
 * Everybody is shown what is for everybody; the coach is shown all of it, in the private chat with Ironstride. A list
 * is written only when it differs from the one Telegram has. A coach who has never written cannot be shown theirs
 * yet; they get it with their first message.
 */
import type { BotCommand, BotCommandScope } from 'grammy/types'
import type { MenuEntry } from '../../chat/platform.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { DESCRIPTION_LENGTH } from './limits.ts'
import type { Wire } from './wire.ts'

type Board = Pick<Wire, 'commands' | 'writeCommands'>

export interface CoachMenus {
  /** Somebody wrote privately: a coach whose menu could not be written before gets it now. */
  wroteFrom(personId: string): void
}

/** Without a menu Ironstride still answers whoever types a command, so nothing is thrown. */
export async function offerMenus(
  wire: Board,
  coachIds: readonly string[],
  menu: readonly MenuEntry[],
  log: Log,
): Promise<CoachMenus> {
  const without = new Set(coachIds)
  const offerTo = async (coachId: string) => {
    try {
      await offer(wire, { type: 'chat', chat_id: Number(coachId) }, menu, log)
      without.delete(coachId)
    } catch (error) {
      log.info({ error: messageOf(error) }, 'a coach sees their commands after their first message')
    }
  }
  await offerEverybody(wire, menu, log).catch((error) =>
    log.error({ error: messageOf(error) }, 'the commands menu could not be written'),
  )
  for (const coachId of coachIds) await offerTo(coachId)
  return {
    wroteFrom(personId) {
      if (without.has(personId)) void offerTo(personId)
    },
  }
}

/** Makes the list for everybody equal to what is for everybody; does nothing when it already is. */
async function offerEverybody(wire: Board, menu: readonly MenuEntry[], log: Log): Promise<void> {
  const open = menu.filter(({ coachOnly }) => coachOnly !== true)
  await offer(wire, { type: 'default' }, open, log)
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
