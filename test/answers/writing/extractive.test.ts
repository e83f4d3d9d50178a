import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../../src/library/library.ts'
import { answererOver, starterLibrary } from '../support/answering.ts'

describe('the one line that stands first', () => {
  let library: Library
  beforeAll(async () => {
    library = await starterLibrary()
  })
  const firstLine = async (question: string) => {
    const { text } = await answererOver(library).ask(question)
    return text.split('\n')[0] ?? ''
  }

  it.each([
    ['whats RIR mean', /^Reps in reserve, or RIR, is the count of clean reps/],
    ['What does running economy mean?', /^Running economy is how much energy/],
  ])('says what it is when that is asked: %j', async (question, expected) => {
    expect(await firstLine(question)).toMatch(expected)
  })

  it('is no example', async () => {
    expect(await firstLine('how heavy should i go on squats')).toMatch(/^Heavy means 80 % or more/)
  })

  it('speaks to everybody when nobody is named', async () => {
    const start = 'how do i start lifting never done it'
    expect(await firstLine(start)).toMatch(/^A new lifter starts/)
    expect(await firstLine(`${start}, I am 68`)).toMatch(/60 or 70/)
  })
})

describe('with more room', () => {
  it('the whole section is said, and what others say of it', async () => {
    const { ask } = answererOver(await starterLibrary())
    const question = 'How many times a week should I lift when marathon training?'
    const [short, long] = [await ask(question), await ask(question, { maxCharacters: 2_400 })]
    expect(long.text.length).toBeGreaterThan(short.text.length * 1.5)
    expect(long.text.length).toBeLessThan(2_400)
    expect(long.citations.length).toBeGreaterThan(short.citations.length)
  })
})

describe('what a word means', () => {
  it('is not told from a passage that does not know the word', async () => {
    const { ask } = answererOver(await starterLibrary())
    expect((await ask('explain e1rm')).kind).toBe('not-covered')
  })
})

describe('a question that may be ours', () => {
  it('is not sent out of the lane, with what stands nearby', async () => {
    const { ask } = answererOver(await starterLibrary())
    const { kind, nearby } = await ask('what if i only have 15 min')
    expect(kind).toBe('not-covered')
    expect(nearby.length).toBeGreaterThan(0)
    expect((await ask('How do I train my dog to sit?')).kind).toBe('off-topic')
  })
})
