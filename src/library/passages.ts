/**
 * Articles -> passages: one for each heading's text, and several where that text is too long to quote from.
 *
 * A long text is parted between paragraphs, a long paragraph between sentences, so that nothing is ever lost and
 * no sentence is torn. Ids come from headings and stay while the heading stands.
 */
import type { Article } from './article.ts'
import type { Passage } from './passage.ts'
import type { Part, Section } from './section.ts'
import { sentencesOf } from './sentences.ts'

/** About half a page: whole sections of a normal article, and six of them still fit a small model's prompt. */
const LONGEST_PASSAGE = 2_400

export function cutPassages(article: Article): Passage[] {
  const taken = new Set<string>()
  return article.sections.flatMap((section) => cutSection(article, section, taken))
}

function cutSection(article: Article, section: Section, taken: Set<string>): Passage[] {
  const heading = section.headings.at(-1) ?? article.title
  const slug = freeSlug(slugOf(heading), taken)
  const anchor = section.headings.length === 0 ? '' : `#${slug}`
  return textsOf(section.parts).map((text, at) => ({
    id: `${article.id}#${slug}${at === 0 ? '' : `/${at + 1}`}`,
    article: article.id,
    title: article.title,
    heading,
    trail: [article.title, ...section.headings],
    url: article.url === null ? null : `${article.url}${anchor}`,
    published: article.published,
    status: article.status,
    tags: article.tags,
    text,
    questions: article.questions.get(heading) ?? [],
  }))
}

/** The texts of a section, each below the limit unless one sentence alone is longer. */
function textsOf(parts: readonly Part[]): string[] {
  const pieces = parts.flatMap(piecesOf)
  const texts: string[] = []
  let current = ''
  for (const piece of pieces) {
    const joined = current === '' ? piece.text : `${current}${piece.joint}${piece.text}`
    if (current !== '' && joined.length > LONGEST_PASSAGE) {
      texts.push(current)
      current = piece.text
    } else current = joined
  }
  return current === '' ? texts : [...texts, current]
}

interface Piece {
  readonly text: string
  /** What stands between it and the piece before. */
  readonly joint: string
}

function piecesOf(part: Part, at: number, parts: readonly Part[]): Piece[] {
  const text = part.kind === 'item' ? `- ${part.text}` : part.text
  const joint = part.kind === 'item' && parts[at - 1]?.kind === 'item' ? '\n' : '\n\n'
  if (text.length <= LONGEST_PASSAGE) return [{ text, joint }]
  return sentencesOf(text).map((sentence, place) => ({
    text: sentence,
    joint: place === 0 ? joint : ' ',
  }))
}

/** As pages make their anchors: lower case, words joined by hyphens. */
export function slugOf(heading: string): string {
  const slug = heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]+/gu, '')
    .trim()
    .replace(/\s+/g, '-')
  return slug === '' ? 'section' : slug
}

function freeSlug(slug: string, taken: Set<string>): string {
  let free = slug
  for (let count = 1; taken.has(free); count += 1) free = `${slug}-${count}`
  taken.add(free)
  return free
}
