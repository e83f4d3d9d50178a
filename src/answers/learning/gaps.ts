/**
 * Questions the articles did not cover, brought together: what should the coach write next?
 *
 * Two questions belong together when they share rare words or are alike letter by letter; a question joins the
 * cluster it is nearest to. Clusters many different people ask for come first.
 */
import { alike, createLikeness, type Shape } from '../../library/likeness.ts'
import { isAsking, stemOf, wordsOf } from '../../library/words.ts'

export interface Gap {
  readonly id: string
  readonly memberId: string | null
  readonly question: string
  /** Ids of the nearest passages, best first. */
  readonly nearby: readonly string[]
  readonly escalated: boolean
}

export interface GapCluster {
  /** A heading the missing section could have, in the words people used. */
  readonly heading: string
  readonly count: number
  /** How many different people asked. */
  readonly people: number
  readonly escalated: number
  /** The most typical questions, at most three. */
  readonly examples: readonly string[]
  readonly ids: readonly string[]
  /** The passage most of them came nearest to; null when there was none. */
  readonly nearest: string | null
}

/** Alike enough to be about one thing; found on questions about shoes, food, paces and gadgets. */
const ONE_THING = 0.3
const MOST_EXAMPLES = 3
const LONGEST_HEADING_WORDS = 4

interface Looked {
  readonly gap: Gap
  readonly shape: Shape
  readonly stems: ReadonlySet<string>
}

/** Most wanted first: by people, then by questions. */
export function clusterGaps(gaps: readonly Gap[]): GapCluster[] {
  const { shapeOf } = createLikeness(gaps.map(({ question }) => question))
  const rarity = rarityIn(gaps)
  const looked = gaps.map((gap): Looked => {
    return { gap, shape: shapeOf(gap.question), stems: new Set(tellingStems(gap.question)) }
  })
  const clusters: Looked[][] = []
  for (const one of looked) {
    const near = clusters.map((cluster) =>
      mean(cluster.map((other) => nearness(one, other, rarity))),
    )
    const best = near.indexOf(Math.max(...near))
    const home = clusters[best]
    if (home !== undefined && (near[best] ?? 0) >= ONE_THING) home.push(one)
    else clusters.push([one])
  }
  return clusters
    .map((cluster) => describe(cluster, rarity))
    .toSorted((one, other) => other.people - one.people || other.count - one.count)
}

function nearness(one: Looked, other: Looked, rarity: (stem: string) => number): number {
  const weigh = (stems: Iterable<string>) => [...stems].reduce((sum, stem) => sum + rarity(stem), 0)
  const shared = weigh([...one.stems].filter((stem) => other.stems.has(stem)))
  const smaller = Math.min(weigh(one.stems), weigh(other.stems))
  return Math.max(alike(one.shape, other.shape), smaller === 0 ? 0 : (0.8 * shared) / smaller)
}

function describe(cluster: readonly Looked[], rarity: (stem: string) => number): GapCluster {
  const typical = cluster.toSorted((one, other) => typicality(other) - typicality(one))
  const gaps = cluster.map(({ gap }) => gap)
  return {
    heading: headingOf(typical, rarity),
    count: gaps.length,
    people: new Set(gaps.map(({ memberId, id }) => memberId ?? id)).size,
    escalated: gaps.filter(({ escalated }) => escalated).length,
    examples: [...new Set(typical.map(({ gap }) => gap.question))].slice(0, MOST_EXAMPLES),
    ids: gaps.map(({ id }) => id),
    nearest: mostCommon(gaps.flatMap(({ nearby }) => nearby.slice(0, 1))),
  }

  function typicality(one: Looked): number {
    return mean(cluster.map((other) => alike(one.shape, other.shape)))
  }
}

/** The words most of them share, in the order the most typical question has them. */
function headingOf(typical: readonly Looked[], rarity: (stem: string) => number): string {
  const [first] = typical
  if (first === undefined) return ''
  const holders = (stem: string) => typical.filter(({ stems }) => stems.has(stem)).length
  const telling = wordsOf(first.gap.question).filter((word) => !isAsking(word))
  const worth = (word: string) => holders(stemOf(word)) * rarity(stemOf(word))
  const kept = new Set(
    telling
      .filter((word) => holders(stemOf(word)) * 2 >= typical.length)
      .toSorted((one, other) => worth(other) - worth(one))
      .slice(0, LONGEST_HEADING_WORDS),
  )
  const words = telling.filter((word, place) => kept.has(word) && telling.indexOf(word) === place)
  const heading = words.join(' ')
  if (heading === '') return first.gap.question
  return heading.charAt(0).toUpperCase() + heading.slice(1)
}

function rarityIn(gaps: readonly Gap[]): (stem: string) => number {
  const holders = new Map<string, number>()
  for (const { question } of gaps) {
    for (const stem of new Set(tellingStems(question))) {
      holders.set(stem, (holders.get(stem) ?? 0) + 1)
    }
  }
  // Half of a log: a word every second question holds says little, a word two share says most.
  return (stem) => Math.log(1 + gaps.length / (holders.get(stem) ?? 1))
}

function tellingStems(question: string): string[] {
  return wordsOf(question)
    .filter((word) => !isAsking(word))
    .map(stemOf)
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null
}
