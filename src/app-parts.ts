/**
 * The parts commands are made from, each made once: stores, members, answers, schedules, the way to the coach.
 */

import { openAnnouncementDesk } from './announcing.ts'
import { openAnswerer } from './answering.ts'
import { createCoachQuestions } from './answers/learning/coach-questions.ts'
import { createAnswerRecords } from './answers/learning/records.ts'
import { createMemory } from './answers/memory.ts'
import { flagsOnly } from './answers/red-flags/red-flags.ts'
import type { PlatformName } from './chat/address.ts'
import type { ChatPlatform } from './chat/platform.ts'
import { reply, text } from './chat/reply.ts'
import { type Clock, localDay } from './clock.ts'
import { type CoachChannel, createCoachChannel } from './commands/coach-channel.ts'
import type { CommandParts } from './commands/command-parts.ts'
import type { CommunityProgramme } from './commands/community.ts'
import type { Transcribe } from './commands/hear.ts'
import { createManners } from './commands/manners.ts'
import { createSafeTalk } from './commands/safety/safe-talk.ts'
import type { Config, OpenAiConfig } from './config.ts'
import { createButtons } from './delivery/buttons.ts'
import type { Ledger } from './delivery/ledger.ts'
import { createReachability } from './delivery/reachability.ts'
import type { Knowledge } from './knowledge.ts'
import { createReadLink, type ReadLink } from './library/importing/safe-fetch.ts'
import { createStoredArticles } from './library/importing/stored-articles.ts'
import type { Log } from './log.ts'
import { createLinks } from './members/link.ts'
import { createMembers } from './members/members.ts'
import type { CalendarAddresses } from './operations/calendar-address.ts'
import { openQuestionWriting } from './question-writing.ts'
import { openReminding } from './reminding.ts'
import { createFollowedChats } from './schedule/followed-chats.ts'
import { createSchedules } from './schedule/schedules.ts'
import { createCache } from './storage/cache.ts'
import type { Database } from './storage/database.ts'
import { createFacts, type Facts } from './storage/facts.ts'
import { mondayOf } from './training/charts/progress-figures.ts'
import { createWorkoutLog } from './training/logging/workout-log.ts'

export interface Ground {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly db: Database
  readonly knowledge: Knowledge
  readonly ledger: Ledger
  readonly platforms: ReadonlyMap<PlatformName, ChatPlatform>
  readonly calendars: CalendarAddresses
  /** Reads the links the coach sends. Default: only what is on the open internet. */
  readonly readLink?: ReadLink
}

export async function makeCommandParts(ground: Ground): Promise<CommandParts> {
  const { config, clock, log, db, knowledge, ledger, platforms, calendars } = ground
  const { library, coach, training, redFlags } = knowledge
  const cacheFor = (topic: string) => createCache(db, clock, log, topic)
  const facts = createFacts(db)
  const schedules = createSchedules(db, clock)
  const members = createMembers(db, clock, config.zone)
  const buttons = createButtons(db, clock)
  const reachability = createReachability(db, clock)
  const community = await communityProgramme(facts, knowledge, config.zone, clock)
  const coachChannel = createCoachChannel(ledger, config.coaches, (name) =>
    platforms.has(name as PlatformName),
  )
  const onMonthCap = (month: string) => tellMonthCap(month, coachChannel)
  const workoutLog = createWorkoutLog(db, clock)
  return {
    ...{ config, clock, log, db, coach, library, training, ledger, platforms, facts, schedules },
    ...{
      buttons,
      reachability,
      community,
      members,
      coachChannel,
      cacheFor,
      coaches: config.coaches,
    },
    storedArticles: createStoredArticles(db, clock),
    readLink: ground.readLink ?? createReadLink(),
    questionWriting: await openQuestionWriting({ config, db, clock, log, onMonthCap }),
    announcements: openAnnouncementDesk({
      ...{ config, db, clock, log, ledger, members, reachability, buttons, platforms },
      communityProgramme: community.programme,
    }),
    answerer: await openAnswerer({
      ...{ config, library, redFlags: flagsOnly(redFlags), log, clock },
      bot: {
        db,
        cache: cacheFor('answers'),
        onMonthCap,
      },
    }),
    feedUrlFor: async (memberId) => feedUrl(config, calendars, memberId),
    memory: createMemory(cacheFor('conversation')),
    records: createAnswerRecords(db, clock),
    coachQuestions: createCoachQuestions(db, clock),
    manners: createManners(cacheFor('manners')),
    transcribe: await openTranscribing(config.openai),
    ...createSafeTalk({ redFlags, db, members, coachChannel, cacheFor, clock, log }),
    links: createLinks(db, clock, members, cacheFor('link-tries')),
    workoutLog,
    reminding: openReminding({
      ...{ db, clock, members, training, community, workoutLog, reachability, schedules },
      isConnected: (platform) => platforms.has(platform),
    }),
    followedChats: createFollowedChats({ db, clock, schedules }),
  }
}

function feedUrl({ publicUrl }: Config, { tokenFor }: CalendarAddresses, memberId: string) {
  return publicUrl === null ? null : `${publicUrl}/calendar/${tokenFor(memberId)}.ics`
}

/** The first programme of the year, from the Monday of the week this installation began. */
async function communityProgramme(
  facts: Facts,
  { training }: Knowledge,
  zone: string,
  clock: Clock,
): Promise<CommunityProgramme> {
  const known = await facts.read('community.start-day')
  const startDay = known ?? mondayOf(localDay(clock.now(), zone))
  if (known === null) await facts.write('community.start-day', startDay)
  const programme = training.programmes.has('bodyweight-foundation')
    ? 'bodyweight-foundation'
    : ([...training.programmes.keys()][0] ?? 'bodyweight-foundation')
  return { programme, startDay }
}

/** At the cap nobody is refused, so members notice nothing; the coach should know why answers read differently. */
function tellMonthCap(month: string, coachChannel: CoachChannel): Promise<void> {
  const words =
    'This month’s budget for model answers is spent, so until next month I quote your articles instead. ' +
    'MONTHLY_BUDGET_USD in the settings raises it.'
  return coachChannel.tell(`month-cap:${month}`, reply(text(words)))
}

/** Null when no model for voice messages is set. */
async function openTranscribing(openai: OpenAiConfig | null): Promise<Transcribe | null> {
  if (openai?.transcribeModel == null) return null
  const [{ createOpenAiClient }, { createOpenAiTranscriber }] = await Promise.all([
    import('./openai/client.ts'),
    import('./openai/transcriber.ts'),
  ])
  const transcriber = createOpenAiTranscriber({
    client: createOpenAiClient(openai),
    model: openai.transcribeModel,
  })
  return ({ bytes, fileName }) => transcriber.transcribe({ bytes, fileName, seconds: null })
}
