/**
 * The application's commands, and the members of the server.
 */
import { asMember } from './guild.ts'
import { type Body, bodyOf, listOf, refuseUnknown, textOf } from './message-check.ts'
import { refusals } from './refusal.ts'
import type { Route, Scene } from './scene.ts'

const commandFields = [
  'name',
  'description',
  'options',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'type',
  'nsfw',
]

export const applicationRoutes: readonly Route[] = [
  ['GET', '/applications/:app/commands', ({ world }) => world.commands],
  ['PUT', '/applications/:app/commands', writeCommands],
  ['GET', '/guilds/:guild/members/:user', findMember],
]

function writeCommands({ world, call }: Scene) {
  const commands = listOf(call.raw)
  for (const command of commands) checkCommand(command)
  world.commands = commands.map((command) => ({
    id: world.newId(),
    application_id: world.applicationId,
    version: world.newId(),
    type: 1,
    nsfw: false,
    dm_permission: true,
    ...command,
    // The real one leaves out what is empty and turns permissions into text.
    options: listOf(command.options).length === 0 ? undefined : command.options,
  }))
  world.commandWrites += 1
  return world.commands
}

function checkCommand(command: Body): void {
  refuseUnknown(command, commandFields)
  const { name, description, options } = command
  if (
    !/^[-_'\p{L}\p{N}]{1,32}$/u.test(textOf(name)) ||
    textOf(name) !== textOf(name).toLowerCase()
  ) {
    throw refusals.invalidForm(`name: ${textOf(name)}`)
  }
  checkDescription(description)
  for (const option of listOf(options)) checkDescription(bodyOf(option).description)
}

function checkDescription(description: unknown): void {
  const { length } = textOf(description)
  if (length < 1 || length > 100) throw refusals.invalidForm('description: 1 to 100 characters')
}

function findMember({ world }: Scene, { user }: Readonly<Record<string, string>>) {
  const isThere = world.people.has(user ?? '') && !world.left.has(user ?? '')
  if (!isThere && user !== world.bot.id) throw refusals.unknownMember()
  return asMember(user ?? '', world)
}
