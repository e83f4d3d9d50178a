/**
 * Markdown (a model's answer, a coach's announcement) -> reply blocks, by a standard markdown parser.
 *
 * What chat cannot show is turned into what it can: headings into titles, tables and code into plain lines,
 * images into their description. Raw HTML stays visible text and never becomes markup.
 */
import type { List, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as plainText } from 'mdast-util-to-string'
import type { Block, Span } from './reply.ts'

export function parseMarkdown(markdown: string): Block[] {
  return fromMarkdown(markdown).children.flatMap(blockOf)
}

function blockOf(node: RootContent): Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'title', text: plainText(node) }]
    case 'paragraph':
      return [{ kind: 'text', spans: spansOf(node) }]
    case 'list':
      return [{ kind: 'list', ordered: node.ordered === true, items: itemsOf(node) }]
    case 'blockquote':
      return node.children.flatMap(blockOf)
    case 'code':
    case 'html':
      return [{ kind: 'text', spans: [{ text: node.value, code: node.type === 'code' }] }]
    case 'thematicBreak':
    case 'definition':
      return []
    default:
      return asPlain(node)
  }
}

function asPlain(node: Nodes): Block[] {
  const text = plainText(node)
  return text === '' ? [] : [{ kind: 'text', spans: [{ text }] }]
}

/** One entry a list item; nested lists follow their parent as entries of their own. */
function itemsOf(list: List): Span[][] {
  return list.children.flatMap((item) =>
    item.children.flatMap((child): Span[][] => {
      if (child.type === 'list') return itemsOf(child)
      return [child.type === 'paragraph' ? spansOf(child) : [{ text: plainText(child) }]]
    }),
  )
}

function spansOf(paragraph: Paragraph): Span[] {
  return paragraph.children.flatMap((node) => spanOf(node, {}))
}

type Look = Omit<Span, 'text'>

function spanOf(node: PhrasingContent, look: Look): Span[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return [{ ...look, text: node.value.replace(/\s*\n\s*/g, ' ') }]
    case 'inlineCode':
      return [{ ...look, code: true, text: node.value }]
    case 'break':
      return [{ ...look, text: '\n' }]
    case 'strong':
      return node.children.flatMap((child) => spanOf(child, { ...look, bold: true }))
    case 'emphasis':
      return node.children.flatMap((child) => spanOf(child, { ...look, italic: true }))
    case 'link':
      return node.children.flatMap((child) => spanOf(child, { ...look, url: node.url }))
    default:
      return [{ ...look, text: plainText(node) }]
  }
}
