import { describe, expect, it } from 'vitest'
import { bold, code, italic, link, type Span } from '../../../src/chat/reply.ts'
import { escapeMarkdown, renderSpans } from '../../../src/platforms/discord/markdown.ts'

describe('words on Discord', () => {
  it.each([
    ['plain words', 'plain words'],
    ['2 * 3 * 4 _and_ ~~so~~ ||on||', '2 \\* 3 \\* 4 \\_and\\_ \\~\\~so\\~\\~ \\|\\|on\\|\\|'],
    ['`code` and \\', '\\`code\\` and \\\\'],
    [
      '<@42> <@&7> <#9> </ask:1> <:run:5> <t:1:R>',
      '\\<@42> \\<@&7> \\<#9> \\</ask:1> \\<:run:5> \\<t:1:R>',
    ],
    ['[free](https://evil.example)', '\\[free\\](https://evil.example)'],
    ['# big\n## less\n#5 kept', '\\# big\n\\## less\n#5 kept'],
    ['> quote\n>>> all', '\\> quote\n\\>>> all'],
    ['- item\n-# small\n-5 kg', '\\- item\n\\-# small\n-5 kg'],
    ['1. first\n2.5 kg', '1\\. first\n2.5 kg'],
    ['https://a.example/b_c*d_e, then _x_', 'https://a.example/b_c*d_e, then \\_x\\_'],
    ['🏃‍♀️ 3 × 8 · RIR 2', '🏃‍♀️ 3 × 8 · RIR 2'],
  ])('%j is sent as %j', (words, sent) => {
    expect(escapeMarkdown(words)).toBe(sent)
  })

  it.each<[string, Span[], string]>([
    ['bold', [bold('two')], '**two**'],
    ['bold with its own stars', [bold('**two**')], '**\\*\\*two\\*\\***'],
    ['spaces outside the marks', [bold(' two '), { text: 'sets' }], ' **two** sets'],
    ['neighbours of one look', [bold('a'), bold('b')], '**ab**'],
    ['neighbours of two looks', [bold('a'), italic('b')], '**a**\u200b*b*'],
    ['code', [code('3x8')], '`3x8`'],
    ['code with a backtick', [code('a`b')], 'a\\`b'],
    [
      'a link',
      [link('the [plan]', 'https://a.example/p(1)')],
      '[the \\[plan\\]](<https://a.example/p%281%29>)',
    ],
    [
      'a link that shows its address',
      [link('https://a.example/', 'https://a.example/')],
      '<https://a.example/>',
    ],
    [
      'a link that pretends',
      [link('https://bank.example', 'https://evil.example')],
      'https://bank.example <https://evil.example/>',
    ],
    ['a link nobody may follow', [link('run me', 'javascript:alert(1)')], 'run me'],
    ['an empty span', [bold(''), { text: 'x' }], 'x'],
  ])('shows %s', (_what, spans, sent) => {
    expect(renderSpans(spans)).toBe(sent)
  })
})
