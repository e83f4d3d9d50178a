import { describe, expect, it } from 'vitest'
import { createOpenAiClient } from '../../src/openai/client.ts'
import { answererOver } from '../answers/support/answering.ts'
import { writerOn } from '../openai/parts.ts'
import { honestAnswer } from '../support/openai/replies.ts'
import { startOpenAiServer } from '../support/openai-server.ts'
import { starterLibrary } from './ablation.ts'
import { scoreAnswers } from './answer-scores.ts'
import { averagePrecision, ndcg, percentile, recall } from './figures.ts'
import { goldenQuestions } from './golden.ts'
import { judgedBy } from './judge.ts'
import { saysPoint } from './points.ts'
import { scorePublicSets } from './public-sets.ts'
import { readingGrade } from './reading-grade.ts'

describe('the figures of the evaluation', () => {
  const relevant = new Map([
    ['a', 2],
    ['b', 1],
  ])

  it('are worked out as the books say', () => {
    const ranking = { found: ['x', 'a', 'b'], relevant }
    const gained = 2 / Math.log2(3) + 1 / Math.log2(4)
    expect(ndcg(ranking, 10)).toBeCloseTo(gained / (2 + 1 / Math.log2(3)))
    expect(averagePrecision(ranking)).toBeCloseTo((1 / 2 + 2 / 3) / 2)
    expect(recall(ranking, 2)).toBe(0.5)
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3)
  })

  it('find a point in other words and never with another number', () => {
    expect(saysPoint('Rest 2 to 5 minutes. [1]', 'two to five minutes')).toBe(true)
    expect(saysPoint('Rest 2 to 4 minutes. [1]', 'two to five minutes')).toBe(false)
  })

  it('tell easy from hard reading', () => {
    expect(readingGrade('Lift twice a week. Then rest well. [1]')).toBeLessThan(4)
    expect(
      readingGrade(
        'Neuromuscular adaptations necessitate considerable progressive intensification.',
      ),
    ).toBeGreaterThan(12)
  })
})

describe('the citations of a model', () => {
  it('are judged apart from its own words, and count when the passage says so', async () => {
    const server = await startOpenAiServer()
    const library = await starterLibrary()
    const chat = {
      client: createOpenAiClient(server),
      model: 'local-small',
      prices: { inputPricePerMillion: 0, outputPricePerMillion: 0 },
    }
    const model = await writerOn(server)
    const { ask } = answererOver(library, { model })
    const scoresWhen = async (verdict: string) => {
      server.says({
        text: (prompt) =>
          prompt.system.startsWith('You check')
            ? verdict
            : honestAnswer(prompt).replace(/\.(?= \[)/g, ', so they say.'),
      })
      const asked = goldenQuestions()
        .filter(({ kind, split }) => kind === 'answerable' && split === 'train')
        .slice(0, 4)
      const { scores } = await scoreAnswers(
        asked,
        library,
        { answer: (wish) => ask(wish.question) },
        judgedBy(chat),
      )
      return scores
    }
    const held = await scoresWhen('Yes.')
    expect(held).toMatchObject({ writtenByModel: 1, citationPrecision: 1, citationRecall: 1 })
    const broken = await scoresWhen('No, it does not.')
    expect(broken.citationPrecision).toBeLessThan(1)
    expect(broken.citationRecall).toBeLessThan(1)
    await server.stop()
  })
})

describe('the golden questions', () => {
  const questions = goldenQuestions()

  it('are many, of every kind, a third with slips and slang, in two halves', () => {
    expect(questions.length).toBeGreaterThanOrEqual(150)
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(6)
    const rough = questions.filter(({ style }) => style !== 'plain').length
    expect(rough / questions.length).toBeGreaterThan(0.3)
    const heldOut = questions.filter(({ split }) => split === 'held-out').length
    expect(heldOut / questions.length).toBeGreaterThan(0.4)
  })

  it('name passages that exist', async () => {
    const { passages } = await starterLibrary()
    const ids = new Set(passages.map(({ id }) => id))
    const unknown = questions.flatMap(({ expect }) => expect).filter((id) => !ids.has(id))
    expect(unknown).toEqual([])
  })
})

const publicSets = scorePublicSets()
describe.skipIf(publicSets.length === 0)('the search on public sets', () => {
  it.each(publicSets)('is at least as good as plain BM25 on $name', ({
    ndcg10,
    recall100,
    plain,
  }) => {
    expect(ndcg10).toBeGreaterThanOrEqual(plain.ndcg10)
    expect(recall100).toBeGreaterThanOrEqual(plain.recall100)
  })
})
