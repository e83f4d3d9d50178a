import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readArticle } from '../../src/library/article.ts'
import { checkArticles, openLibrary } from '../../src/library/library.ts'
import { sayProblem } from '../../src/library/problem.ts'
import { parseSynonyms } from '../../src/library/synonyms.ts'
import { silentLog } from '../../src/log.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ironstride-articles-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const write = (name: string, text: string | Uint8Array) => writeFileSync(join(dir, name), text)
const said = (file: string, text: string) => readArticle(file, text).problems.map(sayProblem)

describe('a broken article', () => {
  it('is named with its line and what is wrong', () => {
    expect(said('a.md', '---\ntitle: A\npublished: soon\n---\nText.')).toEqual([
      'a.md:3: published: is not a date such as 2026-11-24',
    ])
    expect(said('a.md', '---\ntitle: "A\n---\nText.')[0]).toMatch(/^a\.md:\d: not valid YAML: /)
    expect(said('a.md', '---\ntitle: A\nText.')).toEqual([
      'a.md:1: the front matter has no closing ---',
    ])
    expect(said('a.md', '---\ntitle: A\n---\n## Only a heading')).toEqual([
      'a.md:1: has no text below its front matter',
    ])
    expect(said('a.md', '\u0000\u0001')).toEqual(['a.md:1: is not a text file'])
    expect(said('a.md', '')).toEqual(['a.md:1: has no text below its front matter'])
  })

  it('may stay when only its questions name a heading that is not there', () => {
    const text = '---\ntitle: A\nquestions:\n  Heavy: [how heavy]\n---\n## Light\n\nText.'
    const { article, problems } = readArticle('a.md', text)
    expect(article).not.toBeNull()
    expect(problems.map(sayProblem)).toEqual([
      'a.md:4: questions: no text stands under a heading "Heavy"',
    ])
  })

  it('is skipped and never keeps the others from being found', async () => {
    write('broken.md', '---\ntitle: [\n---\nText about squats.')
    write('latin.md', new Uint8Array([0x41, 0xe9, 0x42]))
    write('good.md', '# Squats\n\nSquat twice a week.')
    write('good.txt', 'Deadlift.')
    const library = await openLibrary({ dir, log: silentLog })
    expect(library.search('squat', 5).map(({ passage }) => passage.id)).toEqual(['good#squats'])
    expect(library.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^not valid YAML/),
      `has the same name as ${join(dir, 'good.md')}; rename one`,
      'is not UTF-8 text; save it as UTF-8',
    ])
    expect(await checkArticles(dir)).toHaveLength(3)
  })

  it('says which folder is missing', async () => {
    const gone = join(dir, 'nowhere')
    await expect(openLibrary({ dir: gone, log: silentLog })).rejects.toThrow(/nowhere: the folder/)
  })
})

describe('the lexicon', () => {
  it('names the line that does not fit', () => {
    const { problems } = parseSynonyms('synonyms.yaml', 'groups:\n  - [one, two]\n  - [alone]\n')
    expect(problems.map(sayProblem)).toEqual([
      'synonyms.yaml:3: groups.1: needs at least two terms',
    ])
  })

  it('reads an age in years in the words people say it', () => {
    const ages = 'ages:\n  - { from: 60, to: 61, means: [over 60] }\n'
    const { synonyms } = parseSynonyms('synonyms.yaml', ages)
    expect(synonyms.oneWay[0]?.from).toEqual(
      expect.arrayContaining(['im 60', '61 year old', 'at 61']),
    )
    expect(synonyms.oneWay[0]?.from).not.toContain('at 60')
    const { problems } = parseSynonyms('synonyms.yaml', ages.replace('61', '59'))
    expect(problems.map(({ line }) => line)).toEqual([2])
  })
})
