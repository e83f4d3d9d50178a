/**
 * What is a member's own: reminders, settings, linked accounts, privacy, and the way in.
 */
import type { Command, CommandSet, CommandTalk } from './command.ts'
import type { CommandParts } from './command-parts.ts'
import { linkCommands } from './link.ts'
import { privacyCommands } from './privacy.ts'
import { remindCommands } from './reminders/remind.ts'
import { remindersCommands } from './reminders/reminders.ts'
import { settingsCommands } from './settings/settings.ts'
import { welcomeCommands } from './welcome.ts'

/** `commands` is everything people can type, for the list of `/help`; `onStart` takes a hello that came by a link. */
export function ownCommands(
  parts: CommandParts,
  commands: () => readonly Command[],
  onStart: (talk: CommandTalk) => Promise<boolean>,
): readonly CommandSet[] {
  const own = { ...parts, ...parts.reminding, choices: parts.announcements.choices }
  return [
    remindCommands(own),
    remindersCommands(own),
    settingsCommands(own),
    linkCommands(own),
    privacyCommands(parts),
    welcomeCommands({ coach: parts.coach, commands, onStart }),
  ]
}
