/**
 * A reply as plain text, as the command line, the terminal and logs of tests show it.
 */
import type { Block, Reply, Source, Span } from './reply.ts'

/** Blocks one below the other; buttons as `[Done] [How]`. */
export function plainText(reply: Reply): string {
  return reply.blocks
    .map(plainBlock)
    .filter((part) => part !== '')
    .join('\n\n')
}

export function plainSpans(spans: readonly Span[]): string {
  return spans
    .map(({ text, url }) => (url === undefined || url === text ? text : `${text} (${url})`))
    .join('')
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'title':
      return block.text
    case 'text':
    case 'note':
      return plainSpans(block.spans)
    case 'list':
      return block.items
        .map((item, index) => `${marker(block.ordered, index)} ${plainSpans(item)}`)
        .join('\n')
    case 'set-table':
      return block.rows
        .map(({ exercise, prescription, detail, pair }) =>
          [`${pair === undefined ? '' : `${pair}. `}${exercise}: ${prescription}`, detail]
            .filter(Boolean)
            .join(' · '),
        )
        .join('\n')
    case 'sources':
      return block.sources.map(plainSource).join('\n')
    case 'image':
      return block.alt === '' ? '[picture]' : `[picture: ${block.alt}]`
    case 'file':
      return `[file: ${block.fileName}]`
    case 'buttons':
      return block.rows.map((row) => row.map(({ label }) => `[${label}]`).join(' ')).join('\n')
  }
}

/** `[1] How often to lift — How many days a week`, with what a reader should know about it. */
export function plainSource({ number, article, heading, url, status }: Source): string {
  const mark = status === 'starter' ? ' (starter article)' : ''
  return `[${number}] ${article} — ${heading}${mark}${url === undefined ? '' : ` ${url}`}`
}

function marker(ordered: boolean, index: number): string {
  return ordered ? `${index + 1}.` : '-'
}
