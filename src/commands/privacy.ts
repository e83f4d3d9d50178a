/**
 * `/privacy`: what is kept, in plain words; a copy of it; and deleting all of it, in two steps.
 */
import { button, buttons, list, note, type Reply, reply, text, title } from '../chat/reply.ts'
import { exportMember, forgetMember } from '../members/personal-data.ts'
import type { Database } from '../storage/database.ts'
import type { CommandSet, PressTalk, Talk } from './command.ts'
import { sayPrivately } from './privately.ts'

export interface PrivacyParts {
  readonly db: Database
}

export function privacyCommands(parts: PrivacyParts): CommandSet {
  return {
    commands: [
      {
        name: 'privacy',
        description: 'What I keep about you; take it along or delete it',
        argument: { name: 'what', description: 'export or delete', required: false },
        screened: false,
        private: true,
        run: async (talk) => {
          if (/^export$/i.test(talk.text)) return sendExport(talk, parts)
          const isDelete = /^(?:delete|forget)/i.test(talk.text)
          await sayPrivately(talk, isDelete ? askTwice(talk) : whatIsKept(talk))
        },
      },
    ],
    actions: {
      'privacy.export': (talk) => sendExport(talk, parts),
      'privacy.ask': (talk) => talk.replace(askTwice(talk)),
      'privacy.keep': (talk) => talk.replace(reply(text('Nothing was deleted.'))),
      'privacy.delete': (talk) => forget(talk, parts),
    },
  }
}

function whatIsKept({ member: { id: onlyMember } }: Talk): Reply {
  return reply(
    title('What I keep about you'),
    list(
      'your account numbers on Discord and Telegram, not your name',
      'your settings, plan and training profile',
      'what you log, your reminders with their text, and holds on your training',
      'questions you asked, with the answer’s sources, so that the coach can fill gaps',
      'which reminders and posts were sent to you, and when',
    ),
    text(
      'I do not keep your chats. The last few lines of a talk are forgotten after an hour, so that "and for beginners?" makes sense until then.',
    ),
    note(
      'The coach sees questions and counts, and why training is on hold only if you allow it in /settings. Backups the coach made stay until the coach deletes them.',
    ),
    buttons([
      button('Take it along', { name: 'privacy.export', onlyMember }),
      button('Delete everything', { name: 'privacy.ask', onlyMember }, 'danger'),
    ]),
  )
}

async function sendExport(talk: Talk, { db }: PrivacyParts): Promise<void> {
  const everything = await exportMember(db, talk.member.id)
  const bytes = new TextEncoder().encode(`${JSON.stringify(everything, null, 2)}\n`)
  await sayPrivately(
    talk,
    reply(text('Here is everything I keep about you, as JSON.'), {
      kind: 'file',
      bytes,
      fileName: 'ironstride-my-data.json',
      mediaType: 'application/json',
    }),
  )
}

function askTwice({ member: { id: onlyMember } }: Talk): Reply {
  return reply(
    text(
      'Delete your settings, plan, log, reminders and everything else I keep? It cannot be undone.',
    ),
    note('A copy first? Press Take it along.'),
    buttons(
      [
        button('Yes, delete it all', { name: 'privacy.delete', onlyMember, once: true }, 'danger'),
        button('Keep it', { name: 'privacy.keep', onlyMember }),
      ],
      [button('Take it along', { name: 'privacy.export', onlyMember })],
    ),
  )
}

async function forget(talk: PressTalk, { db }: PrivacyParts): Promise<void> {
  await talk.turn.replace(reply(text('Deleting …')))
  await forgetMember(db, talk.member.id)
  await talk.turn.replace(
    reply(
      text('Done. I know nothing of you any more. Write to me whenever you like; we start afresh.'),
    ),
  )
}
