/**
 * The answerer put together from the settings: the gate, the writers, the checks behind them.
 */
import { join } from 'node:path'
import type { Answerer } from './answers/answer.ts'
import { createAnswerer } from './answers/answerer.ts'
import { createExtractiveWriter } from './answers/extractive.ts'
import type { RedFlags } from './answers/red-flags.ts'
import { verifyDraft } from './answers/verify.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { readCoachProfile } from './library/coach-profile.ts'
import type { Library } from './library/library.ts'
import type { Log } from './log.ts'

export interface AnsweringParts {
  readonly config: Config
  readonly library: Library
  readonly redFlags: Pick<RedFlags, 'gate'>
  readonly log: Log
}

/** Throws a `SetupError` when the coach's profile cannot be read. */
export async function openAnswerer({
  config,
  library,
  redFlags,
  log,
}: AnsweringParts): Promise<Answerer> {
  return createAnswerer({
    library,
    gate: redFlags.gate,
    extractive: createExtractiveWriter({ ideas: (question) => library.ideas(question) }),
    model: null,
    verify: verifyDraft,
    budget: null,
    cache: null,
    coach: await readCoachProfile(join(config.knowledgeDir, 'coach.yaml')),
    clock: systemClock,
    log,
  })
}
