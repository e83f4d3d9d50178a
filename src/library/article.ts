/**
 * An article as its file holds it: front matter, then sections under headings.
 *
 * Reading never throws. What cannot be used comes back as problems with their line, and the article is left out.
 */
import { type FrontMatter, splitArticle } from './front-matter.ts'
import { markdownSections } from './markdown-sections.ts'
import type { Problem } from './problem.ts'
import type { Section } from './section.ts'
import { textSections } from './text-sections.ts'

export interface Article {
  /** The file name without its ending. */
  readonly id: string
  readonly title: string
  readonly author: string | null
  readonly url: string | null
  /** `YYYY-MM-DD`, or null when unknown. */
  readonly published: string | null
  readonly status: string
  readonly tags: readonly string[]
  readonly sources: readonly string[]
  /** Heading -> questions the text below it answers. */
  readonly questions: ReadonlyMap<string, readonly string[]>
  readonly sections: readonly Section[]
}

export interface ReadArticle {
  /** Null when it cannot be used; then `problems` says why. */
  readonly article: Article | null
  readonly problems: readonly Problem[]
}

/** What counts as an article by its ending. */
export const articleEnding = /\.(md|markdown|txt)$/i

/** `file` names the article (and complaints about it); `text` is what stands in it. */
export function readArticle(file: string, text: string): ReadArticle {
  const unreadable = notText(text)
  if (unreadable !== null) return refuse(file, unreadable)
  const { front, body, problems, lineOfQuestions } = splitArticle(file, tidy(text))
  if (front === null) return { article: null, problems }
  const article = /\.txt$/i.test(file)
    ? fromText(file, front, body)
    : fromMarkdown(file, front, body)
  if (article.sections.length === 0) return refuse(file, 'has no text below its front matter')
  return { article, problems: lostQuestions(file, article, lineOfQuestions) }
}

function fromMarkdown(file: string, front: FrontMatter, body: string): Article {
  const sections = markdownSections(body)
  const first = sections[0]?.headings[0]
  const isHeadline = first !== undefined && sections.every(({ headings }) => headings[0] === first)
  const title = front.title ?? (isHeadline ? first : nameOf(file))
  return assemble(
    file,
    front,
    title,
    sections.map((section) => below(section, title)),
  )
}

function fromText(file: string, front: FrontMatter, body: string): Article {
  const { title, sections } = textSections(body)
  return assemble(file, front, front.title ?? title ?? nameOf(file), sections)
}

function assemble(
  file: string,
  front: FrontMatter,
  title: string,
  sections: readonly Section[],
): Article {
  const questions = Object.entries(front.questions ?? {})
  return {
    id: idOf(file),
    title,
    author: front.author ?? null,
    url: front.url ?? null,
    published: front.published ?? null,
    status: front.status ?? 'coach',
    tags: front.tags ?? [],
    sources: (front.sources ?? []).map(sayValue),
    questions: new Map(questions.map(([heading, asked]) => [heading, asked ?? []])),
    sections,
  }
}

/** Without the headline that only repeats the title. */
function below(section: Section, title: string): Section {
  const [first, ...others] = section.headings
  return first === title ? { ...section, headings: others } : section
}

/** Questions that name a heading which does not stand in the article would silently find nothing. */
function lostQuestions(
  file: string,
  { questions, sections, title }: Article,
  lineOf: (heading: string) => number,
): Problem[] {
  const known = new Set(sections.map(({ headings }) => headings.at(-1) ?? title))
  return [...questions.keys()]
    .filter((heading) => !known.has(heading))
    .map((heading) => ({
      file,
      line: lineOf(heading),
      message: `questions: no text stands under a heading "${heading}"`,
    }))
}

function refuse(file: string, message: string): ReadArticle {
  return { article: null, problems: [{ file, line: 1, message }] }
}

function notText(text: string): string | null {
  if (text.includes('\u0000')) return 'is not a text file'
  if (text.includes('\uFFFD')) return 'is not UTF-8 text; save it as UTF-8'
  return null
}

function tidy(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}

/** `articles/why-lift.md` -> `why-lift`. */
export function idOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(articleEnding, '')
}

function nameOf(file: string): string {
  const words = idOf(file).replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function sayValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
