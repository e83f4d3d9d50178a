/**
 * From what somebody typed to an exercise: "bulgarians", "press ups", "one leg rdl", "splt squat".
 *
 * Same words (id, name, alias) -> a known name inside a longer phrase -> a typo -> otherwise the nearest three.
 */

import { distance } from 'fastest-levenshtein'
import type { Exercise } from './exercise.ts'

export type FoundExercise =
  | { readonly kind: 'found'; readonly exercise: Exercise }
  /** At most three, the most alike first. Empty only when nothing was typed. */
  | { readonly kind: 'nearest'; readonly exercises: readonly Exercise[] }

type Catalogue = ReadonlyMap<string, Exercise>

/** Asks in the order of the file header. Never throws. */
export function findExercise(exercises: Catalogue, words: string): FoundExercise {
  const asked = spoken(words)
  if (asked === '') return { kind: 'nearest', exercises: [] }
  const names = namesOf(exercises)
  const exercise = names.get(asked) ?? namedInside(asked, names) ?? mistyped(asked, names)
  if (exercise !== undefined) return { kind: 'found', exercise }
  return { kind: 'nearest', exercises: nearestThree(asked, names) }
}

const sameWords: readonly (readonly [RegExp, string])[] = [
  [/\b(db|dbs|dumbell|dumbel|dumbbel)s?\b/g, 'dumbbell'],
  [/\b(kb|kbs|ketlebell|kettle bell)s?\b/g, 'kettlebell'],
  [/\bbb\b/g, 'barbell'],
  [/\bbw\b/g, 'bodyweight'],
  [/\bbody weight\b/g, 'bodyweight'],
  [/\b(sl|(one|1|single) (leg|legged|footed|foot))\b/g, 'single leg'],
  [/\b(one|1|single) (arm|armed|handed|hand)\b/g, 'single arm'],
]

/** Words as they compare: small letters, no hyphens or accents, one spelling, no plural. */
export function spoken(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const alike = sameWords.reduce((text, [from, to]) => text.replace(from, to), plain)
  return alike
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/([^s])s$/, '$1') : word))
    .join(' ')
}

const readNames = new WeakMap<Catalogue, ReadonlyMap<string, Exercise>>()

/** Every spoken name of every exercise. Read once per catalogue: a log line asks many times. */
function namesOf(exercises: Catalogue): ReadonlyMap<string, Exercise> {
  const known = readNames.get(exercises)
  if (known !== undefined) return known
  const names = new Map<string, Exercise>()
  for (const exercise of exercises.values()) {
    for (const name of [exercise.id, exercise.name, ...exercise.aliases]) {
      if (!names.has(spoken(name))) names.set(spoken(name), exercise)
    }
  }
  readNames.set(exercises, names)
  return names
}

/** Words that say how and not what. */
const fillers: ReadonlySet<string> = new Set(
  `a the my some with of on and then also did do today set rep weighted loaded heavy light easy bodyweight
  dumbbell kettlebell barbell banded assisted slow tempo paused`.split(/\s+/),
)

/** "heavy goblet squats with dumbbells": the longest known name inside, if only fillers surround it. */
function namedInside(asked: string, names: ReadonlyMap<string, Exercise>): Exercise | undefined {
  const padded = ` ${asked} `
  const inside = [...names.keys()]
    .filter((name) => padded.includes(` ${name} `))
    .sort((a, b) => b.length - a.length)
  const best = inside.find((name) =>
    padded
      .replace(` ${name} `, ' ')
      .split(' ')
      .every((word) => word === '' || fillers.has(word)),
  )
  return best === undefined ? undefined : names.get(best)
}

/** One slip in a short word, two in a longer one, three in a long name. */
const slipsAllowed = (letters: number) => (letters < 4 ? 0 : letters < 7 ? 1 : letters < 12 ? 2 : 3)

const squeezed = (name: string) => name.replaceAll(' ', '')

function mistyped(asked: string, names: ReadonlyMap<string, Exercise>): Exercise | undefined {
  const typed = squeezed(asked)
  const slips = [...names]
    .map(([name, exercise]) => ({ exercise, slips: distance(typed, squeezed(name)) }))
    .sort((a, b) => a.slips - b.slips)
  const [best, ...rest] = slips
  if (best === undefined || best.slips > slipsAllowed(typed.length)) return undefined
  const rival = rest.find(({ exercise }) => exercise.id !== best.exercise.id)
  return rival?.slips === best.slips ? undefined : best.exercise
}

function nearestThree(asked: string, names: ReadonlyMap<string, Exercise>): Exercise[] {
  const ranked = [...names]
    .map(([name, exercise]) => ({ exercise, likeness: likeness(asked, name) }))
    .sort((a, b) => b.likeness - a.likeness)
  return [...new Set(ranked.map(({ exercise }) => exercise))].slice(0, 3)
}

/** Shared words first, then shared letters. */
function likeness(asked: string, name: string): number {
  const known = name.split(' ')
  const typed = asked.split(' ')
  const shared = typed.filter((word) => known.includes(word)).length / (known.length + typed.length)
  const letters = distance(asked, name) / Math.max(asked.length, name.length)
  return 2 * shared + (1 - letters)
}
