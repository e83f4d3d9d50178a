/**
 * One block cut in two, where it disturbs reading least: between items, then sentences, then words.
 */
import { type Block, bold, type SetRow, type Source, type Span } from './reply.ts'

/** What stands before the cut, and what is left; nothing is left of a block that cannot be cut. */
export type Cut = readonly [head: Block, rest: Block | null]

type Fits = (piece: Block) => boolean

/** The longest beginning of `block` that fits. Always makes progress, even where nothing fits at all. */
export function cutBlock(block: Block, fits: Fits): Cut {
  switch (block.kind) {
    case 'title':
      return cutSpans([{ text: block.text, bold: true }], asText, fits)
    case 'text':
      return cutSpans(block.spans, asText, fits)
    case 'note':
      return cutSpans(block.spans, (spans) => ({ kind: 'note', spans }), fits)
    case 'list':
      return block.ordered
        ? cutNumbered(block.items, fits)
        : cutItems(block.items, asBullets, (item) => item, fits)
    case 'set-table':
      return cutItems(block.rows, (rows) => ({ kind: 'set-table', rows }), rowSpans, fits)
    case 'sources':
      return cutItems(block.sources, (sources) => ({ kind: 'sources', sources }), sourceSpans, fits)
    case 'image':
    case 'file':
    case 'buttons':
      return [block, null]
  }
}

function asText(spans: readonly Span[]): Block {
  return { kind: 'text', spans }
}

function asBullets(items: readonly (readonly Span[])[]): Block {
  return { kind: 'list', ordered: false, items }
}

/** Cuts between items; an item too long by itself goes on as words. */
function cutItems<Item>(
  items: readonly Item[],
  asBlock: (items: readonly Item[]) => Block,
  asSpans: (item: Item) => readonly Span[],
  fits: Fits,
): Cut {
  const count = longest(items.length, (many) => fits(asBlock(items.slice(0, many))))
  if (count > 0) return [asBlock(items.slice(0, count)), restOf(items.slice(count), asBlock)]
  const [first, ...others] = items
  if (first === undefined) return [asBlock(items), null]
  const spans = [...asSpans(first), ...others.flatMap((item) => [{ text: '\n' }, ...asSpans(item)])]
  return cutSpans(spans, asText, fits)
}

function restOf<Item>(items: readonly Item[], asBlock: (items: readonly Item[]) => Block) {
  return items.length === 0 ? null : asBlock(items)
}

/** A list begins at 1 by itself, so what follows the cut carries its numbers in the text. */
function cutNumbered(items: readonly (readonly Span[])[], fits: Fits): Cut {
  const asList = (some: typeof items): Block => ({ kind: 'list', ordered: true, items: some })
  const count = longest(items.length, (many) => fits(asList(items.slice(0, many))))
  const lines = numberedLines(items, count)
  if (count === 0) return cutSpans(lines, asText, fits)
  return [asList(items.slice(0, count)), lines.length === 0 ? null : asText(lines)]
}

function numberedLines(items: readonly (readonly Span[])[], from: number): Span[] {
  return items
    .slice(from)
    .flatMap((item, index) => [
      { text: `${index === 0 ? '' : '\n'}${from + index + 1}. ` },
      ...item,
    ])
}

function rowSpans({ exercise, prescription, detail, pair }: SetRow): Span[] {
  const name = pair === undefined ? exercise : `${pair}. ${exercise}`
  return [bold(name), { text: [`: ${prescription}`, detail].filter(Boolean).join(' · ') }]
}

function sourceSpans({ number, article, heading, url }: Source): Span[] {
  const words = `[${number}] ${article} — ${heading}`
  return [url === undefined ? { text: words } : { text: words, url }]
}

function cutSpans(
  spans: readonly Span[],
  asBlock: (spans: readonly Span[]) => Block,
  fits: Fits,
): Cut {
  const words = spans.map(({ text }) => text).join('')
  const at = bestCut(words, (end) => fits(asBlock(slice(spans, 0, end))))
  if (at === 0 && spans.some(({ url }) => url !== undefined)) {
    return cutSpans(spans.map(withoutAddress), asBlock, fits)
  }
  const end = at === 0 ? firstLetter(words) : at
  const rest = trimStart(slice(spans, end, words.length))
  return [asBlock(slice(spans, 0, end)), rest.length === 0 ? null : asBlock(rest)]
}

/** An address longer than a whole message cannot be shown; its words can. */
function withoutAddress({ url: _url, ...span }: Span): Span {
  return span
}

/** The last place where a cut still fits: after a line or sentence, else after a word, else anywhere. */
function bestCut(words: string, fits: (end: number) => boolean): number {
  for (const ends of [sentenceEnds, wordEnds, letterEnds]) {
    const places = ends(words)
    const at = places[longest(places.length, (many) => fits(places[many - 1] ?? 0)) - 1]
    if (at !== undefined) return at
  }
  return 0
}

function sentenceEnds(words: string): number[] {
  return [...words.matchAll(/(?:[.!?…]["'’”)\]]*(?=\s))|(?=\n)|$/g)]
    .map((found) => found.index + found[0].length)
    .filter((end) => end > 0)
}

function wordEnds(words: string): number[] {
  return [...words.matchAll(/\S(?=\s|$)/g)].map((found) => found.index + 1)
}

function letterEnds(words: string): number[] {
  return [...new Intl.Segmenter().segment(words)].map(
    ({ index, segment }) => index + segment.length,
  )
}

function firstLetter(words: string): number {
  return letterEnds(words)[0] ?? words.length
}

/** The greatest count from 1 to `most` for which `holds`, 0 when there is none. Longer never holds again. */
function longest(most: number, holds: (count: number) => boolean): number {
  let low = 0
  let high = most
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** The spans between two places of their joined text. */
function slice(spans: readonly Span[], from: number, to: number): Span[] {
  const cut: Span[] = []
  let start = 0
  for (const span of spans) {
    const text = span.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    if (text !== '') cut.push({ ...span, text })
    start += span.text.length
  }
  return cut
}

function trimStart(spans: readonly Span[]): Span[] {
  const [first, ...others] = spans
  if (first === undefined) return []
  const text = first.text.trimStart()
  return text === '' ? trimStart(others) : [{ ...first, text }, ...others]
}
