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
import { measure, renderReply } from '../../../src/platforms/discord/render.ts'

const sources = (...all: Extract<Block, { kind: 'sources' }>['sources']): Block => ({
  kind: 'sources',
  sources: all,
})

describe('a reply on Discord', () => {
  it.each<[string, Reply, string]>([
    ['a title above words', reply(title('Today #1'), text('Easy.')), '### Today #1\nEasy.'],
    [
      'paragraphs',
      reply(text('Do ', bold('two'), '.'), text('Then rest.')),
      'Do **two**.\n\nThen rest.',
    ],
    ['a list', reply(list('warm up', ['squat ', bold('3')])), '- warm up\n- squat **3**'],
    ['steps', reply(steps('one', 'two\nlines')), '1. one\n2. two\n   lines'],
    ['a note', reply(note('A hint.\nAnother.')), '-# A hint.\n-# Another.'],
    [
      'a set table, one exercise a line',
      reply(
        setTable([
          { exercise: 'Split squat', prescription: '3 × 8', detail: 'rest 90 s', pair: 'A' },
          { exercise: 'Calf_raise', prescription: '3 × 12' },
        ]),
      ),
      '**A. Split squat** · 3 × 8 · rest 90 s\n**Calf\\_raise** · 3 × 12',
    ],
    [
      'sources',
      reply(
        text('Twice.'),
        sources(
          { number: 1, article: 'How often', heading: 'Two days', url: 'https://a.example/x' },
          { number: 2, article: 'Load', heading: 'Heavy', status: 'starter' },
        ),
      ),
      'Twice.\n\n-# \\[1\\] [How often — Two days](<https://a.example/x>)\n-# \\[2\\] Load — Heavy (starter article)',
    ],
  ])('shows %s', (_what, words, sent) => {
    expect(renderReply(words).map(({ content }) => content)).toEqual([sent])
  })

  it('is split below 2000 characters as Discord counts them, escapes included', () => {
    const words = reply(text('_'.repeat(1500)), text('b '.repeat(400).trim()))
    const messages = renderReply(words)
    expect(messages.length).toBeGreaterThan(1)
    for (const { content } of messages) expect(content.length).toBeLessThanOrEqual(2000)
    expect(
      messages
        .map(({ content }) => content)
        .join('')
        .match(/\\_/g),
    ).toHaveLength(1500)
    expect(measure(words)).toBe(3801)
  })

  it('has buttons in rows of five, under the last part', () => {
    const six = ['1', '2', '3', '4', '5', '6'].map((id) => ({ label: `B${id}`, id }))
    const site = { label: 'Book', url: 'https://a.example/book' }
    const messages = renderReply(reply(text('x '.repeat(1500)), buttons(six, [site])))
    expect(messages.map(({ components }) => components.length)).toEqual([0, 3])
    expect(messages.at(-1)?.components).toMatchObject([
      { type: 1, components: [{ custom_id: '1', style: 2 }, {}, {}, {}, { custom_id: '5' }] },
      { type: 1, components: [{ custom_id: '6' }] },
      { type: 1, components: [{ url: 'https://a.example/book', style: 5 }] },
    ])
  })

  it('goes on in a further message when the buttons need more than five rows', () => {
    const rows = Array.from({ length: 7 }, (_none, row) => [{ label: `Row ${row}`, id: `${row}` }])
    const messages = renderReply(reply(text('Choose.'), buttons(...rows)))
    expect(messages.map(({ components }) => components.length)).toEqual([5, 2])
  })

  it('refuses a button nobody could press', () => {
    expect(() => renderReply(reply(text('x'), buttons([{ label: 'Done' }])))).toThrow('Done')
  })

  it('shortens a label that is too long', () => {
    const [message] = renderReply(reply(text('x'), buttons([{ label: 'l'.repeat(90), id: '1' }])))
    expect(message?.components).toMatchObject([{ components: [{ label: `${'l'.repeat(79)}…` }] }])
  })

  it('has pictures with their words for people who cannot see them', () => {
    const image: Block = {
      kind: 'image',
      bytes: new Uint8Array([1]),
      fileName: 'week.png',
      alt: 'Your week',
    }
    const [message] = renderReply(reply(image))
    expect(message).toMatchObject({
      content: '',
      attachments: [{ id: '0', filename: 'week.png', description: 'Your week' }],
      files: [{ name: 'week.png' }],
    })
  })

  it('is refused when there is nothing in it', () => {
    expect(() => renderReply(reply())).toThrow('neither words nor files')
  })
})
