/**
 * `/start` and `/help`: who this is, and what can be asked of it.
 */
import {
  bold,
  button,
  buttons,
  code,
  list,
  note,
  type Reply,
  reply,
  text,
  title,
} from '../chat/reply.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import type { Command, CommandSet, CommandTalk, Talk } from './command.ts'

export interface WelcomeParts {
  readonly coach: CoachProfile
  /** Everything people can type, told when it is asked for. */
  readonly commands: () => readonly Command[]
  /** A hello that came by a link and means something of its own; true when it was dealt with. */
  readonly onStart: (talk: CommandTalk) => Promise<boolean>
}

export function welcomeCommands(parts: WelcomeParts): CommandSet {
  return {
    commands: [
      {
        name: 'help',
        description: 'What I can do, in one list',
        screened: false,
        run: async (talk) => {
          await talk.say(help(talk, parts))
        },
      },
      {
        name: 'start',
        description: 'Hello and the first steps',
        screened: false,
        unlisted: true,
        run: async (talk) => {
          if (await parts.onStart(talk)) return
          await talk.say(welcome(talk, parts))
        },
      },
    ],
    actions: {
      'welcome.help': async (talk) => {
        await talk.say(help(talk, parts))
      },
    },
  }
}

function welcome({ member }: Talk, { coach }: WelcomeParts): Reply {
  const onlyMember = member.id
  return reply(
    title('Hello, I am Ironstride'),
    text(
      'Strength for runners: ask me anything about it, and I answer from the articles of ',
      coach.name,
      ' and show where it stands.',
    ),
    list(
      [code('/lift'), ' your lift of today, with your numbers'],
      [code('/plan'), ' a plan around your runs, in eight quick questions'],
      [code('/remind'), ' a nudge at the hour you choose'],
      ['or just ask: ', bold('how often should I lift in a race week?')],
    ),
    buttons(
      [
        button('Set my time zone', {
          name: 'settings.page',
          data: { page: 'zone', fresh: true },
          onlyMember,
        }),
        button('Remind me to lift', { name: 'remind.menu', onlyMember }),
      ],
      [button('What can you do?', { name: 'welcome.help', onlyMember })],
    ),
    note('I am software, not a clinician. /privacy says what I keep.'),
  )
}

/** The order of the list; a command that is not named here stands in the last group that fits. */
const groups: readonly (readonly [title: string, names: readonly string[]])[] = [
  ['Ask', ['ask']],
  ['Train', ['lift', 'week', 'plan', 'log', 'swap', 'progress', 'race']],
  ['Your own', ['remind', 'reminders', 'settings', 'book', 'link', 'privacy', 'help']],
]

function help({ isCoach }: Talk, { commands, coach }: WelcomeParts): Reply {
  const listed = commands().filter(({ unlisted }) => unlisted !== true)
  const open = listed.filter(({ coachOnly }) => coachOnly !== true)
  const known = groups.flatMap(([, names]) => names)
  const shown = groups.map(([name, names]): readonly [string, readonly Command[]] => [
    name,
    names.flatMap((one) => open.filter((command) => command.name === one)),
  ])
  const others = open.filter(({ name }) => !known.includes(name))
  const coachs = isCoach ? listed.filter(({ coachOnly }) => coachOnly === true) : []
  const all = [...shown, ['More', others] as const, ['For the coach', coachs] as const]
  return reply(
    text('Just write your question, or use one of these.'),
    ...all
      .filter(([, some]) => some.length > 0)
      .flatMap(([name, some]) => [text(bold(name)), listOf(some)]),
    note(
      'Some things need no command: "remind me every tue at 7 to lift"; in private also what you did, "goblet squat 3x8 16kg", and what hurts, "left knee 4/10".',
    ),
    note(coach.introduction),
  )
}

function listOf(commands: readonly Command[]) {
  return list(...commands.map(({ name, description }) => [code(`/${name}`), ` ${description}`]))
}
