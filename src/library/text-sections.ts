/**
 * A plain text file -> sections. Nothing marks a heading there, so it is read as a person would.
 *
 * A heading is a short line without a full stop, numbered or alone. Several such lines in a row are a list: below
 * a line that ends in a colon all of them, otherwise all but the first, which is their heading.
 */
import { collectSections, type Section } from './section.ts'

/** A longer line without a full stop is a careless paragraph rather than a heading. */
const LONGEST_HEADING = 90

export interface TextArticle {
  /** The first line when it reads like a title. */
  readonly title: string | null
  readonly sections: readonly Section[]
}

export function textSections(text: string): TextArticle {
  const paragraphs = paragraphsOf(text)
  const [first = '', ...others] = paragraphs
  const title = others.length > 0 && isTitle(first) ? first : null
  const rest = title === null ? paragraphs : others
  const sections = collectSections()
  let above = ''
  for (const [at, line] of rest.entries()) {
    const kind = kindOf(line, above, { before: rest[at - 1], after: rest[at + 1] })
    if (kind === 'heading') sections.heading(2, line)
    else sections.part(kind, line.replace(/^[-*•]\s+/, ''))
    above = kind === 'item' && above.endsWith(':') ? above : line
  }
  return { title, sections: sections.finish() }
}

type Kind = 'heading' | 'item' | 'paragraph'

interface Around {
  readonly before: string | undefined
  readonly after: string | undefined
}

function kindOf(line: string, above: string, { before, after }: Around): Kind {
  if (/^[-*•]\s/.test(line)) return 'item'
  if (!looksLikeLabel(line)) return 'paragraph'
  if (after === undefined) return above.endsWith(':') ? 'item' : 'paragraph'
  if (/^\d+[.)]\s/.test(line)) return 'heading'
  if (above.endsWith(':')) return 'item'
  return before !== undefined && looksLikeLabel(before) ? 'item' : 'heading'
}

/** Blank lines part paragraphs; where there are none, every line is one. */
function paragraphsOf(text: string): string[] {
  const whole = text.trim()
  const parts = /\n\s*\n/.test(whole) ? whole.split(/\n\s*\n/).flatMap(unwrap) : whole.split('\n')
  return parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '')
}

/** Lines broken at a fixed width belong together; bullets and labels stand for themselves. */
function unwrap(block: string): string[] {
  const lines = block.split('\n').map((line) => line.trim())
  const isList = lines.some((line) => /^[-*•]\s/.test(line)) || lines.every(looksLikeLabel)
  return isList ? lines : [lines.join(' ')]
}

function isTitle(line: string): boolean {
  return line.length <= 2 * LONGEST_HEADING && !/[.!;,]$/.test(line)
}

function looksLikeLabel(line: string): boolean {
  return line.length <= LONGEST_HEADING && !/[.!:;,]$/.test(line) && !line.includes('://')
}
