import { expect, it } from 'vitest'
import type { Outcome } from '../src/delivery/record-outcomes.ts'
import { createOutcomeNews } from '../src/early-turns.ts'

const outcome = (id: string) => ({ delivery: { id } }) as Outcome

it('what became of deliveries before anybody listened is told first, and once', () => {
  const heard: string[][] = []
  const news = createOutcomeNews()
  news.tell([outcome('blocked'), outcome('sent')])
  news.listen((outcomes) => heard.push(outcomes.map(({ delivery }) => delivery.id)))
  news.tell([outcome('later')])
  expect(heard).toEqual([['blocked', 'sent'], ['later']])
})
