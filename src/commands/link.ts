/**
 * `/link`: one person, two platforms. A code asked for on one is typed on the other; then log, plan, reminders and
 * settings are one, and everything comes once.
 */
import type { PlatformName } from '../chat/address.ts'
import { bold, button, buttons, code, list, note, type Reply, reply, text } from '../chat/reply.ts'
import type { Clock } from '../clock.ts'
import type { Links } from '../members/link.ts'
import type { Member, Members } from '../members/members.ts'
import type { Reminders } from '../schedule/reminders.ts'
import type { Database } from '../storage/database.ts'
import type { CommandSet, CommandTalk } from './command.ts'
import { sayPrivately } from './privately.ts'

export interface LinkParts {
  readonly links: Links
  readonly members: Members
  readonly reminders: Reminders
  readonly db: Database
  readonly clock: Clock
  /** Platforms that are on. */
  readonly platforms: ReadonlyMap<string, unknown>
}

export function linkCommands(parts: LinkParts): CommandSet {
  return {
    commands: [
      {
        name: 'link',
        description: 'Join your Discord and Telegram accounts, so that everything comes once',
        argument: {
          name: 'code',
          description: 'The code from your other platform',
          required: false,
        },
        screened: false,
        private: true,
        run: (talk) => (talk.text === '' ? giveCode(talk, parts) : useCode(talk, parts)),
      },
    ],
  }
}

const names: Readonly<Partial<Record<PlatformName, string>>> = {
  discord: 'Discord',
  telegram: 'Telegram',
}

async function giveCode(talk: CommandTalk, { links, members }: LinkParts): Promise<void> {
  const { author } = talk.turn
  const known = (await members.identitiesOf(talk.member.id)).map(({ platform }) => platform)
  const other = author.platform === 'discord' ? 'Telegram' : 'Discord'
  const given = await links.newCode(talk.member, author)
  await sayPrivately(
    talk,
    reply(
      text('Your code: ', code(`${given.slice(0, 4)}-${given.slice(4)}`)),
      text(
        `Write to me on ${other} within ten minutes: `,
        code(`/link ${given.slice(0, 4)}-${given.slice(4)}`),
      ),
      note('It works once. Whoever types it becomes you, so keep it to yourself.'),
      new Set(known).size > 1 &&
        note('Your two platforms are joined already; this adds one more account.'),
    ),
  )
}

async function useCode(talk: CommandTalk, parts: LinkParts): Promise<void> {
  const member = await parts.links.useCode(talk.text, talk.turn.author)
  await sayPrivately(talk, await joined(member, parts))
}

/** What is one now, and where things come from now on. */
async function joined(member: Member, { members, reminders, db }: LinkParts): Promise<Reply> {
  const platforms = [
    ...new Set((await members.identitiesOf(member.id)).map(({ platform }) => platform)),
  ]
  const [count, { logged }] = [
    (await reminders.list(member.id)).length,
    await db
      .selectFrom('workout_entry')
      .select(({ fn }) => fn.countAll<number>().as('logged'))
      .where('member_id', '=', member.id)
      .where('deleted_at', 'is', null)
      .executeTakeFirstOrThrow(),
  ]
  const said = platforms.map((platform) => names[platform] ?? platform).join(' and ')
  const preferred = member.settings.preferredPlatform ?? platforms[0]
  return reply(
    text(`Done: ${said} are one now.`),
    list(
      `${count} ${count === 1 ? 'reminder' : 'reminders'} and ${logged} logged ${logged === 1 ? 'exercise' : 'exercises'} in one place`,
      'one plan and one set of settings: those of the account that gave the code',
      'everything comes once; when one platform is closed, I use the other',
    ),
    text('I write to you on ', bold((preferred && names[preferred]) ?? 'the first of them'), '.'),
    buttons(
      platforms.map((platform) =>
        button(`Prefer ${names[platform] ?? platform}`, {
          name: 'settings.set',
          data: { change: { preferredPlatform: platform } },
          onlyMember: member.id,
        }),
      ),
    ),
  )
}
