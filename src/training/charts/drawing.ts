/**
 * The few shapes our cards are made of, as SVG text, in the colours of one palette.
 *
 * A card is opaque and dark, so that it reads the same in a dark and in a light chat. It is 1080 pixels wide and
 * shown at about a third of that on a phone: nothing below 26 pixels.
 */

import { fontFamily } from './rasterise.ts'

export const cardWidth = 1080
export const margin = 32

export const colours = {
  card: '#0F1724',
  panel: '#182437',
  line: '#2C3B54',
  words: '#F4F7FB',
  quiet: '#A5B4CB',
  load: '#5BC0EB',
  max: '#F7B733',
  done: '#4CC38A',
  open: '#5C6D8A',
  key: '#FF8A5B',
  shade: '#FFFFFF',
} as const

export interface TextLook {
  readonly size: number
  readonly colour?: string
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** A line of words; `y` is the baseline. */
export function words(x: number, y: number, text: string, look: TextLook): string {
  const { size, colour = colours.words, bold = false, anchor = 'start' } = look
  return `<text x="${x}" y="${y}" font-family="${fontFamily}" font-size="${size}" font-weight="${bold ? 600 : 400}" fill="${colour}" text-anchor="${anchor}">${escaped(text)}</text>`
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function box(
  { x, y, width, height }: Box,
  fill: string,
  look: { radius?: number; opacity?: number; stroke?: string } = {},
): string {
  const stroke = look.stroke === undefined ? '' : ` stroke="${look.stroke}" stroke-width="3"`
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${look.radius ?? 24}" fill="${fill}" fill-opacity="${look.opacity ?? 1}"${stroke}/>`
}

export function dot(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
}

/** A tick mark whose middle stands at `y`. */
export function tick(x: number, y: number): string {
  return `<path d="M${x} ${y} l9 10 l17 -22" fill="none" stroke="${colours.done}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** A finished card. */
export function card(height: number, ...shapes: readonly string[]): string {
  const ground = box({ x: 0, y: 0, width: cardWidth, height }, colours.card, { radius: 0 })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${height}" viewBox="0 0 ${cardWidth} ${height}">${ground}${shapes.join('')}</svg>`
}

/** Title and one quieter line below it. */
export function heading(title: string, below: string): string {
  return [
    box({ x: margin, y: 60, width: 12, height: 92 }, colours.max, { radius: 6 }),
    words(margin + 36, 104, fitted(title, 52, cardWidth - 2 * margin - 36, true), {
      size: 52,
      bold: true,
    }),
    words(margin + 36, 150, fitted(below, 30, cardWidth - 2 * margin - 36), {
      size: 30,
      colour: colours.quiet,
    }),
  ].join('')
}

/** A label on a coloured ground; gives its width too, for the next one beside it. */
export function pill(
  x: number,
  y: number,
  text: string,
  fill: string,
): { svg: string; width: number } {
  const width = Math.ceil(widthOf(text, 26, true)) + 36
  const svg = [
    box({ x, y, width, height: 44 }, fill, { radius: 22 }),
    words(x + width / 2, y + 31, text, {
      size: 26,
      bold: true,
      colour: colours.card,
      anchor: 'middle',
    }),
  ].join('')
  return { svg, width }
}

const narrow = new Set([..."iIl.,:;|!'()[]1jftr·"])
const wide = new Set([...'mwMWQ@%—'])

/** Nearly the width of the words in pixels; Inter's letters fall into three widths well enough. */
export function widthOf(text: string, size: number, bold = false): number {
  const units = [...text].reduce((sum, letter) => {
    if (letter === ' ') return sum + 0.28
    if (narrow.has(letter)) return sum + 0.33
    if (wide.has(letter)) return sum + 0.88
    return sum + (letter === letter.toUpperCase() && /\p{L}/u.test(letter) ? 0.69 : 0.58)
  }, 0)
  return units * size * (bold ? 1.05 : 1)
}

/** The words, cut with an ellipsis when they are wider than `width` pixels. */
export function fitted(text: string, size: number, width: number, bold = false): string {
  if (widthOf(text, size, bold) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size, bold) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** The words in lines of at most `width` pixels; the last of `most` lines ends in an ellipsis when cut. */
export function wrapped(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), fitted(lines.slice(most - 1).join(' '), size, width)]
}

function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
