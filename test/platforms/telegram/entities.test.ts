import { describe, expect, it } from 'vitest'
import { bold, code, italic, link, type Span } from '../../../src/chat/reply.ts'
import { renderSpans, words } from '../../../src/platforms/telegram/entities.ts'

/** Which letters look how, read back from offsets and lengths. */
const looks = (spans: readonly Span[]) => {
  const { text, entities } = renderSpans(spans)
  return entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])
}

describe('words on Telegram', () => {
  it.each([
    '*stars* _lines_ `ticks` [a](b) <b>tags</b> &amp; \\',
    '1. first\n- second\n> third\n# fourth',
    '🏃‍♀️ 3 × 8 · RIR 2 · e\u0301lan',
    'mail coach@example.com, 5 @ 80 kg, @ the track',
  ])('show letter by letter: %j', (typed) => {
    expect(words(typed)).toEqual({ text: typed, entities: [] })
  })

  it.each([
    ['@everyone look', '@\u2060everyone look'],
    ['(@hill_road)', '(@\u2060hill_road)'],
  ])('ping nobody: %j is sent as %j', (typed, sent) => {
    expect(words(typed).text).toBe(sent)
  })

  it('half a letter is sent as one Telegram takes', () => {
    expect(words('run \ud83c fast').text).toBe('run \ufffd fast')
  })

  it.each<[string, Span[], string[][]]>([
    ['bold', [bold('two')], [['bold', 'two']]],
    ['behind an emoji of eight units', [{ text: '🏃‍♀️👟 ' }, bold('two')], [['bold', 'two']]],
    [
      'behind combining letters',
      [{ text: 'e\u0301e\u0301 ' }, italic('slow')],
      [['italic', 'slow']],
    ],
    ['an emoji itself', [bold('💪🏽'), { text: '!' }], [['bold', '💪🏽']]],
    [
      'neighbours',
      [bold('a'), italic('b')],
      [
        ['bold', 'a'],
        ['italic', 'b'],
      ],
    ],
    ['code and nothing beside it', [{ ...code('3x8'), bold: true }], [['code', '3x8']]],
    ['a link', [link('the plan', 'https://a.example/p')], [['text_link', 'the plan']]],
    ['a link nobody may follow', [link('run me', 'javascript:alert(1)')], []],
    ['a look on nothing', [bold(' '), bold('')], []],
    ['bold behind a softened mention', [{ text: '@everyone ' }, bold('up')], [['bold', 'up']]],
  ])('have the look on the right letters: %s', (_what, spans, expected) => {
    expect(looks(spans)).toEqual(expected)
  })
})
