/**
 * Text -> the words a search compares: lower case, without accents, cut down to their stems.
 *
 * Two stop lists. Articles drop only what stands everywhere in English. Questions also drop the words that make
 * a question a question: an article rarely says "should I", so those words would look rare and weigh heavily.
 */
import { stemmer } from 'stemmer'

/** Lucene's English list, so that figures compare with published ones. */
const everywhere = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then there these ' +
    'they this to was will with'
  ).split(' '),
)

const asking = new Set(
  (
    'i me my mine we us our you your am im ive id ill do does did doing done have has had having can could ' +
    'should shall would may might must what when where which who whom why how whats hows been being were its ' +
    'he she him her his so than too very just really get got getting any some about from out up also ever ' +
    'please tell want wanna need know think thing things stuff like hey hi hello ok okay actually exactly ' +
    'dont doesnt isnt arent cant wont didnt im u ur r pls plz thx idk tho lol gonna gotta hello anyone ' +
    'someone something anything make makes mean means say says said let lets go going use using one whether ' +
    'because bit kinda sort lot lots much many way good bad best better okay worth go goes there here'
  ).split(' '),
)

/** Most English text, which is taken apart several times faster. */
const plainText = /^[ -~\s]*$/
const plainWord = /[a-z0-9]+/g
const wordPattern = /[\p{L}\p{N}]+/gu

/** Every word in reading order, lower case, apostrophes closed: `Don't` -> `dont`, `runner's` -> `runner`. */
export function wordsOf(text: string): string[] {
  if (plainText.test(text)) {
    const lower = text.toLowerCase()
    const open = lower.includes("'") ? lower.replace(/'s\b/g, '').replace(/'/g, '') : lower
    return open.match(plainWord) ?? []
  }
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/['’]/g, '')
  return plain.match(wordPattern) ?? []
}

const stems = new Map<string, string>()
/** A library has tens of thousands of words; beyond this somebody is feeding in noise. */
const MOST_STEMS = 200_000

/** The stem two forms of a word share. */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size >= MOST_STEMS) stems.clear()
  const stem = stemmer(word)
  stems.set(word, stem)
  return stem
}

/** Whether a word stands everywhere and says nothing about an article's subject. */
export function isEverywhere(word: string): boolean {
  return everywhere.has(word)
}

/** Whether a word of a question says nothing about what is asked. */
export function isAsking(word: string): boolean {
  return everywhere.has(word) || asking.has(word)
}

/** Stems of the words that carry a text's subject, in reading order. */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !everywhere.has(word))
    .map(stemOf)
}
