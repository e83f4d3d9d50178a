/**
 * The slash commands people see.
 *
 * Discord allows 200 new commands a day and takes up to an hour to spread a change, so the menu is compared with
 * what Discord has and put there whole only when it differs.
 */
import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js'
import type { MenuEntry } from '../../chat/platform.ts'
import type { Log } from '../../log.ts'
import { translateError } from './errors.ts'

type MenuCommand = ReturnType<typeof asCommand>

/** Makes Discord's list equal to `menu`; does nothing when it already is. */
export async function registerMenu(
  rest: REST,
  applicationId: string,
  menu: readonly MenuEntry[],
  log: Log,
): Promise<void> {
  const route = Routes.applicationCommands(applicationId)
  const wanted = menu.map(asCommand)
  try {
    const present = (await rest.get(route)) as RESTGetAPIApplicationCommandsResult
    if (fingerprint(present.map(asSeen)) === fingerprint(wanted)) return
    await rest.put(route, { body: wanted satisfies RESTPutAPIApplicationCommandsJSONBody })
    log.info({ commands: wanted.length }, 'the slash commands were registered')
  } catch (error) {
    throw translateError(error)
  }
}

/**
 * A coach's command is hidden from members by asking for a permission nobody has but administrators. In private
 * chats Discord knows no permissions, so there it is left out; the coach can still type it as a message.
 */
function asCommand({ name, description, coachOnly = false, ...entry }: MenuEntry) {
  return {
    name,
    description,
    options: optionsOf(entry),
    default_member_permissions: coachOnly ? '0' : null,
    contexts: coachOnly
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  }
}

function optionsOf({ argument, file }: Pick<MenuEntry, 'argument' | 'file'>) {
  return [
    ...(argument === undefined
      ? []
      : [{ type: ApplicationCommandOptionType.String as const, ...argument }]),
    ...(file === undefined
      ? []
      : [{ type: ApplicationCommandOptionType.Attachment as const, ...file, required: false }]),
  ]
}

/** A command as Discord tells it, reduced to what this adapter decides; Discord leaves out what is empty. */
function asSeen(command: APIApplicationCommand): MenuCommand {
  return {
    name: command.name,
    description: command.description,
    options: (command.options ?? []).map(({ type, name, description, required = false }) => ({
      type: type as ApplicationCommandOptionType.String,
      name,
      description,
      required,
    })),
    default_member_permissions: command.default_member_permissions ?? null,
    contexts: command.contexts ?? [],
    integration_types: command.integration_types ?? [],
  }
}

function fingerprint(commands: readonly MenuCommand[]): string {
  const inOrder = commands.toSorted((one, other) => one.name.localeCompare(other.name))
  return JSON.stringify(inOrder.map(sorted))
}

/** The same facts in the same order, however they were written down. */
function sorted(command: MenuCommand) {
  const { name, description, default_member_permissions, contexts, integration_types } = command
  const options = command.options.map((one) => [one.type, one.name, one.description, one.required])
  return [
    name,
    description,
    options,
    default_member_permissions,
    contexts.toSorted(),
    integration_types.toSorted(),
  ]
}
