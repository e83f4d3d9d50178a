/**
 * The list of everything people can type or press, in the order of the menu.
 *
 * Each set is made from the parts it needs; this file only joins them.
 */
import { formatDestination } from '../chat/address.ts'
import { administeredChannels, knownChats } from '../delivery/announcements/audience.ts'
import { announceCommands } from './announce/announce.ts'
import { newChannelButtons } from './announce/new-channel.ts'
import { articleCommands } from './article.ts'
import { askCommands } from './ask.ts'
import { askCoachCommands } from './ask-coach.ts'
import { answerOverheard } from './auto-answer.ts'
import { bookCommand } from './book.ts'
import type { CommandSet } from './command.ts'
import type { CommandParts } from './command-parts.ts'
import type { DispatchParts } from './dispatch.ts'
import { followCommands } from './follow/follow.ts'
import { createHearing } from './hear.ts'
import { inboxCommands } from './inbox.ts'
import { ownCommands } from './own.ts'
import { statsCommands } from './stats.ts'
import { groupLiftReply } from './training/group-lift.ts'
import { trainingCommands } from './training/training.ts'

/** Everything the dispatch needs of the commands. */
export type Conversation = {
  /** The text of a member's calendar file, for the feed. Rejects when there is no such member. */
  calendarOf(memberId: string): Promise<string>
} & Pick<
  DispatchParts,
  | 'commands'
  | 'actions'
  | 'expectations'
  | 'onQuestion'
  | 'wordsOf'
  | 'onAnswerTo'
  | 'onOverheard'
  | 'mayAnswer'
>

export function conversation(parts: CommandParts): Conversation {
  const ask = askCommands(parts)
  const telegramLink = (start: string) =>
    parts.platforms.get('telegram')?.privateLink?.(start) ?? null
  const training = trainingCommands({ ...parts, telegramLink })
  const inbox = inboxCommands(parts)
  const sets: readonly CommandSet[] = [
    ask,
    ...training.sets,
    ...ownCommands(parts, () => sets.flatMap(({ commands }) => commands), training.onStart),
    askCoachCommands(parts),
    bookCommand(parts),
    inbox,
    articleCommands(parts),
    statsCommands(parts),
    announceCommands({
      ...parts,
      desk: parts.announcements,
      programmes: parts.training.programmes,
    }),
    followCommands({
      ...parts,
      programmes: parts.training.programmes,
      postsOn: (chat, day) => groupLiftReply({ ...chat, day }, parts) !== null,
      knownChats: async () => {
        const { audience } = parts.announcements
        const chats = [...(await knownChats(audience)), ...(await administeredChannels(audience))]
        return [...new Map(chats.map(({ to }) => [formatDestination(to), to])).values()]
      },
    }),
    newChannelButtons(parts.announcements),
    parts.safetyButtons,
  ]
  return {
    commands: sets.flatMap(({ commands }) => commands),
    actions: Object.assign({}, ...sets.map(({ actions }) => actions)),
    expectations: Object.assign({}, ...sets.map(({ expectations }) => expectations)),
    calendarOf: (memberId) => training.calendarOf(memberId),
    async onQuestion(talk) {
      if (!(await training.onPlainWords(talk))) await ask.onQuestion(talk)
    },
    wordsOf: createHearing(parts),
    onAnswerTo: async (talk) => (await inbox.onAnswerTo(talk)) || training.onAnswerTo(talk),
    onOverheard: (talk) => answerOverheard(talk, parts.screen, parts),
    mayAnswer: (turn) => parts.manners.mayAnswer(turn),
  }
}
