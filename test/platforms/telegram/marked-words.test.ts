import type { MessageEntity } from 'grammy/types'
import { expect, it } from 'vitest'
import { markedWords } from '../../../src/platforms/telegram/marked-words.ts'

const mark = (type: 'bold' | 'italic' | 'mention', offset: number, length: number) =>
  ({ type, offset, length }) satisfies MessageEntity

it('puts bold words and links into the text, inner marks inside', () => {
  const link = { type: 'text_link', offset: 10, length: 8, url: 'https://run.example' } as const
  expect(markedWords('Race on  Saturday !', [mark('bold', 8, 10), link])).toBe(
    'Race on  **S[aturday](https://run.example)** !',
  )
  expect(markedWords('Very fast', [mark('bold', 0, 9), mark('italic', 5, 4)])).toBe(
    '**Very *fast***',
  )
})

it('leaves a text alone that has nothing of the kind', () => {
  expect(markedWords('@ironstride hello', [mark('mention', 0, 11)])).toBeNull()
})
