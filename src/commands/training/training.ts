/** Every training command with its buttons and follow-up messages, and what a reply to a lift means. */
import { createPlans } from '../../members/plans.ts'
import type { Database } from '../../storage/database.ts'
import type { CommandSet, CommandTalk } from '../command.ts'
import { howCommand } from './how.ts'
import { liftCommand, showLift } from './lift.ts'
import { liftLogging } from './lift-logging.ts'
import { answerAboutLift } from './lift-talk.ts'
import { logCommand } from './log.ts'
import { painButtons, painExpectations } from './pain.ts'
import { takePlainWords } from './plain-words.ts'
import { planCommand } from './plan.ts'
import { progressCommand } from './progress.ts'
import { raceCommand } from './race.ts'
import { runnerOf } from './runner.ts'
import { swapCommand } from './swap.ts'
import type { TrainingParts } from './training-parts.ts'
import { calendarOf, weekCommand } from './week.ts'

/** What is still missing is simply not offered. */
export interface TrainingCommandParts
  extends Omit<TrainingParts, 'plans' | 'telegramLink' | 'feedUrlFor'> {
  readonly db: Database
  readonly telegramLink?: TrainingParts['telegramLink']
  readonly feedUrlFor?: TrainingParts['feedUrlFor']
}

export interface TrainingCommands {
  readonly sets: readonly CommandSet[]
  /** A reply to a lift somebody got; true when it was about the lift and is dealt with. */
  onAnswerTo(talk: CommandTalk): Promise<boolean>
  /** A line in a private chat that plainly is a log or a pain score; true when it is dealt with. */
  onPlainWords(talk: CommandTalk): Promise<boolean>
  /** `/start lift`, as the link under a group's lift says it; false for any other hello. */
  onStart(talk: CommandTalk): Promise<boolean>
  /** The text of a member's calendar file, for the feed. Rejects when there is no such member. */
  calendarOf(memberId: string): Promise<string>
}

export function trainingCommands(given: TrainingCommandParts): TrainingCommands {
  const parts = trainingParts(given)
  return {
    onAnswerTo: (talk) => answerAboutLift(talk, parts),
    onPlainWords: (talk) => takePlainWords(talk, parts),
    async onStart(talk) {
      if (talk.text !== 'lift') return false
      await showLift({ ...talk, text: '' }, parts)
      return true
    },
    calendarOf: (memberId) => memberCalendar(memberId, parts),
    sets: [
      liftCommand(parts),
      weekCommand(parts),
      planCommand(parts),
      logCommand(parts),
      swapCommand(parts),
      progressCommand(parts),
      raceCommand(parts),
      howCommand(parts),
      { commands: [], actions: liftLogging(parts) },
      { commands: [], actions: painButtons(parts), expectations: painExpectations(parts) },
    ],
  }
}

/** Parts with the stores that only training uses. */
export function trainingParts(given: TrainingCommandParts): TrainingParts {
  return {
    ...given,
    plans: createPlans(given.db, given.clock),
    telegramLink: given.telegramLink ?? (() => null),
    feedUrlFor: given.feedUrlFor ?? (async () => null),
  }
}

async function memberCalendar(memberId: string, parts: TrainingParts): Promise<string> {
  const member = await parts.members.member(memberId)
  return calendarOf(await runnerOf(member, parts), parts.clock.now())
}
