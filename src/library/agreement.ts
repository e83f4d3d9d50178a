/**
 * How much two questions ask for the same, idea by idea, 0 to 1.
 *
 * "How often should I lift" and "how often should I do core" share most of their letters and half of their sense.
 * What either says and the other does not counts against them, rare words more than common ones.
 */
import type { Idea, Way } from './asked.ts'
import type { WordIndex } from './word-index.ts'
import { isAsking, stemOf, wordsOf } from './words.ts'

export interface Subjects {
  /** Makes somebody's question, taken apart, ready to be compared with the known ones, each by its number. */
  agreementWith(ideas: readonly Idea[]): (question: number) => number
}

/** Known questions ready to be compared; `index` says how telling their words are. */
export function createSubjects(questions: readonly string[], index: WordIndex): Subjects {
  const numbers = new Map<string, number>()
  const subjects = questions.map((question) => subjectOf(question, numbers))
  const rarities = Float32Array.from(numbers.keys(), (stem) => index.rarity(stem))
  // Which question last held a stem, counted from one, so that nothing has to be wiped between two.
  const heldBy = new Uint32Array(numbers.size)
  return {
    agreementWith(ideas) {
      const asked = ideas.map(({ ways }) => askedIn(ways, numbers, index))
      const all = asked.reduce((sum, { worth }) => sum + worth, 0)
      const meant = meantBy(ideas, numbers)
      return (question) => {
        const known = subjects[question] ?? []
        const back = shareMeant(known, meant, rarities)
        if (all === 0 || back === 0) return 0
        for (const stem of known) heldBy[stem] = question + 1
        const isHeld = (stem: number) => heldBy[stem] === question + 1
        let said = 0
        for (const { ways, worth } of asked) said += worth * bestSaid(ways, isHeld)
        return Math.sqrt((said / all) * back)
      }
    },
  }
}

/** The stems of a question that carry its subject, each once, as numbers; new ones get the next. */
function subjectOf(question: string, numbers: Map<string, number>): readonly number[] {
  const subject: number[] = []
  for (const word of wordsOf(question)) {
    if (isAsking(word)) continue
    const stem = stemOf(word)
    const number = numbers.get(stem) ?? numbers.size
    numbers.set(stem, number)
    if (!subject.includes(number)) subject.push(number)
  }
  return subject
}

/** A way to say an idea, as numbers of the stems that some known question holds. */
interface NumberedWay {
  readonly stems: readonly number[]
  /** What one held stem adds. */
  readonly weightEach: number
  readonly weight: number
  readonly whole: boolean
}

interface AskedIdea {
  readonly ways: readonly NumberedWay[]
  readonly worth: number
}

/** Ways that no known question can say are left out. */
function askedIn(
  ways: readonly Way[],
  numbers: ReadonlyMap<string, number>,
  index: WordIndex,
): AskedIdea {
  const numbered = ways.flatMap(({ stems, weight, whole }): NumberedWay[] => {
    const known = stems.flatMap((stem) => numbers.get(stem) ?? [])
    if (known.length === 0 || (whole && known.length < stems.length)) return []
    return [{ stems: known, weight, weightEach: weight / stems.length, whole }]
  })
  return { ways: numbered, worth: worthOf(ways, index) }
}

/** How surely somebody's question means each stem, by its number. */
function meantBy(ideas: readonly Idea[], numbers: ReadonlyMap<string, number>): Float32Array {
  const meant = new Float32Array(numbers.size)
  for (const { stems, weight } of ideas.flatMap(({ ways }) => ways)) {
    for (const stem of stems) {
      const number = numbers.get(stem)
      if (number !== undefined) meant[number] = Math.max(weight, meant[number] ?? 0)
    }
  }
  return meant
}

/** The share of the known question that somebody's means as well. */
function shareMeant(known: readonly number[], meant: Float32Array, rarities: Float32Array): number {
  let all = 0
  let shared = 0
  for (const stem of known) {
    const rarity = rarities[stem] ?? 0
    all += rarity
    shared += rarity * (meant[stem] ?? 0)
  }
  return all === 0 ? 0 : shared / all
}

function bestSaid(ways: readonly NumberedWay[], isHeld: (stem: number) => boolean): number {
  let best = 0
  for (const { stems, weight, weightEach, whole } of ways) {
    if (weight <= best) continue
    let held = 0
    for (const stem of stems) if (isHeld(stem)) held += 1
    if (!whole || held === stems.length) best = Math.max(best, weightEach * held)
  }
  return best
}

function worthOf(ways: readonly Way[], index: WordIndex): number {
  let most = 0
  for (const [place, { stems, weight }] of ways.entries()) {
    if (stems.length === 0) continue
    const rarity = Math.min(...stems.map((stem) => index.rarity(stem)))
    most = Math.max(most, place === 0 ? rarity : weight * rarity)
  }
  return most
}
