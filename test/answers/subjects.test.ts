import { describe, expect, it } from 'vitest'
import { foreignTerms } from '../../src/answers/subjects.ts'

const known = new Set(['jacked'])
const named = (question: string) => foreignTerms(question, (word) => known.has(word))

describe('subjects of other trades in a question', () => {
  it('are heard with a slip of the thumb, and never in a word the library knows', () => {
    expect(named('how much protien after lifting')).toEqual(['protein'])
    expect(named('strong but not jacked please')).toEqual([])
    expect(foreignTerms('strong but not jacked please', () => false)).toEqual(['jacket'])
  })

  it('are not heard in a part of our own terms', () => {
    expect(named('what does lifting do to my energy cost')).toEqual([])
    expect(named('how much does a gym cost')).toEqual(['cost'])
  })
})
