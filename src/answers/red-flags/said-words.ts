/**
 * A message -> the words the red-flag gate compares.
 *
 * Lower case, without accents and apostrophes, digits in the middle of words read as the letters they stand for,
 * letters held down let go. Each word knows its sentence and its clause, so that "Chest day. Legs hurt." is not
 * a hurting chest. A sentence that only goes on ("My chest. It hurts.") belongs to the one before.
 */

export interface SaidWords {
  readonly words: readonly string[]
  /** Number of the sentence each word stands in. */
  readonly sentences: readonly number[]
  /** Number of the clause each word stands in; a comma or a "but" begins a new one. */
  readonly clauses: readonly number[]
}

const pieces = /\d+(?:[.,:/]\d+)*\p{L}*|[\p{L}\p{N}@$]+|[.!?;\n…]+|[,:()–—]/gu
const goesOn = new Set(
  'it its they them there that this these and also but now then with which plus feels hurts even es und das et ca y e'.split(
    ' ',
  ),
)
const turns = new Set('but however although though except aber doch pero mais mas'.split(' '))

export function readWords(text: string): SaidWords {
  const words: string[] = []
  const sentences: number[] = []
  const clauses: number[] = []
  let sentence = 0
  let clause = 0
  let ended = false
  for (const [piece] of plain(text).matchAll(pieces)) {
    if (/^[,:()–—]|^\.\.|^…/.test(piece)) clause += 1
    else if (/^[.!?;\n]/.test(piece)) ended = true
    else {
      if (ended || turns.has(piece)) clause += 1
      if (ended && !goesOn.has(piece)) sentence += 1
      ended = false
      words.push(unmasked(piece))
      sentences.push(sentence)
      clauses.push(clause)
    }
  }
  return { words, sentences, clauses }
}

/** The words of one term of the file, read as a message would be. */
export function wordsOfTerm(term: string): readonly string[] {
  return plain(term)
    .split(/[\s-]+/)
    .filter((word) => word !== '')
}

const otherLetters: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l' }

/** Ways to write what the file writes in one way. Joined, "heart rate" is no heart that can hurt. */
const sameWords: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})heart[\s-]rate/gu, 'heartrate'],
  [/(?<!\p{L})(?:can[\s-]?not|can[\s-](?:barely|hardly|scarcely)|cnt|carnt)(?!\p{L})/gu, 'cant'],
  [/(?<!\p{L})(could|do|did|does|has|have)[\s-](?:not|nt)(?!\p{L})/gu, '$1nt'],
  [/(?<!\p{L})will[\s-]not(?!\p{L})/gu, 'wont'],
  [/(?<!\p{L})(?:cud|cld|coud)nt(?!\p{L})/gu, 'couldnt'],
  [/(?<!\p{L})dnt(?!\p{L})/gu, 'dont'],
]

function plain(text: string): string {
  return sameWords.reduce(
    (words, [written, meant]) => words.replace(written, meant),
    lettersOf(text),
  )
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[ßœæøł]/g, (letter) => otherLetters[letter] ?? letter)
    .replace(/(?<![\p{L}\p{N}])([cdjlmnst]|qu)['’`´](?=\p{L})/gu, '$1 ')
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/(\d)(kgs?|kilos?|lbs?)(?!\p{L})/gu, '$1 $2')
}

const masks: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
}

/** `ch3st` -> `chest`; numbers, `1rm`, `l4` and `10k` stay. */
function unmasked(word: string): string {
  if (!/^\p{L}+[013457@$]+\p{L}|^[@$]\p{L}/u.test(word)) return word
  return word.replace(/[01345@$]/g, (mask) => masks[mask] ?? mask)
}

/** Held-down letters let go: `paaaain` could be `paain` or `pain`. */
export function shortened(word: string): readonly string[] {
  if (!/(.)\1\1/.test(word)) return []
  return [word.replace(/(.)\1{2,}/g, '$1'), word.replace(/(.)\1{2,}/g, '$1$1')]
}
