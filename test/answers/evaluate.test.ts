import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { evaluateFile } from '../../src/answers/evaluate.ts'
import { answererOver, starterLibrary } from './support/answering.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ironstride-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function evaluated(...lines: readonly string[]) {
  const file = join(folder, 'mine.jsonl')
  writeFileSync(file, lines.join('\n'))
  const library = await starterLibrary()
  const { ask } = answererOver(library)
  const answerer = { answer: ({ question }: { question: string }) => ask(question) }
  return evaluateFile(file, { library, answerer })
}

describe("the coach's own questions", () => {
  it('are measured by passage, by article and by what is not covered', async () => {
    const evaluation = await evaluated(
      '{"question": "how long should I rest between sets?", "expect": ["heavy-or-light#rest-between-sets"]}',
      '{"question": "how often should I lift?", "expect": ["how-often-to-lift"]}',
      '',
      '{"question": "which running shoes should I buy?"}',
      '{"question": "how long should I rest between sets?", "expect": ["running-economy"]}',
    )
    expect(evaluation).toMatchObject({ answeredOfCovered: 1, refusedOfUncovered: 1 })
    expect(evaluation.firstRight).toBeCloseTo(2 / 3)
    expect(evaluation.questions.map(({ id, isRight }) => [id, isRight])).toEqual([
      ['1', true],
      ['2', true],
      ['4', true],
      ['5', false],
    ])
  })

  it('are refused with the line that does not fit', async () => {
    await expect(evaluated('{"question": "ok?"}', '{"expect": []}')).rejects.toThrow(
      /mine\.jsonl:2: /,
    )
  })
})
