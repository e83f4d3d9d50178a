/**
 * The answerer put together from the settings: the gate, the writers, the checks behind them.
 */
import { join } from 'node:path'
import type { Answerer } from './answers/answer.ts'
import { createAnswerer } from './answers/answerer.ts'
import { createExtractiveWriter } from './answers/extractive.ts'
import type { Verify } from './answers/writer.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { readCoachProfile } from './library/coach-profile.ts'
import type { Library } from './library/library.ts'
import type { Log } from './log.ts'

export interface AnsweringParts {
  readonly config: Config
  readonly library: Library
  readonly log: Log
}

/** Throws a `SetupError` when the coach's profile cannot be read. */
export async function openAnswerer({ config, library, log }: AnsweringParts): Promise<Answerer> {
  return createAnswerer({
    library,
    gate: () => ({ kind: 'clear' }),
    extractive: createExtractiveWriter({ ideas: (question) => library.ideas(question) }),
    model: null,
    verify: quoted,
    budget: null,
    cache: null,
    coach: await readCoachProfile(join(config.knowledgeDir, 'coach.yaml')),
    clock: systemClock,
    log,
  })
}

/** What is quoted letter by letter supports itself. */
const quoted: Verify = ({ markdown }) => ({ markdown, cited: [], faults: [] })
