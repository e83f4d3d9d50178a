/**
 * A draft's markdown -> its sentences with their citations, and back.
 *
 * A standard markdown parser reads it; what an answer never holds (code, HTML, pictures, tables, link definitions)
 * is named as a fault and left out. What is written back is plain sentences, lists and headings, with everything
 * escaped that could become markup.
 */
import type { Nodes, Parents, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { sentencesOf } from '../../library/sentences.ts'

export interface Sentence {
  /** Without its citations. */
  readonly text: string
  readonly cites: readonly number[]
}

export interface Paragraph {
  readonly kind: 'paragraph' | 'heading'
  readonly sentences: readonly Sentence[]
}

export interface ListPart {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly items: readonly (readonly Sentence[])[]
}

export type Part = Paragraph | ListPart

export interface ReadDraft {
  readonly parts: readonly Part[]
  readonly faults: readonly string[]
}

export function readDraft(markdown: string): ReadDraft {
  const faults: string[] = []
  const parts = fromMarkdown(markdown).children.flatMap((node) => partsOf(node, faults))
  return { parts, faults }
}

function partsOf(node: RootContent, faults: string[]): Part[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', sentences: [sentenceOf(flatText(node, faults))] }]
    case 'paragraph':
      return [{ kind: 'paragraph', sentences: citedSentences(flatText(node, faults)) }]
    case 'blockquote':
      return node.children.flatMap((child) => partsOf(child, faults))
    case 'list': {
      const items = node.children.flatMap((item) => itemsOf(item, faults))
      return [{ kind: 'list', ordered: node.ordered === true, items }]
    }
    case 'thematicBreak':
      return []
    default:
      faults.push(`${node.type} has no place in an answer`)
      return []
  }
}

/** Nested lists follow their parent as items of their own. */
function itemsOf(item: Parents, faults: string[]): (readonly Sentence[])[] {
  return item.children.flatMap((child): (readonly Sentence[])[] => {
    if (child.type === 'list') return child.children.flatMap((inner) => itemsOf(inner, faults))
    return child.type === 'paragraph' ? [citedSentences(flatText(child, faults))] : []
  })
}

/** The words of a node; links keep their address in sight so that the check of links sees it. */
function flatText(node: Nodes, faults: string[]): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return `\`${node.value}\``
    case 'break':
      return '\n'
    case 'link':
      return `${childrenText(node, faults)} <${node.url}>`
    case 'linkReference':
      return `[${childrenText(node, faults)}]`
    case 'html':
    case 'image':
    case 'imageReference':
      faults.push(`${node.type} has no place in an answer`)
      return ` <${node.type}> `
    default:
      return 'children' in node ? childrenText(node, faults) : ''
  }
}

function childrenText(node: Parents, faults: string[]): string {
  return node.children.map((child) => flatText(child, faults)).join('')
}

const citation = /\s*[[【]\s*\^?\s*(\d{1,3}(?:\s*[,;-]\s*\^?\d{1,3})*)\s*[\]】]/g

/** A citation after the full stop belongs to the sentence before it. */
function citedSentences(text: string): Sentence[] {
  const moved = text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/([.!?…]+)((?:\s*[[【]\s*\^?\d[^\]】]{0,20}[\]】])+)/g, '$2$1')
  return sentencesOf(moved)
    .map(sentenceOf)
    .filter(({ text: words }) => words !== '')
}

function sentenceOf(text: string): Sentence {
  const cites = [...text.matchAll(citation)].flatMap(([, numbers = '']) =>
    numbers.split(/[,;]/).flatMap(rangeOf),
  )
  const words = text.replace(citation, '').replace(/\s+([.,;:!?])/g, '$1')
  return { text: words.replace(/\s+/g, ' ').trim(), cites: [...new Set(cites)] }
}

function rangeOf(text: string): number[] {
  const [from = 0, to = from] = text
    .split('-')
    .map((number) => Number.parseInt(number.replace('^', ''), 10))
  return Array.from({ length: Math.min(9, Math.max(1, to - from + 1)) }, (_, step) => from + step)
}

export function sentencesOfPart(part: Part): readonly Sentence[] {
  return part.kind === 'list' ? part.items.flat() : part.sentences
}

export function writeParts(parts: readonly Part[]): string {
  return parts.map(writePart).filter(Boolean).join('\n\n')
}

function writePart(part: Part): string {
  if (part.kind !== 'list') {
    const line = part.sentences.map(writeSentence).join(' ')
    return part.kind === 'heading' ? `### ${line}` : line
  }
  return part.items
    .map((sentences, place) => {
      const mark = part.ordered ? `${place + 1}.` : '-'
      return `${mark} ${sentences.map(writeSentence).join(' ')}`
    })
    .join('\n')
}

export function writeSentence({ text, cites }: Sentence): string {
  const safe = text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/^(?:[#+~|-]|\d+[.)](?=\s))/, '\\$&')
  const numbers = cites.map((number) => `[${number}]`).join('')
  return numbers === '' ? safe : `${safe} ${numbers}`
}
