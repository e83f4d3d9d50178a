/** Passages for tests of answers: made by hand, or cut from the starter articles. */
import { readFileSync } from 'node:fs'
import { readArticle } from '../../src/library/article.ts'
import type { Passage } from '../../src/library/passage.ts'
import { cutPassages } from '../../src/library/passages.ts'
import { readFolder } from '../../src/library/read-folder.ts'

export function passage(text: string, more: Partial<Passage> = {}): Passage {
  return {
    id: 'notes#spacing',
    article: 'notes',
    title: 'Notes on lifting',
    heading: 'Spacing',
    trail: ['Notes on lifting', 'Spacing'],
    url: null,
    published: '2026-11-24',
    status: 'coach',
    tags: [],
    questions: [],
    text,
    ...more,
  }
}

/** Every passage of the articles that come with the project. */
export async function starterPassages(): Promise<Passage[]> {
  const { files } = await readFolder('knowledge/articles')
  return files.flatMap(({ file, text }) => {
    const { article } = readArticle(file, text)
    return article === null ? [] : cutPassages(article)
  })
}

/** A file of `test/golden` with one JSON object a line. */
export function goldenLines<Line>(name: string): Line[] {
  return readFileSync(`test/golden/${name}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}
