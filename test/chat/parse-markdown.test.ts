import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../src/chat/parse-markdown.ts'
import { plainText } from '../../src/chat/plain-text.ts'

describe('markdown from a model', () => {
  it('becomes blocks with looks, not a string of marks', () => {
    expect(parseMarkdown('Do **two** *easy* sets of `RDL`.\n\n1. squat\n2. hinge')).toEqual([
      {
        kind: 'text',
        spans: [
          { text: 'Do ' },
          { text: 'two', bold: true },
          { text: ' ' },
          { text: 'easy', italic: true },
          { text: ' sets of ' },
          { text: 'RDL', code: true },
          { text: '.' },
        ],
      },
      { kind: 'list', ordered: true, items: [[{ text: 'squat' }], [{ text: 'hinge' }]] },
    ])
  })

  it('never fails on marks that do not close, and never turns HTML into markup', () => {
    for (const odd of [
      '**half',
      '[link](',
      '<script>x</script>',
      '```\nopen',
      '| a | b |\n|---|',
      '',
    ]) {
      expect(plainText({ blocks: parseMarkdown(odd) })).toEqual(expect.any(String))
    }
    expect(parseMarkdown('<b>hi</b> there')).toEqual([
      {
        kind: 'text',
        spans: [{ text: '<b>' }, { text: 'hi' }, { text: '</b>' }, { text: ' there' }],
      },
    ])
  })

  it('keeps nested list items one per line', () => {
    const blocks = parseMarkdown('- lower\n  - squat\n  - hinge\n- upper')
    expect(plainText({ blocks })).toBe('- lower\n- squat\n- hinge\n- upper')
  })
})
