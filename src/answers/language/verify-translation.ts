/**
 * A translation held against what was translated: line by line, and within a line from citation to citation.
 *
 * The original has been verified; the translation is a model's word. It passes when every line has the same
 * citations in the same places, the same numbers and units, no sentence more, no link, mention or markup, about the
 * same length, denies where the original denies, and names no guarded thing the original does not name. One fault
 * and the original stays.
 */
import type { Passage } from '../../library/passage.ts'
import { bannedIn, withoutHidden } from '../verifier/banned-output.ts'
import { denying, guardedConcepts, nearlyDenying, numberWords } from './guarded-words.ts'
import { type LanguageCode, languageOf } from './languages.ts'

export interface TranslationToCheck {
  readonly original: string
  readonly translated: string
  readonly from: LanguageCode
  readonly to: LanguageCode
  /** What the original stands on: links to their pages may stay. */
  readonly passages: readonly Passage[]
  /** Words no answer may repeat. */
  readonly secret: readonly string[]
  /** More is still to come: only whole lines are looked at. */
  readonly growing?: boolean
}

export interface CheckedTranslation {
  /** In the original's layout; empty when there is a fault. */
  readonly markdown: string
  readonly faults: readonly string[]
}

/** A whole translation is at most this much longer than its original. */
const MOST_TIMES_LONGER = 1.7

export function checkTranslation(check: TranslationToCheck): CheckedTranslation {
  const originals = linesOf(check.original)
  const translated = linesOf(
    check.growing === true ? wholeLines(check.translated) : check.translated,
  )
  const faults = [
    ...faultsOfWhole(originals, translated, check),
    ...translated.flatMap((line, place) => faultsOfLine(originals[place] ?? '', line, check)),
  ]
  const markdown = faults.length === 0 ? laidOutAs(check.original, translated) : ''
  return { markdown, faults }
}

function faultsOfWhole(
  originals: readonly string[],
  translated: readonly string[],
  { original, to, growing }: TranslationToCheck,
): string[] {
  if (translated.length > originals.length) return ['it has more lines']
  if (growing === true) return []
  if (translated.length < originals.length) return ['it has fewer lines']
  const text = translated.join(' ')
  if (text.length > original.length * MOST_TIMES_LONGER + 60) return ['it is far longer']
  return languageOf(text.replace(marks, ' ')) === to ? [] : ['it is in another language']
}

/** Citations, each with the blank before it. */
const marks = /\s*\[\d{1,3}\]/g

function faultsOfLine(original: string, translated: string, check: TranslationToCheck): string[] {
  const ours = partsOf(original)
  const theirs = partsOf(translated)
  const banned = bannedIn(translated, check.passages, check.secret)
  if (banned !== null) return [banned]
  if (original.startsWith('- ') !== translated.startsWith('- ')) return ['a list is none any more']
  if (markup(translated) > markup(original)) return ['it adds markup']
  const citations = (parts: readonly Part[]) => parts.map(({ cited }) => cited).join(' | ')
  if (citations(ours) !== citations(theirs)) return ['its citations differ']
  return ours.flatMap(({ text }, place) => faultsOfPart(text, theirs[place]?.text ?? '', check))
}

interface Part {
  readonly text: string
  /** The citations after it, such as `[1][3]`. */
  readonly cited: string
}

/** A line cut at its citations. */
function partsOf(line: string): Part[] {
  return [...line.matchAll(/([^[]*(?:\[(?!\d{1,3}\])[^[]*)*)((?:\s*\[\d{1,3}\])*)/g)]
    .map(([, text = '', cited = '']) => ({ text: text.trim(), cited: cited.replace(/\s/g, '') }))
    .filter(({ text, cited }) => text !== '' || cited !== '')
}

function faultsOfPart(
  original: string,
  translated: string,
  { from, to }: TranslationToCheck,
): string[] {
  const [ours, theirs] = [plain(original), plain(translated)]
  const added = Object.entries(guardedConcepts)
    .filter(([, inEach]) => inEach[to].test(theirs) && !inEach[from].test(ours))
    .map(([concept]) => `it speaks of ${concept}`)
  return [
    ...added,
    ...(isTurnedAround(ours, theirs, from, to) ? ['it denies what was said, or the reverse'] : []),
    ...(hasSameNumbers(ours, theirs, from, to) ? [] : ['its numbers differ']),
    ...(unitsIn(ours) === unitsIn(theirs) ? [] : ['its units differ']),
    ...(sentencesIn(theirs) > sentencesIn(ours) ? ['it has more sentences'] : []),
    ...(isAboutAsLong(ours, theirs) ? [] : ['its length differs']),
  ]
}

/** Near a guarded thing only a true denial stands for one; elsewhere "leave out" may stand for "not". */
function isTurnedAround(ours: string, theirs: string, from: LanguageCode, to: LanguageCode) {
  const isGuarded = Object.values(guardedConcepts).some(
    (inEach) => inEach[from].test(ours) && inEach[to].test(theirs),
  )
  const denies = (text: string, code: LanguageCode) => denying[code].test(text)
  if (isGuarded) return denies(ours, from) !== denies(theirs, to)
  const nearly = (text: string, code: LanguageCode) =>
    denies(text, code) || nearlyDenying[code].test(text)
  return (denies(ours, from) && !nearly(theirs, to)) || (denies(theirs, to) && !nearly(ours, from))
}

function hasSameNumbers(ours: string, theirs: string, from: LanguageCode, to: LanguageCode) {
  const [own, other] = [numbersIn(ours, from), numbersIn(theirs, to)]
  return covers(own, other) && covers(other, own)
}

interface Numbers {
  readonly digits: readonly string[]
  readonly words: readonly string[]
}

/** Every number of `some` stands in `all`; one written in digits as often as there. */
function covers(all: Numbers, some: Numbers): boolean {
  const left = [...all.digits, ...all.words]
  const known = new Set(left)
  return (
    some.words.every((number) => known.has(number)) &&
    some.digits.every((number) => {
      const at = left.indexOf(number)
      return at >= 0 && left.splice(at, 1).length === 1
    })
  )
}

function numbersIn(text: string, code: LanguageCode): Numbers {
  const words = text.match(/\p{L}+/gu) ?? []
  return {
    digits: (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map(asNumber),
    words: words.flatMap((word) => numberWords[code][word] ?? []),
  }
}

/** `2,5` and `2.5` are one number, and so are `7.738` and `7,738`. */
function asNumber(digits: string): string {
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits)
  return isGrouped ? digits.replace(/[.,]/g, '') : digits.replace(',', '.')
}

function unitsIn(text: string): string {
  const units = text.match(/(?<=\d\s?)(?:kg|lbs?|%|km|cm)(?![\p{L}])/gu) ?? []
  return units.toSorted().join(' ')
}

function sentencesIn(text: string): number {
  const withoutShort = text.replace(
    /\b(?:z\. ?b|d\. ?h|p\. ?ej|p\. ?ex|bzw|ca|etc|vs|bijv|e\. ?g|i\. ?e)\./g,
    '',
  )
  return Math.max(1, (withoutShort.match(/[.!?…](?=\s|$)/g) ?? []).length)
}

function isAboutAsLong(ours: string, theirs: string): boolean {
  return theirs.length <= ours.length * 2.2 + 20 && theirs.length >= ours.length * 0.4 - 10
}

function markup(line: string): number {
  return (line.match(/[*_`#>|~]/g) ?? []).length
}

/** Lines with words, the mark of a citation behind the full stop and dashes as ours. */
function linesOf(text: string): string[] {
  return withoutHidden(text)
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^[-*•–]\s+/, '- ')
        .replace(/\s*((?:\[\d{1,3}\]\s*)+)([.!?…:])(?=\s|$)/g, '$2 $1')
        .trim(),
    )
    .filter((line) => line !== '' && !/^-{2,}$/.test(line))
}

function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

/** The translated lines with the original's empty lines between them. */
function laidOutAs(original: string, translated: readonly string[]): string {
  const left = [...translated]
  return original
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : (left.shift() ?? '')))
    .join('\n')
    .trim()
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, ' ')
}
