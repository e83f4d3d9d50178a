/**
 * Finds the numbers no book gives, on the training half only: what speaks for an answer, and by how much.
 *
 * Logistic regression over the signs, both kinds of question counting alike, the library with and without its
 * known questions: the coach's own articles may have none. The constant is then moved so that few answerable
 * questions are refused, because a wrong refusal is seen by more people than a weak answer.
 */

import {
  learntSufficiency,
  type Signs,
  type SufficiencyWeights,
  signsOf,
  sufficiencyOf,
} from '../../src/answers/sufficiency.ts'
import type { Library } from '../../src/library/library.ts'
import { allIngredients, createPassageIndex } from '../../src/library/passage-index.ts'
import { readSynonyms } from '../../src/library/synonyms.ts'
import type { SearchWeights } from '../../src/library/weights.ts'
import { learntWeights } from '../../src/library/weights.ts'
import { starterLibrary } from './ablation.ts'
import { mean, percentile, share } from './figures.ts'
import type { GoldenQuestion } from './golden.ts'

const STEPS = 3_000
const RATE = 0.3
const RESTRAINT = 0.01
/** Of the answerable questions, so many may be refused in training; half of what the goal allows. */
const MAY_BE_REFUSED = 0.04

interface Example {
  readonly signs: Signs
  readonly isCovered: boolean
}

export async function learn(train: readonly GoldenQuestion[]): Promise<string> {
  const bare = await starterLibrary({ ...allIngredients, questions: false })
  const full = await starterLibrary()
  const examples = [full, bare].flatMap((library) => examplesOf(train, library))
  return [
    'sufficiency:',
    JSON.stringify(fitSufficiency(examples), null, 2),
    'search, each weight moved by itself (right first + right in five, training half):',
    ...(await plateaus(train, full)),
  ].join('\n')
}

function examplesOf(train: readonly GoldenQuestion[], library: Library): Example[] {
  return train
    .filter(({ kind }) => !['red-flag', 'small-talk'].includes(kind))
    .map(({ question, kind }) => {
      const ideas = library.ideas(question)
      const found = library.search(question, 6)
      const { passages } = library
      return {
        signs: signsOf({ question, ideas, found, passages }),
        isCovered: kind === 'answerable',
      }
    })
}

function fitSufficiency(examples: readonly Example[]): Record<string, number> {
  const names = Object.keys(learntSufficiency) as (keyof Signs)[]
  let weights = Object.fromEntries(names.map((name) => [name, 0])) as SufficiencyWeights
  const counts = { covered: examples.filter(({ isCovered }) => isCovered).length }
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = slopesOf(examples, weights, names, counts.covered)
    const next = names.map((name) => {
      const restraint = name === 'constant' ? 0 : RESTRAINT * weights[name]
      return [name, weights[name] - RATE * ((slopes[name] ?? 0) + restraint)]
    })
    weights = Object.fromEntries(next) as SufficiencyWeights
  }
  const covered = examples.filter(({ isCovered }) => isCovered)
  const least = percentile(
    covered.map(({ signs }) => sufficiencyOf(signs, weights)),
    MAY_BE_REFUSED,
  )
  const moved = { ...weights, constant: weights.constant - least }
  return Object.fromEntries(names.map((name) => [name, Number(moved[name].toFixed(2))]))
}

function slopesOf(
  examples: readonly Example[],
  weights: SufficiencyWeights,
  names: readonly (keyof Signs)[],
  covered: number,
): Partial<Record<keyof Signs, number>> {
  const slopes: Partial<Record<keyof Signs, number>> = {}
  for (const { signs, isCovered } of examples) {
    const likely = 1 / (1 + Math.exp(-sufficiencyOf(signs, weights)))
    const worth = isCovered ? 1 / covered : 1 / (examples.length - covered)
    const wrong = worth * (likely - (isCovered ? 1 : 0))
    for (const name of names) slopes[name] = (slopes[name] ?? 0) + wrong * signs[name]
  }
  return slopes
}

const factors = [0, 0.5, 0.75, 1, 1.33, 2]

/** A good weight stands in the middle of a broad plateau, so the neighbours are shown with it. */
async function plateaus(train: readonly GoldenQuestion[], library: Library): Promise<string[]> {
  const { synonyms } = await readSynonyms('knowledge/synonyms.yaml')
  const asked = train.filter(({ kind }) => kind === 'answerable')
  const qualityOf = (weights: SearchWeights) => {
    const index = createPassageIndex({ passages: library.passages, synonyms, weights })
    const places = asked.map(({ question, expect }) =>
      index.search(question, 5).findIndex(({ passage }) => expect.includes(passage.id)),
    )
    return mean([share(places, (place) => place === 0), share(places, (place) => place >= 0)])
  }
  return Object.entries(learntWeights).map(([name, value]) => {
    const tried = factors.map((factor) => {
      const quality = qualityOf({ ...learntWeights, [name]: value * factor })
      return `${(value * factor).toFixed(2)}: ${(100 * quality).toFixed(1)}`
    })
    return `${name}  ${tried.join('  ')}`
  })
}
