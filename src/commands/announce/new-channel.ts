/**
 * Somebody made Ironstride an administrator of a Telegram channel: does it get announcements?
 *
 * Anybody can do that with a channel of their own, so nothing goes there before the coach said yes. When it was the
 * coach, that is the yes, and the coach is told; otherwise the coach is asked, once for each channel.
 */
import { type Destination, formatDestination, parseDestination } from '../../chat/address.ts'
import type { ChatPlatform, ReachabilityChange } from '../../chat/platform.ts'
import { bold, button, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import { ADMINISTRATOR } from '../../delivery/announcements/audience.ts'
import type { AnnouncementChoices } from '../../delivery/announcements/choices.ts'
import { UserError } from '../../errors.ts'
import type { CoachChannel } from '../coach-channel.ts'
import type { CommandSet, PressTalk } from '../command.ts'
import { forCoach } from './announce-parts.ts'

export interface NewChannelParts {
  readonly choices: AnnouncementChoices
  readonly coaches: readonly Destination[]
  readonly coachChannel: CoachChannel
  readonly platforms: ReadonlyMap<string, ChatPlatform>
}

const actions = { include: 'channel.include', leaveOut: 'channel.leave-out' } as const

export function newChannelButtons({ choices }: Pick<NewChannelParts, 'choices'>): CommandSet {
  const decide = async (talk: PressTalk, isWanted: boolean) => {
    const channel = parseDestination(`${talk.data.channel}`)
    if (channel === null) throw new UserError('That channel is gone. /announce shows those I know.')
    await choices.choose(channel, isWanted)
    const words = isWanted ? 'gets your announcements.' : 'gets no announcements.'
    await talk.replace(reply(text(bold(`${talk.data.name}`), ` ${words}`)))
  }
  return {
    commands: [],
    actions: forCoach<PressTalk>({
      [actions.include]: (talk) => decide(talk, true),
      [actions.leaveOut]: (talk) => decide(talk, false),
    }),
  }
}

/** Looks at news of where Ironstride may write; does nothing when it is no channel to decide about. */
export async function welcomeChannel(
  { destination, reachable, reason, by }: ReachabilityChange,
  parts: NewChannelParts,
): Promise<void> {
  if (!reachable || reason !== ADMINISTRATOR) return
  const { platform } = destination
  const isByCoach = parts.coaches.some((one) => one.platform === platform && one.chat === by)
  if (isByCoach) await parts.choices.choose(destination, true)
  const facts = await parts.platforms
    .get(platform)
    ?.look(destination)
    .catch(() => null)
  const name = facts?.name ?? destination.chat
  const words = isByCoach ? included(name, destination) : question(name, destination)
  await parts.coachChannel.tell(`new-channel:${formatDestination(destination)}`, words)
}

function question(name: string, channel: Destination): Reply {
  return reply(
    text(
      'I was made an administrator of ',
      bold(name),
      '. Shall your announcements go there, too?',
    ),
    note('Anybody can do that with a channel of their own, so I ask before I post there.'),
    buttons([
      choice('Yes, include it', actions.include, name, channel),
      choice('No', actions.leaveOut, name, channel),
    ]),
  )
}

function included(name: string, channel: Destination): Reply {
  return reply(
    text(
      'You made me an administrator of ',
      bold(name),
      '. Your announcements go there from now on.',
    ),
    buttons([choice('Leave it out', actions.leaveOut, name, channel)]),
  )
}

function choice(label: string, action: string, name: string, channel: Destination) {
  return button(label, { name: action, data: { channel: formatDestination(channel), name } })
}
