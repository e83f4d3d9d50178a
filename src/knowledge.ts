/**
 * Everything the coach wrote, read once at the start: profile, articles, exercises, programmes, red flags.
 *
 * One file after another rather than all at once: a program that starts has messages to send in between.
 * Articles are watched and read again when they change; the rest is read again at the next start. What is wrong in
 * a file is told with file and line and left out; only a missing folder, profile or list of red flags
 * stops the start.
 */
import { join } from 'node:path'
import { checkRedFlags, openRedFlags, type RedFlags } from './answers/red-flags/red-flags.ts'
import { checkPrompts } from './answers/writing/prompts.ts'
import type { Clock } from './clock.ts'
import { SetupError } from './errors.ts'
import { type CoachProfile, readCoachProfile } from './library/coach-profile.ts'
import {
  checkArticles,
  type Library,
  openLibrary,
  type StoredKnowledge,
} from './library/library.ts'
import { type Problem, sayProblem } from './library/problem.ts'
import { readSynonyms } from './library/synonyms.ts'
import type { Log } from './log.ts'
import { loadExercises } from './training/exercises/exercises.ts'
import { holdRules } from './training/holds.ts'
import { checkProgrammes } from './training/programmes/check-programmes.ts'
import { loadProgrammes, programmesById } from './training/programmes/programmes.ts'
import type { TrainingKnowledge } from './training/weeks/plan-input.ts'

export interface Knowledge {
  readonly coach: CoachProfile
  readonly library: Library
  readonly training: TrainingKnowledge
  readonly redFlags: RedFlags
}

export interface KnowledgeParts {
  readonly dir: string
  /** What the library holds beside the folder. */
  readonly stored?: () => Promise<StoredKnowledge>
  readonly watch?: boolean
  readonly clock: Clock
  readonly log: Log
}

/** Throws a `SetupError` when the folder or the coach's profile cannot be read. */
export async function openKnowledge(parts: KnowledgeParts): Promise<Knowledge> {
  const { dir, stored, watch = false, clock, log } = parts
  const coach = await readCoachProfile(join(dir, 'coach.yaml'))
  const redFlags = await openRedFlags(join(dir, 'red-flags.yaml'))
  const training = await readTraining(dir, log)
  const library = await openLibrary({
    dir: join(dir, 'articles'),
    synonymsFile: join(dir, 'synonyms.yaml'),
    ...{ watch, clock, log },
    ...(stored === undefined ? {} : { stored }),
  })
  return { coach, library, training, redFlags }
}

/** Exercises and programmes without what is wrong in them, which is logged. */
export async function readTraining(dir: string, log: Log): Promise<TrainingKnowledge> {
  const exercises = await loadExercises(join(dir, 'exercises.yaml'))
  const programmes = await loadProgrammes(dir)
  for (const problem of [...exercises.problems, ...programmes.problems]) {
    log.warn({}, sayProblem(problem))
  }
  return { exercises: exercises.exercises, programmes: programmesById(programmes.items) }
}

/** Every problem of a knowledge folder, nothing started. Empty when everything is sound. */
export async function checkKnowledge(dir: string): Promise<Problem[]> {
  const exercises = await loadExercises(join(dir, 'exercises.yaml'))
  const problems = await Promise.all([
    checkProfile(join(dir, 'coach.yaml')),
    checkArticles(join(dir, 'articles')),
    readSynonyms(join(dir, 'synonyms.yaml')).then((read) => read.problems),
    exercises.problems,
    checkProgrammes(dir, exercises.exercises),
    checkPrompts(),
    checkRedFlags(join(dir, 'red-flags.yaml'), Object.keys(holdRules)),
  ])
  return problems.flat()
}

async function checkProfile(file: string): Promise<Problem[]> {
  try {
    await readCoachProfile(file)
    return []
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    return error.problems.map(({ problem }) => ({ file, line: 1, message: problem }))
  }
}
