import { describe, expect, it } from 'vitest'
import { readArticle } from '../../src/library/article.ts'
import {
  allIngredients,
  createPassageIndex,
  type Ingredients,
} from '../../src/library/passage-index.ts'
import { cutPassages } from '../../src/library/passages.ts'
import type { Synonyms } from '../../src/library/synonyms.ts'

const article = `---
title: Lifting for runners
questions:
  Soreness: [why do my legs hurt after squats, is it normal to ache]
---
## Soreness

Stiff legs are normal when the work is new.

## Plyometrics

Pogo hops come before bounds. Twenty contacts are enough.

## Taper

Cut the sets in the last two weeks and keep the weight. Squats stop a week before.

## Squats

A squat is a squat. Squat twice a week, and squat well.
`

const synonyms: Synonyms = {
  groups: [
    ['plyometrics', 'plyos', 'jump training'],
    ['taper', 'wind down before the race'],
  ],
  oneWay: [{ from: ['bounce'], to: ['plyometrics'] }],
}

function headingsFor(words: string, ingredients: Ingredients = allIngredients): string[] {
  const { article: read } = readArticle('lifting.md', article)
  const passages = read === null ? [] : cutPassages(read)
  const index = createPassageIndex({ passages, synonyms, ingredients })
  return index.search(words, 5).map(({ passage }) => passage.heading)
}

describe('the search', () => {
  it('puts the passage about it first', () => {
    expect(headingsFor('squat')[0]).toBe('Squats')
    expect(headingsFor('how many sets in the last weeks')[0]).toBe('Taper')
  })

  it('knows endings of words', () => {
    expect(headingsFor('tapering')[0]).toBe('Taper')
  })

  it('knows other words for the same, of one word or several', () => {
    expect(headingsFor('plyos')).toEqual(['Plyometrics'])
    expect(headingsFor('how do I wind down before the race')[0]).toBe('Taper')
    expect(headingsFor('jump training')).toEqual(['Plyometrics'])
    expect(headingsFor('plyos', { ...allIngredients, synonyms: false })).toEqual([])
  })

  it('follows a wider word one way only', () => {
    expect(headingsFor('bounce')).toEqual(['Plyometrics'])
  })

  it('forgives a slip of the thumb, and only where no word is as it stands', () => {
    expect(headingsFor('plyometrcis')[0]).toBe('Plyometrics')
    expect(headingsFor('sqauts')[0]).toBe('Squats')
    expect(headingsFor('sqauts', { ...allIngredients, typos: false })).toEqual([])
  })

  it('finds a passage by a question it is known to answer', () => {
    const asked = 'is it normal to ache'
    expect(headingsFor(asked)[0]).toBe('Soreness')
    expect(headingsFor('ache', { ...allIngredients, questions: false })).toEqual([])
  })

  it('finds nothing in words no article has', () => {
    expect(headingsFor('quantum chromodynamics')).toEqual([])
    expect(headingsFor('')).toEqual([])
    expect(headingsFor('🏃🏋️')).toEqual([])
  })

  it('learns a question a member marked as solved', () => {
    const { article: read } = readArticle('lifting.md', article)
    const passages = read === null ? [] : cutPassages(read)
    const aliases = new Map([['lifting#taper', ['my big day is near, what now']]])
    const index = createPassageIndex({ passages, synonyms, aliases })
    expect(index.search('the big day is near', 1)[0]?.passage.heading).toBe('Taper')
  })
})
