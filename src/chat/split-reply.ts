/**
 * A long reply as several messages, each short enough for its platform, with nothing lost.
 *
 * Order of events: blocks are put together as long as they fit -> a new part begins at a block's edge, and a title
 * goes with what it heads -> a block too long for any part is cut between items, then between sentences, then
 * between words -> sources and buttons stand under the last part.
 */
import { cutBlock } from './cut-block.ts'
import type { Block, Reply } from './reply.ts'

/** How long a reply is for its platform, marks and escapes included. */
export type Measure = (reply: Reply) => number

/** The parts of a reply, first to last; a reply that fits comes back as it is, an empty one as no part. */
export function splitReply(reply: Reply, limit: number, measure: Measure): Reply[] {
  const fits = (blocks: readonly Block[]) => measure({ blocks }) <= limit
  if (reply.blocks.length === 0) return []
  if (fits(reply.blocks)) return [reply]
  const parts = pack(reply.blocks.filter(isBody), fits)
  return addLast(parts, reply.blocks.filter(isLast), fits).map((blocks) => ({ blocks }))
}

type Fits = (blocks: readonly Block[]) => boolean

function pack(blocks: readonly Block[], fits: Fits): Block[][] {
  const parts: Block[][] = []
  const waiting = [...blocks]
  let part: Block[] = []
  for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
    if (fits([...part, block])) {
      part.push(block)
      continue
    }
    const [full, left] = part.every(isTitle) ? cutBelow(part, block, fits) : atEdge(part, block)
    parts.push(full)
    part = [...left.headings]
    waiting.unshift(...left.blocks)
  }
  return part.length === 0 ? parts : [...parts, part]
}

/** A finished part, the titles the next one begins with, and what still has to be put somewhere. */
type Packed = readonly [
  full: Block[],
  left: { readonly headings: readonly Block[]; readonly blocks: readonly Block[] },
]

/** Ends the part before `block`; titles right above it go along. */
function atEdge(part: readonly Block[], block: Block): Packed {
  const headings = trailingTitles(part)
  return [part.slice(0, part.length - headings.length), { headings, blocks: [block] }]
}

/** Begins a block that no part has room for below its titles, or below none where those leave no room at all. */
function cutBelow(titles: readonly Block[], block: Block, fits: Fits): Packed {
  const [head, rest] = cutBlock(block, (piece) => fits([...titles, piece]))
  if (titles.length > 0 && !fits([...titles, head])) {
    return [[...titles], { headings: [], blocks: [block] }]
  }
  return [[...titles, head], { headings: [], blocks: rest === null ? [] : [rest] }]
}

/** Puts sources and buttons under the last part, or behind it when they do not fit there. */
function addLast(parts: readonly Block[][], last: readonly Block[], fits: Fits): Block[][] {
  const body = parts.at(-1)
  if (body !== undefined && fits([...body, ...last]))
    return [...parts.slice(0, -1), [...body, ...last]]
  return [...parts, ...pack(last, fits)]
}

function isLast({ kind }: Block): boolean {
  return kind === 'sources' || kind === 'buttons'
}

function isBody(block: Block): boolean {
  return !isLast(block)
}

function isTitle({ kind }: Block): boolean {
  return kind === 'title'
}

function trailingTitles(blocks: readonly Block[]): Block[] {
  const firstTitle = blocks.findLastIndex((block) => !isTitle(block)) + 1
  return blocks.slice(firstTitle)
}
