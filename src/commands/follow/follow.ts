/**
 * `/follow`: a channel or group gets the day's lift every day at its own hour.
 *
 * Order of events: which chat -> may this person manage it -> may Ironstride write there -> a proposal with buttons,
 * or words that say it all -> followed, with the time of the next post. `/follow stop` ends it. Who may manage the
 * chat is checked at every press, and again before every post.
 */
import type { Destination } from '../../chat/address.ts'
import type { ChatFacts } from '../../chat/platform.ts'
import { note, type Reply, reply, text } from '../../chat/reply.ts'
import { type Clock, localDay } from '../../clock.ts'
import { UserError } from '../../errors.ts'
import type { FollowedChats } from '../../schedule/followed-chats.ts'
import type { Actions, CommandSet, CommandTalk, Talk } from '../command.ts'
import {
  asFollowing,
  type CardParts,
  choicesReply,
  type Following,
  followActions,
  followedReply,
  followingIn,
  proposalReply,
} from './follow-card.ts'
import {
  chatsToChoose,
  insistOnManager,
  insistOnWriting,
  type PlaceParts,
  personOn,
  pressedChat,
} from './follow-place.ts'
import { type FollowWords, readFollow } from './follow-words.ts'

export interface FollowParts extends CardParts, PlaceParts {
  readonly clock: Clock
  readonly followedChats: FollowedChats
  /** What the community follows, the proposal for a chat that has none yet. */
  readonly community: { readonly programme: string }
}

const USUAL_TIME = '07:00'

export function followCommands(parts: FollowParts): CommandSet {
  return {
    commands: [
      {
        name: 'follow',
        description: "Post the day's lift in this channel or group every day",
        argument: {
          name: 'how',
          description: 'Programme, time, place, first day; or stop',
          required: false,
        },
        screened: false,
        run: (talk) => follow(talk, parts),
      },
    ],
    actions: followPresses(parts),
  }
}

function followPresses(parts: FollowParts): Actions {
  return {
    async [followActions.start](talk) {
      const chat = await pressedChat(talk, parts)
      const following = insistOnProgramme(followingIn(talk.data, chat.to), parts)
      await begin(talk, following, parts)
      await talk.replace(followedReply(following, parts.clock.now(), chat.facts.name, parts))
    },
    async [followActions.choose](talk) {
      const { to } = await pressedChat(talk, parts)
      const what = `${talk.data.what}`
      await talk.replace(choicesReply(followingIn(talk.data, to), what, parts.clock.now(), parts))
    },
    async [followActions.set](talk) {
      const { to, facts } = await pressedChat(talk, parts)
      await talk.replace(await proposal(followingIn(talk.data, to), facts, parts))
    },
    async [followActions.stop](talk) {
      const { to, facts } = await pressedChat(talk, parts)
      await parts.followedChats.stop(to)
      await talk.replace(reply(text(`Stopped. ${facts.name} gets no more lifts.`)))
    },
    async [followActions.chat](talk) {
      const { to, facts } = await pressedChat(talk, parts)
      await talk.replace(await proposal(await proposed(to, noWords, talk, parts), facts, parts))
    },
  }
}

async function follow(talk: CommandTalk, parts: FollowParts): Promise<void> {
  const { zone } = talk.member.settings
  const words = readFollow(talk.text, { ...parts, zone, now: parts.clock.now() })
  const isHere = talk.turn.message.room !== 'private'
  const to = words.target ?? (isHere ? talk.turn.destination : null)
  if (to === null) return void (await talk.say(await chatsToChoose(talk, parts)))
  await insistOnManager(talk, to, parts)
  if (words.isStop) return stop(talk, to, parts)
  const facts = await insistOnWriting(to, parts)
  const following = await proposed(to, words, talk, parts)
  if (!saysHow(words)) return void (await talk.say(await proposal(following, facts, parts)))
  await begin(talk, following, parts)
  await talk.say(followedReply(following, parts.clock.now(), facts.name, parts))
}

const noWords: FollowWords = {
  isStop: false,
  target: null,
  programme: null,
  localTime: null,
  zone: null,
  startDay: null,
}

function saysHow({ programme, localTime, zone, startDay }: FollowWords): boolean {
  return [programme, localTime, zone, startDay].some((part) => part !== null)
}

async function stop(
  talk: CommandTalk,
  to: Destination,
  { followedChats }: FollowParts,
): Promise<void> {
  const wasFollowed = await followedChats.stop(to)
  const words = wasFollowed
    ? 'Stopped. No more lifts are posted here. /follow starts it again.'
    : 'Nothing is followed here, so there is nothing to stop. /follow starts it.'
  await talk.say(reply(text(words)))
}

async function begin(
  talk: Talk,
  { to, ...following }: Following,
  parts: FollowParts,
): Promise<void> {
  const person = await personOn(talk, to, parts)
  const followedBy = `${to.platform}:${person}`
  await parts.followedChats.follow({ ...following, destination: to, followedBy })
}

/** What was said, else what the chat follows already, else the usual. */
async function proposed(
  to: Destination,
  words: FollowWords,
  talk: Talk,
  parts: FollowParts,
): Promise<Following> {
  const known = await parts.followedChats.find(to)
  const zone = words.zone ?? known?.zone ?? talk.member.settings.zone
  const usual: Following = {
    to,
    programme: parts.community.programme,
    localTime: USUAL_TIME,
    zone,
    startDay: localDay(parts.clock.now(), zone),
  }
  const before = known === null ? usual : asFollowing(known)
  const changesProgramme = words.programme !== null && words.programme !== before.programme
  return {
    to,
    zone,
    programme: words.programme ?? before.programme,
    localTime: words.localTime ?? before.localTime,
    startDay: words.startDay ?? (changesProgramme ? usual.startDay : before.startDay),
  }
}

async function proposal(
  following: Following,
  { name, missing }: ChatFacts,
  parts: FollowParts,
): Promise<Reply> {
  const isFollowed = (await parts.followedChats.find(following.to)) !== null
  const { blocks } = proposalReply(following, isFollowed, name, parts)
  return reply(missing !== null && note(missing), ...blocks)
}

function insistOnProgramme(following: Following, { programmes }: FollowParts): Following {
  if (programmes.has(following.programme)) return following
  throw new UserError('That programme is gone. Start again with /follow.')
}
