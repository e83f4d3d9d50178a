/**
 * What Ironstride says, as a small tree of blocks that knows nothing of Discord or Telegram.
 *
 * Commands build a `Reply`; each platform renders it at the last moment. No markdown string travels through
 * the core, so a formatting fault can never lose an answer.
 */

/** A run of words with one look. A `url` makes it a link; platforms drop links they cannot show. */
export interface Span {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly code?: boolean
  readonly url?: string
  /**
   * Id of a person of the reply's platform whom this word calls. Nothing else ever calls anybody; only the coach's
   * answer to somebody's question does.
   */
  readonly calls?: string
}

/** One exercise of a set table: `Split squat` / `3 × 8 each side · RIR 3` / `rest 90 s`. */
export interface SetRow {
  readonly exercise: string
  readonly prescription: string
  /** Rest, load or hint; said after the prescription. */
  readonly detail?: string
  /** Letter shared by exercises done in turn. */
  readonly pair?: string
}

/** Where an answer stands. `number` is the one cited in the text. */
export interface Source {
  readonly number: number
  readonly article: string
  readonly heading: string
  readonly url?: string
  /** `starter` when the text is not the coach's own yet. */
  readonly status?: string
  readonly published?: string
}

/** What pressing a button does. Kept in the store under a short opaque id until `expiresAt`. */
export interface ButtonAction {
  /** The action's name, such as `lift.done`; the commands folder maps it to code. */
  readonly name: string
  /** Small JSON facts the action needs. Never shown, never sent to a platform. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Only this member may press; absent: everybody who sees it. */
  readonly onlyMember?: string
  /** Epoch milliseconds; absent: 30 days from sending. */
  readonly expiresAt?: number
  /** Whether the first press uses it up. */
  readonly once?: boolean
}

export interface Button {
  readonly label: string
  readonly style?: 'primary' | 'plain' | 'danger'
  /** Opens a page instead of acting. */
  readonly url?: string
  readonly action?: ButtonAction
  /** Opaque, at most 32 characters; given when the reply is about to be sent (`delivery/buttons`). */
  readonly id?: string
}

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly spans: readonly Span[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly Span[])[]
    }
  | { readonly kind: 'set-table'; readonly rows: readonly SetRow[] }
  | { readonly kind: 'note'; readonly spans: readonly Span[] }
  | { readonly kind: 'sources'; readonly sources: readonly Source[] }
  | {
      readonly kind: 'image'
      readonly bytes: Uint8Array
      readonly fileName: string
      /** Said to people who cannot see the picture; empty when nobody knows what it shows. */
      readonly alt: string
    }
  | {
      readonly kind: 'file'
      readonly bytes: Uint8Array
      readonly fileName: string
      readonly mediaType: string
    }
  | { readonly kind: 'buttons'; readonly rows: readonly (readonly Button[])[] }

export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

export interface Reply {
  readonly blocks: readonly Block[]
}

/** Joins blocks to a reply; absent ones are left out, so that a part can be conditional. */
export function reply(...blocks: readonly (Block | null | undefined | false)[]): Reply {
  return { blocks: blocks.filter((block): block is Block => Boolean(block)) }
}

export function title(text: string): Block {
  return { kind: 'title', text }
}

/** A paragraph of plain words and spans: `text('Do ', bold('two'), ' sets.')`. */
export function text(...parts: readonly (string | Span)[]): Block {
  return { kind: 'text', spans: parts.map(asSpan) }
}

/** A quieter paragraph: hints, provenance, limits. */
export function note(...parts: readonly (string | Span)[]): Block {
  return { kind: 'note', spans: parts.map(asSpan) }
}

export function list(...items: readonly (string | Span | readonly (string | Span)[])[]): Block {
  return { kind: 'list', ordered: false, items: items.map(asItem) }
}

export function steps(...items: readonly (string | Span | readonly (string | Span)[])[]): Block {
  return { kind: 'list', ordered: true, items: items.map(asItem) }
}

export function setTable(rows: readonly SetRow[]): Block {
  return { kind: 'set-table', rows }
}

export function buttons(...rows: readonly (readonly Button[])[]): Block {
  return { kind: 'buttons', rows }
}

export function button(
  label: string,
  action: ButtonAction,
  style: Button['style'] = 'plain',
): Button {
  return { label, action, style }
}

export const bold = (words: string): Span => ({ text: words, bold: true })
export const italic = (words: string): Span => ({ text: words, italic: true })
export const code = (words: string): Span => ({ text: words, code: true })
export const link = (words: string, url: string): Span => ({ text: words, url })

/** Ids of the people a reply calls. */
export function calledIn({ blocks }: Reply): string[] {
  const spans = blocks.flatMap((block) => ('spans' in block ? block.spans : []))
  return [...new Set(spans.flatMap(({ calls }) => calls ?? []))]
}

function asSpan(part: string | Span): Span {
  return typeof part === 'string' ? { text: part } : part
}

function asItem(item: string | Span | readonly (string | Span)[]): readonly Span[] {
  return isParts(item) ? item.map(asSpan) : [asSpan(item)]
}

function isParts(
  item: string | Span | readonly (string | Span)[],
): item is readonly (string | Span)[] {
  return Array.isArray(item)
}
