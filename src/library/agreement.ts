/**
 * How much two questions ask for the same, idea by idea, 0 to 1.
 *
 * "How often should I lift" and "how often should I do core" share most of their letters and half of their sense.
 * What either says and the other does not counts against them, rare words more than common ones.
 */
import type { Idea, Way } from './asked.ts'
import type { WordIndex } from './word-index.ts'
import { isAsking, stemOf, wordsOf } from './words.ts'

/** The stems of a question that carry its subject, each once. */
export type Subject = ReadonlySet<string>

export function subjectOf(question: string): Subject {
  const telling = wordsOf(question).filter((word) => !isAsking(word))
  return new Set(telling.map(stemOf))
}

/** Makes somebody's question ready to be compared with many known ones. */
export function agreementWith(
  ideas: readonly Idea[],
  index: WordIndex,
): (known: Subject) => number {
  const asked = ideas.map(({ ways }) => ({ ways, worth: worthOf(ways, index) }))
  const all = asked.reduce((sum, { worth }) => sum + worth, 0)
  const meant = new Map<string, number>()
  for (const { stems, weight } of ideas.flatMap(({ ways }) => ways)) {
    for (const stem of stems) meant.set(stem, Math.max(weight, meant.get(stem) ?? 0))
  }
  return (known) => {
    const back = shareMeant(known, meant, index)
    if (all === 0 || back === 0) return 0
    let said = 0
    for (const { ways, worth } of asked) said += worth * bestSaid(ways, known)
    return Math.sqrt((said / all) * back)
  }
}

/** The share of the known question that somebody's means as well. */
function shareMeant(known: Subject, meant: ReadonlyMap<string, number>, index: WordIndex): number {
  let all = 0
  let shared = 0
  for (const stem of known) {
    const rarity = index.rarity(stem)
    all += rarity
    shared += rarity * (meant.get(stem) ?? 0)
  }
  return all === 0 ? 0 : shared / all
}

function bestSaid(ways: readonly Way[], known: Subject): number {
  let best = 0
  for (const { stems, weight, whole } of ways) {
    if (weight <= best) continue
    let held = 0
    for (const stem of stems) if (known.has(stem)) held += 1
    if (held > 0 && (!whole || held === stems.length)) {
      best = Math.max(best, (weight * held) / stems.length)
    }
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
