/**
 * Text -> sentences, kept letter by letter.
 *
 * A full stop ends a sentence only before a space and something a sentence can begin with, and never after an
 * abbreviation or a single letter: "approx. 80 %", "e.g. a squat" and "S. Smith" stay whole. Each list item is a
 * sentence of its own.
 */

const abbreviations = new Set(
  'e.g i.e etc vs cf approx ca no fig st dr mr mrs ms prof al resp incl'.split(' '),
)

/** These end a sentence too: "12 reps max. Rest well" is two, "min. 30 s" is one. */
const units = new Set('min max sec hr hrs wk wks'.split(' '))

/** Sentences and list items in reading order, each trimmed; joined they hold every word of the text. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => (line.startsWith('- ') ? [line] : sentencesOfLine(line)))
}

function sentencesOfLine(line: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const match of line.matchAll(/[.!?…]+["'”’)\]]*\s+(?=["'“‘([]?[\p{Lu}\p{N}])/gu)) {
    const end = match.index + match[0].length
    if (!endsSentence(line.slice(start, end).trimEnd(), line.slice(end))) continue
    sentences.push(line.slice(start, end).trim())
    start = end
  }
  return [...sentences, line.slice(start).trim()].filter((sentence) => sentence !== '')
}

function endsSentence(words: string, next: string): boolean {
  if (!words.endsWith('.')) return true
  const last = (/(\S+)\.$/.exec(words)?.[1] ?? '').replace(/^["'“‘(]+/, '')
  if (units.has(last.toLowerCase())) return /^["'“‘([]?\p{Lu}/u.test(next)
  return !abbreviations.has(last.toLowerCase()) && !/^\p{L}$/u.test(last)
}
