/**
 * What a runner told about themselves: the eight answers behind a plan, kept as JSON in their profile.
 *
 * Every answer may be missing and may change at any time; the careful default stands in until it is there. The
 * profile, the runs and the programme follow from the answers (`answered-profile.ts`, `choose-programme.ts`).
 */

import { z } from 'zod'
import { kitWords } from './lift.ts'
import { isDay } from './local-days.ts'

/** In the order they are asked. */
export const planQuestions = [
  'level',
  'kit',
  'time',
  'runs',
  'race',
  'age',
  'health',
  'calves',
] as const

export type PlanQuestion = (typeof planQuestions)[number]

const day = z.string().refine(isDay)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const runKinds = ['off', 'easy', 'quality', 'long'] as const
export type RunDay = (typeof runKinds)[number]

const weekOfRuns = z.object({
  /** Monday to Sunday. */
  week: z.array(z.enum(runKinds)).length(7),
  start: clock,
})
const runsOfFile = z.object({
  file: z.array(
    z.object({
      day,
      start: clock,
      minutes: z.number(),
      kind: z.enum(['easy', 'quality', 'long', 'race']),
    }),
  ),
})

export const ageBands = ['13-17', '18-39', '40-59', '60-64', '65+'] as const

/** What the health screen asks about; each opens the hold of the same name until it is cleared. */
export const healthWords = [
  'known-disease',
  'pregnancy',
  'postpartum',
  'bone-injury-history',
  'missed-periods',
] as const

export type HealthWord = (typeof healthWords)[number]

const answers = z.object({
  level: z.object({ value: z.enum(['L0', 'L1', 'L2', 'L3']), since: day }).optional(),
  kit: z.array(z.enum(kitWords)).min(1).optional(),
  time: z
    .object({
      days: z.union([z.literal(1), z.literal(2)]),
      minutes: z.union([z.literal(30), z.literal(40), z.literal(50)]),
    })
    .optional(),
  runs: z.union([weekOfRuns, runsOfFile]).optional(),
  race: z
    .object({ day, distance: z.enum(['5k', '10k', 'half', 'marathon', 'ultra']) })
    .nullable()
    .optional(),
  age: z.enum(ageBands).optional(),
  health: z.object({ told: z.array(z.enum(healthWords)), day }).optional(),
  calves: z.boolean().optional(),
})

export type PlanAnswers = Readonly<z.infer<typeof answers>>
export type WeekOfRuns = z.infer<typeof weekOfRuns>

/** Reads what was stored, question by question: an answer that no longer fits is asked again. */
export function readAnswers(json: string): PlanAnswers {
  const stored: unknown = JSON.parse(json)
  if (typeof stored !== 'object' || stored === null) return {}
  const kept = Object.entries(stored).filter(
    ([question, value]) => answers.safeParse({ [question]: value }).success,
  )
  return answers.parse(Object.fromEntries(kept))
}

/** The first question without an answer, or null. */
export function nextQuestion(given: PlanAnswers): PlanQuestion | null {
  return planQuestions.find((question) => given[question] === undefined) ?? null
}
