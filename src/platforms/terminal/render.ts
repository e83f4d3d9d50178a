/**
 * A reply for the terminal: wrapped to the window, titles bold, buttons numbered so that they can be pressed by
 * typing their number.
 */
import { styleText } from 'node:util'
import { plainSource, plainSpans } from '../../chat/plain-text.ts'
import type { Block, Button, Reply, Span } from '../../chat/reply.ts'

export interface TerminalLook {
  readonly columns: number
  /** Whether bold and colours can be shown. */
  readonly colours: boolean
  /** Number of the first button of this reply. */
  readonly firstButton: number
}

/** The text to print, without a final line break. */
export function renderForTerminal(reply: Reply, look: TerminalLook): string {
  let button = look.firstButton
  return reply.blocks
    .map((block) => {
      const lines = renderBlock(block, look, button)
      if (block.kind === 'buttons') button += block.rows.flat().length
      return lines
    })
    .filter((lines) => lines !== '')
    .join('\n\n')
}

/** The buttons of a reply in the order of their numbers. */
export function buttonsOf(reply: Reply): Button[] {
  return reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.rows.flat() : []))
}

function renderBlock(block: Block, look: TerminalLook, firstButton: number): string {
  switch (block.kind) {
    case 'title':
      return paint('bold', block.text, look)
    case 'text':
      return wrap(styled(block.spans, look), look.columns)
    case 'note':
      return paint('dim', wrap(plainSpans(block.spans), look.columns), look)
    case 'list':
      return block.items
        .map((item, index) =>
          wrap(
            `${block.ordered ? `${index + 1}.` : '•'} ${styled(item, look)}`,
            look.columns,
            '  ',
          ),
        )
        .join('\n')
    case 'set-table':
      return block.rows
        .map(({ exercise, prescription, detail, pair }) => {
          const name = paint('bold', `${pair === undefined ? '' : `${pair} · `}${exercise}`, look)
          return `${name}\n  ${[prescription, detail].filter(Boolean).join(' · ')}`
        })
        .join('\n')
    case 'sources':
      return paint('dim', block.sources.map(plainSource).join('\n'), look)
    case 'image':
      return block.alt === '' ? '[picture]' : `[picture: ${block.alt}]`
    case 'file':
      return `[file: ${block.fileName}]`
    case 'buttons':
      return block.rows
        .flat()
        .map(({ label, url }, index) =>
          url === undefined ? `[${firstButton + index}] ${label}` : `${label}: ${url}`,
        )
        .join('   ')
  }
}

function styled(spans: readonly Span[], look: TerminalLook): string {
  return spans
    .map((span) =>
      span.bold === true ? paint('bold', plainSpans([span]), look) : plainSpans([span]),
    )
    .join('')
}

function paint(format: 'bold' | 'dim', text: string, { colours }: TerminalLook): string {
  return colours ? styleText(format, text, { validateStream: false }) : text
}

/** Breaks at spaces; text longer than a line without a space stays whole. */
export function wrap(text: string, columns: number, indent = ''): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns, indent))
    .join('\n')
}

function wrapLine(line: string, columns: number, indent: string): string {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`
    if (visibleLength(longer) > columns && current !== '') {
      lines.push(current)
      current = indent + word
    } else current = longer
  }
  return [...lines, current].join('\n')
}

function visibleLength(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with the escape character
  return text.replace(/\u001b\[\d+m/g, '').length
}
