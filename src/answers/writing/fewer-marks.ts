/**
 * Citations as people set them: once at the end of what stands on the same passage, and not behind every sentence.
 *
 * Within a paragraph a mark goes when the next one is the same, within a list when every item has the same; what
 * opens a list gives its mark to the list. Which passage a sentence stands on can still be told.
 */

const marks = /\s*(?:\[\d{1,3}\])+/g

export function withFewerMarks(markdown: string): string {
  const lines = markdown.split('\n').map(oncePerParagraph)
  return lines.map((line, at) => (isSaidLater(lines, at) ? withoutLast(line) : line)).join('\n')
}

function oncePerParagraph(line: string): string {
  const found = [...line.matchAll(marks)].map(([mark]) => mark.trim())
  let place = -1
  return line.replace(marks, (mark) => {
    place += 1
    return found[place + 1] === mark.trim() ? '' : mark
  })
}

/** An item before another of the same list, or the line that opens the list. */
function isSaidLater(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  const mark = lastMark(line)
  const next = lines.slice(at + 1).find((one) => one.trim() !== '') ?? ''
  if (mark === '' || !next.startsWith('- ')) return false
  const isOpening = /:\s*(?:\[\d{1,3}\])+$/.test(line)
  if (!line.startsWith('- ') && !isOpening) return false
  const from = at + 1 + lines.slice(at + 1).indexOf(next)
  const end = lines.findIndex((one, place) => place >= from && !one.startsWith('- '))
  const items = lines.slice(from, end < 0 ? lines.length : end)
  return items.every((item) => lastMark(item) === mark)
}

function lastMark(line: string): string {
  return /(?:\[\d{1,3}\])+$/.exec(line)?.[0] ?? ''
}

function withoutLast(line: string): string {
  return line.replace(/\s*(?:\[\d{1,3}\])+$/, '')
}
