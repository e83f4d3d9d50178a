import { describe, expect, it } from 'vitest'
import {
  type Block,
  bold,
  buttons,
  list,
  note,
  type Reply,
  reply,
  setTable,
  steps,
  text,
  title,
} from '../../../src/chat/reply.ts'
import { renderReply } from '../../../src/platforms/telegram/render.ts'

const sources = (...all: Extract<Block, { kind: 'sources' }>['sources']): Block => ({
  kind: 'sources',
  sources: all,
})
const picture = (alt: string): Block => ({
  kind: 'image',
  bytes: new Uint8Array([1]),
  fileName: 'my week.png',
  alt,
})

/** Which letters look how, as `bold:two`. */
const looks = (words: Reply) =>
  renderReply(words).flatMap(({ text: said, entities }) =>
    entities.map(({ type, offset, length }) => `${type}:${said.slice(offset, offset + length)}`),
  )

describe('a reply on Telegram', () => {
  it.each<[string, Reply, string, string[]]>([
    [
      'a title above words',
      reply(title('Today #1'), text('Easy.')),
      'Today #1\nEasy.',
      ['bold:Today #1'],
    ],
    [
      'paragraphs',
      reply(text('👟 Do ', bold('two'), '.'), text('Then ', bold('rest'), '.')),
      '👟 Do two.\n\nThen rest.',
      ['bold:two', 'bold:rest'],
    ],
    [
      'a list',
      reply(list('warm up', ['squat\n', bold('3 sets')])),
      '• warm up\n• squat\n  3 sets',
      ['bold:3 sets'],
    ],
    [
      'steps, with looks that go over lines',
      reply(steps('one', ['two ', bold('and\nthree')])),
      '1. one\n2. two and\n   three',
      ['bold:and\n   three'],
    ],
    [
      'a note',
      reply(note('A ', bold('hint'), '.')),
      'A hint.',
      ['italic:A ', 'bold:hint', 'italic:hint', 'italic:.'],
    ],
    [
      'a set table, one exercise a line',
      reply(
        setTable([
          { exercise: 'Split squat', prescription: '3 × 8', detail: 'rest 90 s', pair: 'A' },
          { exercise: 'Calf_raise', prescription: '3 × 12' },
        ]),
      ),
      'A. Split squat · 3 × 8 · rest 90 s\nCalf_raise · 3 × 12',
      ['bold:A. Split squat', 'bold:Calf_raise'],
    ],
    [
      'sources, folded',
      reply(
        text('Twice.'),
        sources(
          { number: 1, article: 'How often', heading: 'Two days', url: 'https://a.example/x' },
          { number: 2, article: 'Load', heading: 'Heavy', status: 'starter' },
        ),
      ),
      'Twice.\n\n[1] How often — Two days\n[2] Load — Heavy (starter article)',
      [
        'expandable_blockquote:[1] How often — Two days\n[2] Load — Heavy (starter article)',
        'text_link:How often — Two days',
      ],
    ],
  ])('shows %s', (_what, words, sent, looking) => {
    expect(renderReply(words).map(({ text: said }) => said)).toEqual([sent])
    expect(looks(words)).toEqual(looking)
  })

  it('is split below 4096 units at block edges, and every look stays on its letters', () => {
    const lines = Array.from({ length: 60 }, (_none, line) =>
      text(`👩🏽‍🚀 ${line} `, bold(`line ${line}.`), ' e\u0301'.repeat(40)),
    )
    const messages = renderReply(reply(...lines))
    expect(messages.length).toBeGreaterThan(1)
    for (const { text: said } of messages) {
      expect(said.length).toBeLessThanOrEqual(4_096)
      expect(said).toMatch(/^👩🏽‍🚀/)
    }
    expect(looks(reply(...lines))).toEqual(lines.map((_line, index) => `bold:line ${index}.`))
  })

  it('is cut between letters and never inside one where nothing else helps', () => {
    const messages = renderReply(reply(text('👩🏽‍🚀'.repeat(1_000))))
    expect(messages.map(({ text: said }) => said).join('')).toBe('👩🏽‍🚀'.repeat(1_000))
    for (const { text: said } of messages) expect(said).toMatch(/^(👩🏽‍🚀)+$/u)
  })

  it('has buttons under the last part, with their ids', () => {
    const site = { label: 'Book', url: 'https://a.example/book' }
    const messages = renderReply(
      reply(
        text('x '.repeat(3_000)),
        buttons(
          [
            { label: 'Done', id: 'b1', style: 'primary' },
            { label: 'How', id: 'b2' },
          ],
          [site],
        ),
      ),
    )
    expect(messages.map(({ keyboard }) => keyboard)).toEqual([
      [],
      [
        [
          { text: 'Done', callback_data: 'b1', style: 'primary' },
          { text: 'How', callback_data: 'b2' },
        ],
        [{ text: 'Book', url: 'https://a.example/book' }],
      ],
    ])
  })

  it('can be buttons alone', () => {
    expect(renderReply(reply(buttons([{ label: 'Done', id: 'b1' }])))).toMatchObject([
      { text: '👇', keyboard: [[{ callback_data: 'b1' }]] },
    ])
  })

  it.each([
    ['no id', { label: 'Done' }],
    ['an id of 65 bytes', { label: 'Done', id: `${'ä'.repeat(32)}x` }],
  ])('refuses a button with %s', (_what, button) => {
    expect(() => renderReply(reply(text('x'), buttons([button])))).toThrow('Done')
  })

  it('is a picture with its words and what it shows as the caption', () => {
    const words = reply(
      title('Your week'),
      picture('Three runs, two lifts'),
      buttons([{ label: 'Next', id: '1' }]),
    )
    expect(renderReply(words)).toMatchObject([
      {
        text: 'Your week\n\nThree runs, two lifts',
        file: { kind: 'photo', fileName: 'my-week.png' },
        keyboard: [[{ text: 'Next' }]],
      },
    ])
    expect(looks(words)).toEqual(['bold:Your week', 'italic:Three runs, two lifts'])
  })

  it('is words and then a picture where the words are too long for a caption', () => {
    const messages = renderReply(
      reply(text('x '.repeat(600)), picture('Three runs'), buttons([{ label: 'Next', id: '1' }])),
    )
    expect(messages).toMatchObject([
      { file: null, keyboard: [] },
      { text: 'Three runs', file: { kind: 'photo' }, keyboard: [[{ text: 'Next' }]] },
    ])
  })

  it('leaves out what the picture shows before it leaves out words', () => {
    const [message] = renderReply(reply(text('x'.repeat(1_000)), picture('y'.repeat(100))))
    expect(message).toMatchObject({ text: 'x'.repeat(1_000), file: { kind: 'photo' } })
    const [bare] = renderReply(reply(picture('y'.repeat(2_000))))
    expect(bare?.text).toHaveLength(1_024)
  })

  it('sends several files one after the other', () => {
    const file: Block = {
      kind: 'file',
      bytes: new Uint8Array([1]),
      fileName: 'lifts.ics',
      mediaType: 'text/calendar',
    }
    expect(renderReply(reply(text('Here.'), file, picture('A chart')))).toMatchObject([
      { text: 'Here.', file: null },
      { text: '', file: { kind: 'document', fileName: 'lifts.ics' } },
      { text: 'A chart', file: { kind: 'photo' } },
    ])
  })

  it('is refused when there is nothing in it', () => {
    expect(() => renderReply(reply())).toThrow('neither words nor files')
    expect(() => renderReply(reply(text(' ')))).toThrow('neither words nor files')
  })
})
