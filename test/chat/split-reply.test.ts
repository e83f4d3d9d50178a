import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/chat/plain-text.ts'
import {
  type Block,
  buttons,
  list,
  note,
  type Reply,
  reply,
  setTable,
  steps,
  text,
  title,
} from '../../src/chat/reply.ts'
import { splitReply } from '../../src/chat/split-reply.ts'
import '../support/same-cases.ts'

const measure = (words: Reply) => plainText({ blocks: words.blocks.filter(isRead) }).length
const isRead = ({ kind }: Block) => kind !== 'buttons'
const split = (words: Reply, limit: number) =>
  splitReply(words, limit, measure).map((part) => plainText(part))

describe('a long reply', () => {
  it('stays one message when it fits', () => {
    const words = reply(text('Two sessions a week.'), buttons([{ label: 'Done', id: '1' }]))
    expect(splitReply(words, 100, measure)).toEqual([words])
  })

  it('is split at the edges of blocks', () => {
    expect(split(reply(text('First block.'), text('Second block.')), 20)).toEqual([
      'First block.',
      'Second block.',
    ])
  })

  it('keeps a title with what it heads', () => {
    expect(split(reply(text('Some words.'), title('Why'), text('Because.')), 18)).toEqual([
      'Some words.',
      'Why\n\nBecause.',
    ])
  })

  it('is cut between sentences, then between words, then anywhere', () => {
    expect(split(reply(text('One two. Three four. Five six.')), 21)).toEqual([
      'One two. Three four.',
      'Five six.',
    ])
    expect(split(reply(text('alpha beta gamma')), 11)).toEqual(['alpha beta', 'gamma'])
    expect(split(reply(text('abcdefgh')), 3)).toEqual(['abc', 'def', 'gh'])
  })

  it('never cuts an emoji in two', () => {
    expect(split(reply(text('👟👟👟')), 5)).toEqual(['👟👟', '👟'])
  })

  it('goes on counting where a numbered list was cut', () => {
    expect(split(reply(steps('warm up', 'squat', 'calf raise')), 20)).toEqual([
      '1. warm up\n2. squat',
      '3. calf raise',
    ])
  })

  it('puts sources and buttons under the last part', () => {
    const sources: Block = {
      kind: 'sources',
      sources: [{ number: 1, article: 'How often', heading: 'Two days' }],
    }
    const parts = splitReply(
      reply(
        text('First block, long enough.'),
        sources,
        text('Last.'),
        buttons([{ label: 'Done' }]),
      ),
      31,
      measure,
    )
    expect(parts.map(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual([
      ['text'],
      ['text', 'sources', 'buttons'],
    ])
  })

  it('drops an address that is longer than a message, never its words', () => {
    const words = reply(text({ text: 'the plan', url: `https://x.example/${'a'.repeat(200)}` }))
    expect(split(words, 50)).toEqual(['the plan'])
  })

  it('fits every part and loses no word, whatever is said', () => {
    fc.assert(
      fc.property(
        fc.array(anyBlock(), { minLength: 1 }),
        fc.integer({ min: 40, max: 200 }),
        (blocks, limit) => {
          const parts = splitReply({ blocks }, limit, measure)
          for (const part of parts) expect(measure(part)).toBeLessThanOrEqual(limit)
          expect(letters(parts.map((part) => plainText(part)).join(' '))).toBe(
            letters(plainText({ blocks })),
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** Without white space and list marks, which may change where a block is cut. */
const letters = (words: string) => words.replace(/^(- |[A-Z]\. )|[\s:·-]/gm, '')

function anyBlock(): fc.Arbitrary<Block> {
  const words = fc.lorem({ maxCount: 30 })
  const many = { minLength: 1, maxLength: 6 }
  const row = fc.record({
    exercise: fc.lorem({ maxCount: 3 }),
    prescription: fc.lorem({ maxCount: 12 }),
  })
  return fc.oneof(
    words.map((one) => text(one)),
    words.map((one) => note(one)),
    fc.lorem({ maxCount: 3 }).map((one) => title(one)),
    fc.array(words, many).map((items) => list(...items)),
    fc.array(words, many).map((items) => steps(...items)),
    fc.array(row, many).map((rows) => setTable(rows)),
  )
}
