/** Every training command with its buttons and follow-up messages. */
import { createPlans } from '../members/plans.ts'
import type { Database } from '../storage/database.ts'
import type { CommandSet } from './command.ts'
import { howCommand } from './how.ts'
import { liftCommand } from './lift.ts'
import { liftLogging } from './lift-logging.ts'
import { logCommand } from './log.ts'
import { painButtons, painExpectations } from './pain.ts'
import { planCommand } from './plan.ts'
import { raceCommand } from './race.ts'
import { swapCommand } from './swap.ts'
import type { TrainingParts } from './training-parts.ts'

/** What is still missing is simply not offered. */
export interface TrainingCommandParts
  extends Omit<TrainingParts, 'plans' | 'holds' | 'telegramLink' | 'feedUrlFor'> {
  readonly db: Database
  readonly holds?: TrainingParts['holds']
  readonly telegramLink?: TrainingParts['telegramLink']
  readonly feedUrlFor?: TrainingParts['feedUrlFor']
}

export function trainingCommands(given: TrainingCommandParts): readonly CommandSet[] {
  const parts: TrainingParts = {
    ...given,
    plans: createPlans(given.db, given.clock),
    holds: given.holds ?? { open: async () => [], add: async () => {} },
    telegramLink: given.telegramLink ?? (() => null),
    feedUrlFor: given.feedUrlFor ?? (async () => null),
  }
  return [
    liftCommand(parts),
    logCommand(parts),
    planCommand(parts),
    swapCommand(parts),
    raceCommand(parts),
    howCommand(parts),
    { commands: [], actions: liftLogging(parts) },
    { commands: [], actions: painButtons(parts), expectations: painExpectations(parts) },
  ]
}
