/**
 * Markdown -> sections, by a standard parser.
 *
 * Formatting goes, words stay: links keep their words, images their description, code and raw HTML their text,
 * table rows become lines.
 */
import type { List, ListItem, Nodes, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as plainText } from 'mdast-util-to-string'
import { collectSections, type Section } from './section.ts'

type Collector = ReturnType<typeof collectSections>

export function markdownSections(markdown: string): readonly Section[] {
  const sections = collectSections()
  for (const node of fromMarkdown(markdown).children) take(node, sections)
  return sections.finish()
}

function take(node: RootContent, sections: Collector): void {
  if (node.type === 'heading') sections.heading(node.depth, oneLine(plainText(node)))
  else if (node.type === 'list') takeList(node, sections)
  else if (node.type === 'blockquote') for (const child of node.children) take(child, sections)
  else if (node.type === 'paragraph') takeParagraph(plainText(node), sections)
  else sections.part('paragraph', node.type === 'code' ? node.value : oneLine(textOf(node)))
}

/** A table is a paragraph to a parser without tables: lines that begin with a bar. */
function takeParagraph(text: string, sections: Collector): void {
  const lines = text.split('\n').map((line) => line.trim())
  const isTable = lines.every((line) => line.startsWith('|'))
  if (isTable) for (const row of lines) sections.part('item', cellsOf(row))
  else sections.part('paragraph', oneLine(text))
}

function cellsOf(row: string): string {
  if (/^[|\s:-]+$/.test(row)) return ''
  return row
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(', ')
}

/** An item and, after it, the items of lists inside it. */
function takeList(list: List, sections: Collector): void {
  for (const item of list.children) takeItem(item, sections)
}

function takeItem(item: ListItem, sections: Collector): void {
  for (const child of item.children) {
    if (child.type === 'list') takeList(child, sections)
    else sections.part('item', oneLine(textOf(child)))
  }
}

function textOf(node: Nodes): string {
  return node.type === 'html' ? withoutTags(node.value) : plainText(node)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function withoutTags(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, ' ').replace(/<[^>]+>/g, ' ')
}
