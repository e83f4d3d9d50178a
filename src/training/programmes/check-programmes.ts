/**
 * Is a programme file sound? Every rule a file can break, as written, for each level and kit it says it serves.
 *
 * File -> schema (`programme-file.ts`) -> exercises known -> rules -> problems with file and line.
 */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Exercises, hasKitFor } from '../exercises/substitution.ts'
import { type KnowledgeFile, type Path, type Problem, sayPath } from '../knowledge-file.ts'
import type { Kit, Level } from '../lift.ts'
import { referencePolicy, type TrainingPolicy } from '../policy.ts'
import * as deloads from '../rules/deloads.ts'
import * as intensity from '../rules/intensity.ts'
import * as jumps from '../rules/jumps.ts'
import * as progress from '../rules/progress.ts'
import * as order from '../rules/rest-and-order.ts'
import type { Finding, SeenWeek } from '../rules/seen.ts'
import * as work from '../rules/weekly-work.ts'
import { writtenWeeks } from '../rules/written-weeks.ts'
import type { Programme, Slot } from './programme.ts'
import { readProgrammeFiles } from './programmes.ts'

/** Every problem of every programme in `dir/programmes`. Empty when all is well. */
export async function checkProgrammes(
  dir: string,
  exercises: Exercises,
  policy: TrainingPolicy = referencePolicy,
): Promise<Problem[]> {
  const files = await readProgrammeFiles(dir)
  const strangers = (await readdir(join(dir, 'programmes')))
    .filter((name) => !name.endsWith('.yaml'))
    .map((name) => ({
      file: join(dir, 'programmes', name),
      line: 1,
      message: 'programmes end in .yaml',
    }))
  return [...strangers, ...files.flatMap((file) => problemsOf(file, exercises, policy))]
}

/** The problems of one file that has been read. */
export function problemsOf(
  read: KnowledgeFile<Programme> & { readonly file: string },
  exercises: Exercises,
  policy: TrainingPolicy = referencePolicy,
): Problem[] {
  if (read.value === null) return [...read.problems]
  return checkProgramme(read.value, exercises, policy).map(({ rule, place, reason }) => {
    const line = read.lineOf(pathOf(place))
    if (rule === '') return { file: read.file, line, message: `${place}: ${reason}` }
    return { file: read.file, line, rule, message: `${rule} ${place}: ${reason}` }
  })
}

/** `sessions.A.main[0].weeks[2]` -> its steps. */
function pathOf(place: string): Path {
  return place
    .split(/[.[\]]/)
    .filter(Boolean)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

/** Every rule the programme breaks; each place and rule once. A finding without a rule is a plain mistake. */
export function checkProgramme(
  programme: Programme,
  exercises: Exercises,
  policy: TrainingPolicy = referencePolicy,
): Finding[] {
  const slots = programme.sessions.flatMap((session) => session.slots)
  const unknown = slots.flatMap((slot) => unknownExercises(slot, exercises))
  if (unknown.length > 0) return onceEach(unknown)
  const findings = [
    ...slots.flatMap((slot) => slotFindings(slot, programme, exercises)),
    ...moves(programme, exercises),
    ...lengthFindings(programme),
    ...olderFindings(programme, exercises, policy),
    ...programme.levels.flatMap((level) =>
      programme.serves.flatMap((kit) => writtenFindings(programme, exercises, level, kit, policy)),
    ),
  ]
  return onceEach(findings)
}

function unknownExercises(slot: Slot, exercises: Exercises): Finding[] {
  return idsOf(slot)
    .filter((id) => !exercises.has(id))
    .map((id) => ({ rule: '', place: sayPath(slot.path), reason: `no exercise is called ${id}` }))
}

function moves({ warmUp }: Programme, exercises: Exercises): Finding[] {
  return warmUp.moves
    .filter((id) => !exercises.has(id))
    .map((id) => ({ rule: '', place: 'warmUp.moves', reason: `no exercise is called ${id}` }))
}

function idsOf(slot: Slot): string[] {
  const choices = [...slot.choices, ...Object.values(slot.levelChoices).flat()]
  return choices.flatMap((choice) => choice.exercises)
}

function slotFindings(slot: Slot, programme: Programme, exercises: Exercises): Finding[] {
  const place = sayPath(slot.path)
  const choices = [...slot.choices, ...Object.values(slot.levelChoices).flat()]
  return [
    ...choices.flatMap((choice) => progress.variantsMatch(choice.exercises, exercises, place)),
    ...programme.serves.flatMap((kit) =>
      choices
        .filter((choice) => !choice.exercises.some((id) => fits(id, kit, exercises)))
        .map((choice) => ({
          rule: 'PR6',
          place,
          reason: `nothing for ${kit.join(' and ')} among ${choice.exercises.join(', ')}`,
        })),
    ),
  ]
}

function fits(id: string, kit: readonly Kit[], exercises: Exercises): boolean {
  const exercise = exercises.get(id)
  return exercise !== undefined && hasKitFor(exercise, kit)
}

/** I4: a foundation block lasts six to eight weeks. */
function lengthFindings({ phase, weeks }: Programme): Finding[] {
  if (phase !== 'foundation' || (weeks.length >= 6 && weeks.length <= 8)) return []
  const reason = `a foundation of ${weeks.length} weeks; 6-8 are wanted`
  return [{ rule: 'I4', place: 'weeks', reason }]
}

/** F3: what the programme holds for those from 60 on. */
function olderFindings(
  programme: Programme,
  exercises: Exercises,
  { twiceAWeekAge }: TrainingPolicy,
): Finding[] {
  if (programme.phase !== 'in-season') return []
  return programme.levels
    .slice(0, 1)
    .flatMap((level) =>
      programme.serves
        .slice(0, 1)
        .flatMap((kit) =>
          writtenWeeks({ programme, exercises, level, kit, ageYears: twiceAWeekAge }).flatMap(
            work.sessionsPerWeek,
          ),
        ),
    )
}

function writtenFindings(
  programme: Programme,
  exercises: Exercises,
  level: Level,
  kit: readonly Kit[],
  policy: TrainingPolicy,
): Finding[] {
  const weeks = writtenWeeks({ programme, exercises, level, kit, ageYears: null })
  if (programme.phase === 'taper') return weeks.flatMap((week) => taperFindings(week, policy))
  const economy = progress.economyClaim(programme.speaksOfEconomy, weeks, 'speaksOfEconomy')
  return [
    ...weeks.flatMap((week) => sessionFindings(week, programme.weeks.length, policy)),
    ...weeks.flatMap((week) => [
      ...work.weeklyRegions(week),
      ...work.weekIsWhole(week),
      ...work.sessionsPerWeek(week),
    ]),
    ...contactsAgree(programme, weeks),
    ...courseRules(policy).flatMap((rule) => rule(weeks)),
    ...economy,
  ]
}

function courseRules(policy: TrainingPolicy) {
  return [
    work.setsRiseSlowly,
    work.onceAWeekTakesTurns,
    deloads.deloadsComeInTime,
    deloads.deloadsAreEasier,
    deloads.deloadsAreLighter,
    jumps.rungsTakeTime,
    jumps.landingsRiseSlowly(policy),
  ]
}

function sessionFindings(week: SeenWeek, weeksInBlock: number, policy: TrainingPolicy): Finding[] {
  const rules = [
    intensity.maxStrengthWork,
    intensity.nearMaxWork(weeksInBlock),
    intensity.noviceZone,
    intensity.powerWork,
    intensity.neverToFailure,
    order.restFitsLoad,
    order.mainLiftAlone,
    order.blocksInOrder,
    order.warmUpRamps,
    order.fitsItsTime,
    work.sessionSets,
    work.oneLegEachSession,
    work.hardSetInSeason,
    jumps.landingsPerSession(policy),
    jumps.dropsForTrained,
  ]
  return week.sessions.flatMap((session) => rules.flatMap((rule) => rule(session)))
}

function taperFindings(week: SeenWeek, policy: TrainingPolicy): Finding[] {
  const rules = [
    intensity.maxStrengthWork,
    intensity.neverToFailure,
    order.restFitsLoad,
    order.mainLiftAlone,
    order.blocksInOrder,
    order.fitsItsTime,
    jumps.landingsPerSession(policy),
    jumps.dropsForTrained,
  ]
  return week.sessions.flatMap((session) => rules.flatMap((rule) => rule(session)))
}

/** Y1: the landings of a week's row are those its cells add up to. */
function contactsAgree(programme: Programme, weeks: readonly SeenWeek[]): Finding[] {
  return programme.weeks.flatMap((row, at) =>
    (weeks[at]?.sessions ?? []).flatMap((session) => {
      const said = row.contacts[session.name] ?? 0
      if (said === session.contacts) return []
      const reason = `says ${said} landings for session ${session.name}, its cells add up to ${session.contacts}`
      return [{ rule: 'Y1', place: `weeks[${at}].contacts`, reason }]
    }),
  )
}

function onceEach(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ rule, place }) => {
    const key = `${rule} ${place}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
