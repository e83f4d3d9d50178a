import { describe, expect, it } from 'vitest'
import { madeWhole } from '../../src/answers/follow-up.ts'

/** Each question after those before it, as a talk goes on. */
function talk(...questions: readonly string[]): string {
  let said = ''
  for (const question of questions) {
    const earlier = said === '' ? [] : [{ who: 'member', text: said } as const]
    said = madeWhole(question, earlier).question
  }
  return said
}

describe('a follow-up', () => {
  const first = 'How often should I lift?'

  it('is put together with what it follows', () => {
    expect(talk(first, 'and for beginners?')).toBe('How often should I lift? and for beginners?')
  })

  it('that asks something new keeps whom it is about', () => {
    expect(talk(first, 'and for beginners?', 'how heavy?')).toBe('and for beginners? how heavy?')
  })

  it('that names another case asks the last question again, without the case before', () => {
    expect(talk(first, 'and for beginners?', 'what about race week?')).toBe(
      'How often should I lift? what about race week?',
    )
    expect(talk(first, 'how heavy?', 'and with dumbbells?')).toBe('how heavy? and with dumbbells?')
  })

  it('is none when it is whole by itself', () => {
    expect(talk(first, 'whats RIR')).toBe('whats RIR')
    expect(talk(first, 'How long should I rest between sets?')).toBe(
      'How long should I rest between sets?',
    )
  })

  it('is none to what somebody else said', () => {
    expect(madeWhole('how heavy?', [{ who: 'ironstride', text: first }]).question).toBe(
      'how heavy?',
    )
  })
})
