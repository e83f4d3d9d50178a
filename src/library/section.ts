/** The part of an article between one heading and the next, before it is cut to passages. */

export interface Section {
  /** Headings from the top level down to the one it stands under; empty above the first. */
  readonly headings: readonly string[]
  /** Paragraphs and list items in reading order. */
  readonly parts: readonly Part[]
}

export interface Part {
  readonly kind: 'paragraph' | 'item'
  readonly text: string
}

/** Collects sections while a text is read from top to bottom. */
export function collectSections() {
  const done: Section[] = []
  let trail: { readonly level: number; readonly text: string }[] = []
  let parts: Part[] = []

  const close = () => {
    if (parts.length > 0) done.push({ headings: trail.map(({ text }) => text), parts })
    parts = []
  }
  return {
    heading(level: number, text: string) {
      close()
      trail = [...trail.filter((above) => above.level < level), { level, text }]
    },
    part(kind: Part['kind'], text: string) {
      const plain = text.replace(/[^\S\n]+/g, ' ').trim()
      if (plain !== '') parts.push({ kind, text: plain })
    },
    finish(): readonly Section[] {
      close()
      return done
    },
  }
}
