/**
 * What a red flag does to training, and how training begins again (reference part 4, rules A1-A4).
 *
 * The words that fire a flag live in `knowledge/red-flags.yaml`; here each category becomes a hold: everything
 * stops, or the movements that could do harm. A hold ends only when the member says in so many words that they
 * were cleared; time alone never ends one. What comes back after a long hold is the return of PR5, by the log.
 */

import type { Exercise, Pattern } from './exercises/exercise.ts'
import { isPlyo } from './exercises/movement.ts'
import type { Hold, LoggedExercise } from './lift.ts'
import { daysFrom } from './local-days.ts'

/** E emergency, U medical contact today, R clinician before the next session, M change and look again. */
export type FlagAction = 'E' | 'U' | 'R' | 'M'

export interface HoldRule {
  readonly action: FlagAction
  /** Null: nothing is held, the week gets easier instead (D2). */
  readonly scope: Hold['scope'] | null
  /** Whose yes ends it. */
  readonly clearedBy: 'clinician' | 'member'
}

const backPatterns: readonly Pattern[] = ['squat', 'hinge/squat', 'hinge', 'power hinge']
const kneePatterns: readonly Pattern[] = [
  'squat',
  'hinge/squat',
  'single-leg knee',
  'frontal single-leg',
  'knee flexion',
]
const calfPatterns: readonly Pattern[] = ['ankle straight-knee', 'ankle bent-knee']

const stop = (action: FlagAction, clearedBy: HoldRule['clearedBy'] = 'clinician'): HoldRule => ({
  action,
  scope: 'all',
  clearedBy,
})
const narrow = (action: FlagAction, ...scope: readonly string[]): HoldRule => ({
  action,
  scope,
  clearedBy: 'clinician',
})

/** Every category of the red-flag table. `plyo` in a scope means all jumps. */
export const holdRules: Readonly<Record<string, HoldRule>> = {
  'chest-pain': stop('E'),
  fainting: stop('E'),
  palpitations: stop('E'),
  breathless: stop('U'),
  'known-disease': stop('R'),
  'stroke-signs': stop('E'),
  'heat-illness': stop('E'),
  rhabdomyolysis: stop('E'),
  'cauda-equina': stop('E'),
  'back-nerve': narrow('U', ...backPatterns, 'plyo'),
  'blood-clot': stop('U'),
  rupture: stop('U'),
  // Upper body and seated work come back only after clearance.
  'bone-stress': stop('R'),
  'shin-compartment': narrow('R', 'plyo'),
  joint: narrow('R', ...kneePatterns, 'plyo'),
  'missed-periods': stop('R'),
  'bone-injury-history': stop('R'),
  'disordered-eating': stop('R'),
  'self-harm': stop('E'),
  pregnancy: stop('U'),
  postpartum: narrow('R', 'plyo'),
  illness: stop('M', 'member'),
  'head-injury': stop('U'),
  'low-sugar-asthma-allergy': stop('E'),
  pain: narrow('M'),
  'lasting-pain': narrow('R'),
  'tendon-drugs': narrow('R', ...calfPatterns, 'plyo'),
  'under-age': stop('R'),
  overreaching: { action: 'M', scope: null, clearedBy: 'member' },
}

/**
 * The hold a flag opens on a local day, or null when it only makes the week easier. A category without a rule
 * stops everything: better one pause too many.
 */
export function holdFor(category: string, day: string): Hold | null {
  const { scope } = holdRules[category] ?? stop('R')
  if (scope === null || (scope !== 'all' && scope.length === 0)) return null
  return { category, since: day, scope }
}

// ---- pain while training (A4)

export interface PainAdvice {
  readonly action: 'go' | 'hold-load' | 'stop'
  readonly text: string
}

/** What pain of 0-10 at a tendon or muscle means now. Not for bone pain, which the red flags catch. */
export function painAdvice(pain: number): PainAdvice {
  if (pain <= 3) {
    return {
      action: 'go',
      text: `${pain}/10 is fine to train with, if it is back to normal tomorrow morning.`,
    }
  }
  if (pain <= 5) {
    return {
      action: 'hold-load',
      text: `${pain}/10: no more load for now. Go on only if it does not rise from set to set, and tell me how it is tomorrow morning.`,
    }
  }
  return {
    action: 'stop',
    text: `${pain}/10: stop this exercise for today. I leave that movement out until you say it is better.`,
  }
}

const lastingDays = 10

/**
 * The hold that reported pain calls for: above 5 the movement is left out; when the same movement hurt above 5
 * on two days, or above 3 for ten days and more, a clinician looks at it before it comes back. Null: none.
 * `entries` are the member's logged exercises of that movement up to `day`, the new one among them.
 */
export function painHold(
  exercise: Pick<Exercise, 'pattern'>,
  entries: readonly LoggedExercise[],
  day: string,
): Hold | null {
  const hurting = (above: number) =>
    [...new Set(entries.filter(({ pain }) => (pain ?? 0) > above).map((entry) => entry.day))].sort()
  const strong = hurting(5).filter((one) => daysFrom(one, day) <= 14)
  const first = firstOfRun(entries, day)
  const lasting = strong.length >= 2 || (first !== null && daysFrom(first, day) >= lastingDays)
  const scope = movementsLike(exercise.pattern)
  if (lasting) return { category: 'lasting-pain', since: day, scope }
  return strong.includes(day) ? { category: 'pain', since: day, scope } : null
}

/** A trap-bar deadlift is half squat and half hinge, so what hurts in one hurts in it. */
function movementsLike(pattern: Pattern): readonly Pattern[] {
  if (pattern === 'hinge/squat') return ['squat', 'hinge', pattern]
  return pattern === 'squat' || pattern === 'hinge' ? [pattern, 'hinge/squat'] : [pattern]
}

/** The holds a log alone calls for: of each movement, what the last word about its pain says. Jumps have rule Y3. */
export function painHoldsOf(
  log: readonly LoggedExercise[],
  exercises: ReadonlyMap<string, Exercise>,
): Hold[] {
  const told = log.filter(({ pain }) => pain !== null)
  const patterns = new Set(told.flatMap((entry) => exercises.get(entry.exercise)?.pattern ?? []))
  return [...patterns]
    .filter((pattern) => !isPlyo(pattern))
    .flatMap((pattern) => {
      const same = told.filter((entry) => exercises.get(entry.exercise)?.pattern === pattern)
      const last = same
        .map(({ day }) => day)
        .sort()
        .at(-1)
      return last === undefined ? [] : (painHold({ pattern }, same, last) ?? [])
    })
}

/** First day of the pain above 3 that has not been away since, if it was there on `day`. */
function firstOfRun(entries: readonly LoggedExercise[], day: string): string | null {
  const told = entries
    .filter((entry) => entry.pain !== null && entry.day <= day)
    .sort((a, b) => b.day.localeCompare(a.day))
  const free = told.findIndex(({ pain }) => (pain ?? 0) <= 3)
  const run = free === -1 ? told : told.slice(0, free)
  return run[0]?.day === day ? (run.at(-1)?.day ?? null) : null
}

// ---- the way back

export type Clearance = 'cleared' | 'not-cleared' | 'unclear'

const notYet =
  /\b(?:not|no|never|n.?t|nope|without|until|before|waiting|wait|pending|hope|hoping|when|if|should|might|will|going to|tomorrow|soon|almost|yet)\b|n['’]t\b|\?/i
const yes =
  /\b(?:cleared|all[- ]clear|clearance|green light|signed (?:me )?off|given (?:me )?the ok|ok(?:ay)? from (?:my|the) (?:doctor|gp|physio|clinician|midwife)|(?:doctor|gp|physio|clinician|midwife|specialist)\b.{0,40}\b(?:ok|okay|fine|yes|allowed|can train|go ahead))\b/i

/**
 * Whether words say that somebody was cleared. Only a plain yes counts; "I feel fine", a plan to ask and a
 * question are `unclear`, and then the hold stays.
 */
export function readClearance(words: string): Clearance {
  if (/\bnot (?:yet )?(?:been )?cleared\b|\bno clearance\b/i.test(words)) return 'not-cleared'
  if (!yes.test(words)) return 'unclear'
  return notYet.test(words) ? 'unclear' : 'cleared'
}

/** What to ask before a hold ends. */
export function clearanceQuestion({ category }: Hold): string {
  const { clearedBy } = holdRules[category] ?? stop('R')
  if (category === 'illness') {
    return 'Have you been free of fever and of chest symptoms for at least 24 hours, without medicine?'
  }
  if (category === 'under-age') {
    return 'Have a parent or guardian and the coach agreed that you train here?'
  }
  return clearedBy === 'member'
    ? 'Are you ready to train again?'
    : 'Has a doctor, physiotherapist or other clinician cleared you to train again?'
}
