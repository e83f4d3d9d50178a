import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArticle } from '../../src/library/article.ts'
import { cutPassages, slugOf } from '../../src/library/passages.ts'
import { sentencesOf } from '../../src/library/sentences.ts'
import { wordsOf } from '../../src/library/words.ts'
import '../support/same-cases.ts'

function passagesOf(file: string, text: string) {
  const { article } = readArticle(file, text)
  return article === null ? [] : cutPassages(article)
}

describe('an article', () => {
  const markdown = [
    '---',
    'title: Why lift?',
    'url: https://example.org/why',
    'published: 2026-11-24',
    'questions:',
    '  Heavy sets: [how heavy should it be]',
    '---',
    'Opening words.',
    '',
    '## Heavy sets',
    '',
    'Lift **heavy**, see [here](https://example.org).',
    '',
    '- three sets',
    '- five reps',
    '',
    '### At home',
    '',
    'Use a backpack.',
  ].join('\n')

  it('becomes one passage a heading, with its trail, its anchor and its questions', () => {
    const [opening, heavy, home] = passagesOf('articles/why.md', markdown)
    expect(opening).toMatchObject({
      id: 'why#why-lift',
      heading: 'Why lift?',
      text: 'Opening words.',
    })
    expect(heavy).toMatchObject({
      id: 'why#heavy-sets',
      url: 'https://example.org/why#heavy-sets',
      text: 'Lift heavy, see here.\n\n- three sets\n- five reps',
      questions: ['how heavy should it be'],
      published: '2026-11-24',
    })
    expect(home?.trail).toEqual(['Why lift?', 'Heavy sets', 'At home'])
  })

  it('takes its title from the headline when there is no front matter', () => {
    const [only] = passagesOf('a.md', '# Soreness\n\nIt fades.')
    expect(only).toMatchObject({ title: 'Soreness', heading: 'Soreness', trail: ['Soreness'] })
  })

  it('keeps the rows of a table as lines', () => {
    const [only] = passagesOf('a.md', '## Plan\n\n| Day | Lift |\n|---|---|\n| Monday | squat |')
    expect(only?.text).toBe('- Day, Lift\n- Monday, squat')
  })

  it('may be plain text: short lines without a full stop are its headings', () => {
    const text =
      'Strong runners\nHello there.\nThe big wins\nStronger joints\nBetter economy\n1. It builds a base\nYou need one.'
    const passages = passagesOf('a.txt', text)
    expect(passages.map(({ heading }) => heading)).toEqual([
      'Strong runners',
      'The big wins',
      '1. It builds a base',
    ])
    expect(passages[1]?.text).toBe('- Stronger joints\n- Better economy')
  })
})

describe('cutting', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/)
  const sentence = fc
    .array(word, { minLength: 1, maxLength: 60 })
    .map((words) => `${words.join(' ')}.`.replace(/^./, (first) => first.toUpperCase()))
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 40 }).map((all) => all.join(' '))
  const body = fc.array(paragraph, { minLength: 1, maxLength: 8 })

  it('loses no word and keeps their order', () => {
    fc.assert(
      fc.property(body, (paragraphs) => {
        const passages = passagesOf('a.md', `---\ntitle: T\n---\n${paragraphs.join('\n\n')}`)
        const kept = passages.flatMap(({ text }) => wordsOf(text))
        expect(kept).toEqual(wordsOf(paragraphs.join('\n')))
      }),
      { numRuns: 40 },
    )
  })

  it('gives every passage an id of its own, also under headings of one name', () => {
    const passages = passagesOf('a.md', '## Sets\n\nOne.\n\n## Sets\n\nTwo.')
    expect(passages.map(({ id }) => id)).toEqual(['a#sets', 'a#sets-1'])
  })

  it('tears no sentence apart', () => {
    const long = `${'A sentence of some length that goes on. '.repeat(200)}`
    for (const { text } of passagesOf('a.md', long)) expect(text).toMatch(/^A sentence.*on\.$/s)
  })

  it('makes anchors as pages do', () => {
    expect(slugOf('How heavy? 80 % or more!')).toBe('how-heavy-80-or-more')
  })
})

describe('sentences', () => {
  it('end at a full stop, not at an abbreviation or a number', () => {
    expect(sentencesOf('Lift approx. 80 % or 2.5 kg more, e.g. a squat. Rest. Do 3 sets?')).toEqual(
      ['Lift approx. 80 % or 2.5 kg more, e.g. a squat.', 'Rest.', 'Do 3 sets?'],
    )
  })
})
