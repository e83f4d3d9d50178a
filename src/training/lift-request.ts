/**
 * The flags of the `lift` command, read into the question the planner answers, and a day as it is printed.
 *
 * Flags one by one, each with a kind word when it does not fit -> files -> programme, runner, race and days.
 * Left out: bodyweight foundation from this week's Monday, the programme's own first level and kit, today.
 */

import { readFile } from 'node:fs/promises'
import { UserError } from '../errors.ts'
import { atLeast } from './exercises/substitution.ts'
import { painHoldsOf } from './holds.ts'
import type {
  DayPlan,
  Kit,
  Level,
  LoggedExercise,
  PrescribedSet,
  Race,
  RaceDistance,
  RunnerProfile,
} from './lift.ts'
import { logOfFile, runsOfFile } from './lift-files.ts'
import type { DaysWish } from './lift-for-day.ts'
import { addDays, isDay, weekdayOf } from './local-days.ts'
import { referencePolicy } from './policy.ts'
import type { Programme } from './programmes/programme.ts'
import { kitWord } from './programmes/slot-file.ts'
import { programmeNamed, type TrainingKnowledge } from './weeks/plan-input.ts'

/** Everything as typed. Days are `YYYY-MM-DD`; lists are words with commas. */
export interface LiftFlags {
  readonly programme?: string | undefined
  readonly start?: string | undefined
  readonly day?: string | undefined
  readonly days?: string | undefined
  readonly today?: string | undefined
  readonly level?: string | undefined
  readonly kit?: string | undefined
  readonly race?: string | undefined
  readonly distance?: string | undefined
  /** Paths of JSON files. */
  readonly runs?: string | undefined
  readonly log?: string | undefined
  readonly age?: string | undefined
  readonly flags?: string | undefined
}

const mostDays = 731

/** `localToday` is the day on the wall when `--today` is not given. Throws a `UserError` for what does not fit. */
export async function readLiftFlags(
  flags: LiftFlags,
  knowledge: TrainingKnowledge,
  localToday: string,
): Promise<DaysWish> {
  const from = dayOf('--day', flags.day) ?? dayOf('--today', flags.today) ?? localToday
  const today = dayOf('--today', flags.today) ?? from
  const startDay = dayOf('--start', flags.start) ?? addDays(today, -weekdayOf(today))
  const programme = chosenProgramme(flags, knowledge)
  const log = flags.log === undefined ? null : await readLog(flags.log, flags, knowledge, today)
  return {
    knowledge,
    programme: programme.id,
    startDay,
    today,
    from,
    days: wholeNumber('--days', flags.days ?? '1', 1, mostDays),
    profile: withPainHolds(profileOf(flags, programme), log ?? [], knowledge),
    race: raceOf(flags, today, startDay),
    runs: flags.runs === undefined ? [] : runsOfFile(flags.runs, await textOf(flags.runs)),
    log,
  }
}

function dayOf(flag: string, words: string | undefined): string | null {
  if (words === undefined) return null
  if (isDay(words)) return words
  throw new UserError(`${flag} takes a day that exists, such as 2026-11-24, not "${words}".`)
}

function wholeNumber(flag: string, words: string, least: number, most: number): number {
  const number = Number(words)
  if (words.trim() !== '' && Number.isInteger(number) && number >= least && number <= most)
    return number
  throw new UserError(`${flag} takes a whole number from ${least} to ${most}, not "${words}".`)
}

/** The taper follows from a race date: asked for by name, it stands at the end of a programme that leads to it. */
function chosenProgramme(flags: LiftFlags, knowledge: TrainingKnowledge): Programme {
  const programme = programmeNamed(knowledge, flags.programme ?? 'bodyweight-foundation')
  if (programme.phase !== 'taper') return programme
  if (flags.race === undefined)
    throw new UserError('The taper follows from a race: add --race 2027-04-25 --distance half.')
  const isNew = flags.level?.toUpperCase() === 'L0'
  return programmeNamed(knowledge, isNew ? 'bodyweight-foundation' : 'in-season-maintenance')
}

// ---- the runner

const levels: readonly Level[] = ['L0', 'L1', 'L2', 'L3']

function profileOf(flags: LiftFlags, programme: Programme): RunnerProfile {
  return {
    level: levelOf(flags.level, programme),
    kit: kitOf(flags.kit, programme),
    ageYears: flags.age === undefined ? null : ageOf(flags.age),
    ...flagsOf(flags.flags ?? ''),
    holds: [],
  }
}

/** Pain in the log leaves its movement out, until a later entry or `--flags cleared` says that it is better. */
function withPainHolds(
  profile: RunnerProfile,
  log: readonly LoggedExercise[],
  { exercises }: TrainingKnowledge,
): RunnerProfile {
  return profile.cleared ? profile : { ...profile, holds: painHoldsOf(log, exercises) }
}

function levelOf(words: string | undefined, programme: Programme): Level {
  const lowest = levels.find((level) => programme.levels.includes(level)) ?? 'L0'
  if (words === undefined) return lowest
  const level = levels.find((one) => one === words.toUpperCase())
  if (level === undefined)
    throw new UserError(`--level takes L0, L1, L2 or L3 (L0 is new to lifting), not "${words}".`)
  if (atLeast(level, lowest)) return level
  throw new UserError(
    `${programme.name} begins at ${lowest}, so ${level} is early for it: take bodyweight-foundation or dumbbell-foundation first.`,
  )
}

function kitOf(words: string | undefined, { serves }: Programme): readonly Kit[] {
  const [usual = ['none' as const]] = serves
  if (words === undefined) return usual
  return listOf(words).map((word) => {
    const kit = kitWord.safeParse(word.toLowerCase())
    if (kit.success) return kit.data
    throw new UserError(
      `I do not know the kit "${word}". The words are ${kitWord.options.join(', ')}.`,
    )
  })
}

function ageOf(words: string): number {
  const age = wholeNumber('--age', words, 1, 110)
  if (age >= 13) return age
  throw new UserError(
    'I coach from 13 years on. Younger runners train with a guardian and a coach beside them.',
  )
}

type Told = Omit<RunnerProfile, 'level' | 'kit' | 'ageYears' | 'holds'>

const tellings: Readonly<Record<string, (words: string) => Partial<Told>>> = {
  'technique-signed-off': () => ({ techniqueSignedOff: true }),
  pregnant: () => ({ pregnant: true }),
  cleared: () => ({ cleared: true }),
  'calf-raises-20': () => ({ calfRaises20: true }),
  'postpartum-weeks': (words) => ({
    postpartumWeeks: wholeNumber('postpartum-weeks', words, 0, 520),
  }),
  'weight-kg': (words) => ({ bodyWeightKg: weightOf(words) }),
}

function weightOf(words: string): number {
  const kilograms = Number(words)
  if (words.trim() !== '' && kilograms >= 30 && kilograms <= 250) return kilograms
  throw new UserError(`weight-kg takes kilograms from 30 to 250, not "${words}".`)
}

function flagsOf(words: string): Told {
  const nothing: Told = {
    bodyWeightKg: null,
    techniqueSignedOff: false,
    pregnant: false,
    cleared: false,
    postpartumWeeks: null,
    calfRaises20: false,
  }
  return listOf(words).reduce((told, word) => {
    const [name = '', value = ''] = word.split('=')
    const tell = tellings[name]
    if (tell !== undefined) return Object.assign(told, tell(value))
    const known = Object.keys(tellings).join(', ')
    throw new UserError(`--flags does not know "${word}". The words are ${known}.`)
  }, nothing)
}

const listOf = (words: string) =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)

// ---- race and log

const distances: readonly RaceDistance[] = ['5k', '10k', 'half', 'marathon', 'ultra']

/** A race well behind the plan says nothing about it; a fresh one, or one it ran through, leaves its rest. */
function raceOf(flags: LiftFlags, today: string, startDay: string): Race | null {
  const day = dayOf('--race', flags.race)
  if (day === null) {
    if (flags.distance === undefined) return null
    throw new UserError('--distance needs the day of the race: add --race 2027-04-25.')
  }
  const distance = distances.find((one) => one === flags.distance?.toLowerCase())
  if (distance === undefined)
    throw new UserError(`--race needs --distance as well: one of ${distances.join(', ')}.`)
  const restUntil = addDays(day, referencePolicy.restAfterRace[distance])
  if (day < today && day < startDay && restUntil < startDay)
    throw new UserError(
      `The race on ${day} is in the past. Give the day of the next one, or leave --race out.`,
    )
  return { day, distance }
}

async function readLog(
  file: string,
  flags: LiftFlags,
  { exercises }: TrainingKnowledge,
  today: string,
) {
  const entries = logOfFile(file, await textOf(file), exercises)
  const ahead = entries.find(({ day }) => day > today)
  if (ahead !== undefined && flags.today !== undefined)
    throw new UserError(
      `${file} logs ${ahead.exercise} on ${ahead.day}, which is still to come (today is ${today}). Log it once it is done.`,
    )
  return entries.filter(({ day }) => day <= today)
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new UserError(`I cannot read ${file}. Is the path right?`)
  }
}

// ---- a day as it is printed

/** The day as outsiders read it, one JSON object a line: every field always there, absent values null. */
export function printableDay(plan: DayPlan) {
  const { day, programme, week, phase, deload, kind, title } = plan
  const { earliestStart, minutes, contacts, reasons } = plan
  const blocks = plan.blocks.map(({ name, exercises }) => ({
    name,
    exercises: exercises.map((one) => ({
      id: one.id,
      name: one.name,
      pattern: one.pattern,
      unilateral: one.unilateral,
      pair: one.pair,
      contacts: one.contacts,
      restSeconds: one.restSeconds,
      sets: one.sets.map(printableSet),
      why: one.why,
    })),
  }))
  const place = { day, programme, week, phase, deload, kind, title }
  return {
    ...place,
    earliestStart,
    minutes,
    contacts,
    blocks,
    reasons: reasons.map(({ rule, text }) => ({ rule, text })),
  }
}

function printableSet(set: PrescribedSet): PrescribedSet {
  const { reps, repsMax, open, seconds, metres, percent1RM, rir, loadKg } = set
  return { reps, repsMax, open, seconds, metres, percent1RM, rir, loadKg }
}
