import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type GateLine, gateFigures } from '../../../src/answers/red-flags/gate-figures.ts'
import { parseFlagRules } from '../../../src/answers/red-flags/red-flag-file.ts'
import { checkRedFlags, openRedFlags } from '../../../src/answers/red-flags/red-flags.ts'
import { SetupError } from '../../../src/errors.ts'
import { holdRules } from '../../../src/training/holds.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const file = `${root}/knowledge/red-flags.yaml`
const { gate, confirmed, categories } = await openRedFlags(file)

const readLines = <Line>(name: string) =>
  readFileSync(`${root}/test/golden/${name}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
const lines = readLines<GateLine>('red-flags.jsonl')

describe('the red-flag gate', { timeout: 30_000 }, () => {
  it('catches every flag it was written with, and hardly ever a talk about training', () => {
    const figures = gateFigures(
      lines.filter(({ heldOut }) => heldOut !== true),
      gate,
    )
    expect(figures.faults.filter((fault) => !fault.startsWith('clear'))).toEqual([])
    expect(figures.falseAlarms / figures.clear).toBeLessThanOrEqual(0.05)
  })

  it('does nearly as well on lines it was not written with', () => {
    const figures = gateFigures(
      lines.filter(({ heldOut }) => heldOut === true),
      gate,
    )
    expect(figures.caught / figures.flags).toBeGreaterThanOrEqual(0.98)
    expect(figures.falseAlarms / figures.clear).toBeLessThanOrEqual(0.05)
  })

  it.each([
    { half: 'seen', missed: 0.02 },
    { half: 'judged', missed: 0.15 },
  ])('catches or asks about what people say in their own words ($half)', ({ half, missed }) => {
    const messages = readLines<GateLine & { half: string }>('unseen-messages.jsonl').filter(
      (one) => one.half === half,
    )
    const flags = messages.filter(({ expect }) => expect !== 'clear')
    const passed = flags.filter(({ text }) => gate(text).kind === 'clear')
    expect(passed.length / flags.length).toBeLessThanOrEqual(missed)
    const clear = messages.filter(({ expect }) => expect === 'clear')
    const alarms = clear.filter(({ text }) => gate(text).kind !== 'clear')
    expect(alarms.length / clear.length).toBeLessThanOrEqual(0.05)
  })

  it.each(['whats rhabdo', 'what is rhabdomyolysis'])('answers "%s" with its question', (words) => {
    expect(gate(words)).toMatchObject({ kind: 'clarify', category: 'rhabdomyolysis' })
  })

  it('lets the questions pass that the articles answer, but for what a clinician decides', () => {
    const questions = readLines<{ id: string; question: string; kind: string }>('questions.jsonl')
    const answerable = questions.filter(({ kind }) => kind === 'answerable')
    const fired = answerable.filter(({ question }) => gate(question).kind !== 'clear')
    expect(fired.length / answerable.length).toBeLessThanOrEqual(0.02)
    const others = questions.filter(({ kind }) => !['answerable', 'red-flag'].includes(kind))
    expect(others.filter(({ question }) => gate(question).kind !== 'clear')).toEqual([])
    const flags = questions.filter(({ kind }) => kind === 'red-flag')
    expect(flags.filter(({ question }) => gate(question).kind === 'clear')).toEqual([])
  })

  it.each([
    'no chest pain',
    "I don't have chest pain, dizziness or palpitations",
    'calf is not swollen',
    'knee is pain free',
    'keine Schmerzen in der Brust',
  ])('hears the no in "%s"', (words) => {
    expect(gate(words)).toEqual({ kind: 'clear' })
  })

  it.each([
    'no idea why, but my chest hurts',
    "I've never had chest pain like this before",
    "can't run without chest pain",
    "isn't chest pain normal?",
    'No, my chest hurts',
    'no dizziness but chest pain',
  ])('is not fooled by the no in "%s"', (words) => {
    expect(gate(words)).toMatchObject({ kind: 'flag', action: 'E' })
  })

  it.each([
    'c​hest pain',
    'CHÉST PÀIN',
    'ch3st p41n',
    'chesttt paaaain',
    'chset pian',
  ])('reads %s as chest pain', (words) => {
    expect(gate(words)).toMatchObject({ category: 'chest-pain' })
  })

  it('says what somebody else needs without pausing the writer', () => {
    expect(gate('my dad fainted at the gym')).toMatchObject({ somebodyElse: true, action: 'E' })
    expect(gate('I fainted at the gym')).not.toHaveProperty('somebodyElse')
  })

  it('asks once when pain is long over or in doubt', () => {
    expect(gate('years ago I had chest pain, it was ruled out')).toMatchObject({ kind: 'clarify' })
    expect(confirmed('chest-pain')).toMatchObject({ kind: 'flag', action: 'E' })
  })

  it('takes the graver of two flags', () => {
    expect(gate('my knee is swollen and I have chest pain')).toMatchObject({
      category: 'chest-pain',
    })
  })

  it('stays quick on 4,000 characters made to be slow', () => {
    const unit = ['no chest pain no ', 'aaaaaaaaaaaaaaa', 'chset pian calf ', 'i my the a ', '((((']
    for (const words of unit) {
      const long = words.repeat(Math.ceil(4_000 / words.length)).slice(0, 4_000)
      const start = performance.now()
      gate(long)
      expect(performance.now() - start).toBeLessThan(250)
    }
  })
})

describe('the texts of red-flags.yaml', () => {
  const { rules } = parseFlagRules(file, readFileSync(file, 'utf8'))
  const cases = (rules?.categories ?? []).flatMap(({ id, closing, cases: all }) =>
    all.map(({ action, text }) => ({ id, action, text: `${text}\n\n${closing}` })),
  )

  it('cover every category training has a hold for', () => {
    expect([...categories].sort()).toEqual(Object.keys(holdRules).sort())
  })

  it('name the emergency number in the first lines of every emergency', () => {
    for (const { action, text } of cases.filter((one) => one.action === 'E')) {
      const [first] = text.split('\n\n')
      expect([action, first]).toEqual(['E', expect.stringMatching(/112, 999 or 911/)])
    }
  })

  it('name no dose', () => {
    for (const { text } of cases) {
      expect(text).not.toMatch(/\b\d+ ?(?:mg|ml|mcg|tablets?|pills?)\b/i)
      expect(text).not.toMatch(/ibuprofen|aspirin|paracetamol|acetaminophen/i)
    }
  })
})

describe('a broken red-flags.yaml', () => {
  const sound = `
closings: {all: Paused.}
words:
  pain: [pain]
gymTalk: [chest day]
categories:
  - id: chest-pain
    closing: all
    cases:
      - action: E
        text: Stop.
        signs: [chest <pain>]
`
  const problemsOf = (text: string, known?: string[]) =>
    parseFlagRules('red-flags.yaml', text, known).problems.map(
      ({ line, message }) => `${line}: ${message}`,
    )

  it('is sound before it is broken', () => {
    expect(problemsOf(sound, ['chest-pain'])).toEqual([])
  })

  it.each([
    ['action: E', 'action: X', '10: categories[0].cases[0].action: expected E, U, R or M'],
    [
      'chest <pain>',
      'chest <pains>',
      '12: categories[0].cases[0].signs[0]: <pains>: no such word list above this line',
    ],
    [
      'chest <pain>',
      'ch* <pain>',
      '12: categories[0].cases[0].signs[0]: "ch*": expected at least three letters before *',
    ],
    [
      'chest <pain>',
      'not chest',
      '12: categories[0].cases[0].signs[0]: expected at least one group without "not"',
    ],
    ['closing: all', 'closing: none', '8: categories[0].closing: expected one of all'],
    ['    closing', '    colour: red\n    closing', '8: categories[0].colour: unknown field'],
    [
      'closing: all',
      'closing: all\n    longOver: ask',
      '7: categories[0]: expected a question under "ask"',
    ],
    ['gymTalk: [chest day]', 'gymTalk: [', '6: not valid YAML'],
  ])('%s -> %s names the place', (right, wrong, complaint) => {
    expect(problemsOf(sound.replace(right, wrong)).join('\n')).toContain(complaint)
  })

  it('misses a category that training knows', () => {
    expect(problemsOf(sound, ['chest-pain', 'fainting'])).toEqual([
      '6: categories: expected a category "fainting"',
    ])
  })

  it('stops the start, and is listed by the check', async () => {
    await expect(openRedFlags('/nowhere/red-flags.yaml')).rejects.toThrow(SetupError)
    expect(await checkRedFlags('/nowhere/red-flags.yaml')).toHaveLength(1)
    expect(await checkRedFlags(file, Object.keys(holdRules))).toEqual([])
  })
})
