/**
 * What no answer may hold, whoever wrote it: links from elsewhere, mentions, the prompt, role markers, machine
 * calls, hidden characters.
 *
 * Chat shows an answer to a whole room, and a model repeats what it was fed. None of this depends on meaning, so
 * it is checked letter by letter, before and apart from the question whether the articles say it.
 */
import type { Passage } from '../../library/passage.ts'
import { wordsOf } from '../../library/words.ts'

const hidden = /\p{Default_Ignorable_Code_Point}|\p{Cf}|(?![\n\t])\p{Cc}/gu

/** Zero-width, direction and tag characters carry text nobody sees, or make seen text say something else. */
export function withoutHidden(text: string): string {
  return text.replace(hidden, '')
}

/** Why a sentence may not be shown, or null. Only links to the passages' own pages are let through. */
export function bannedIn(
  text: string,
  passages: readonly Passage[],
  secret: readonly string[],
): string | null {
  const plain = text.normalize('NFKC')
  return (
    (hasForeignLink(plain, passages) ? 'a link that is not one of the sources' : null) ??
    (mentions.some((pattern) => pattern.test(plain)) ? 'a mention' : null) ??
    (roles.some((pattern) => pattern.test(plain)) ? 'a role marker' : null) ??
    (machine.some((pattern) => pattern.test(plain)) ? 'code or a machine call' : null) ??
    (aboutThePrompt.some((pattern) => pattern.test(plain)) ? 'words about the prompt' : null) ??
    (repeats(plain, secret, passages) ? 'words of the prompt' : null)
  )
}

const tlds =
  'com net org io dev app co me info biz xyz top site online shop store club live link click fun pro tv gg ly to ru ' +
  'cn de uk fr es it nl pl br us ca au in eu ch at be se no dk fi jp kr zip mov ai cc ws tk ml ga cf gq su example ' +
  'test invalid local onion'
const addresses: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]*:\/\/\S+/gi,
  /\b(?:https?|hxxps?|ftp|mailto|tel|data|javascript|tg|discord|file|sms)\s*:\s*\S+/gi,
  /\bwww\s*\.\s*\S+/gi,
  new RegExp(
    `(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.(?:${tlds.replaceAll(' ', '|')})(?![\\p{L}\\p{N}-])\\S*`,
    'giu',
  ),
  /[\p{L}\p{N}-]{2,}\.[\p{L}]{2,}\/\S*/giu,
  /[\w.+-]+@[\w-]+\.[\w.]+/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /\b[\w-]+\s*(?:\[\.\]|\(\.\)|\[dot\]|\(dot\)|\sdot\s)\s*(?:com|net|org|io|me|gg|ly|xyz|ru|example)\b/gi,
]

function hasForeignLink(text: string, passages: readonly Passage[]): boolean {
  const own = new Set(passages.flatMap(({ url }) => (url === null ? [] : [bare(url)])))
  return addresses
    .flatMap((pattern) => text.match(pattern) ?? [])
    .some((address) => !own.has(bare(address)))
}

function bare(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[)\]>.,;:!?"'”’]+$/, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '')
}

/** `@75 %` is a load and stays. */
const mentions: readonly RegExp[] = [
  /<[@#/!:&][^>]*>?/,
  /<(?:a?:\w+:\d+|t:-?\d+|id:\w+)/,
  /(?<![\p{L}\p{N}._%+-])[@＠]\s?[\p{L}_]/u,
]

const roles: readonly RegExp[] = [
  /[│┃]/,
  /<\|[^|>]{0,40}\|>/,
  /\[\/?(?:INST|SYS|SYSTEM)\]|<<\/?SYS>>/i,
  /(?:^|[\n"'>\s])(?:system|assistant|user|developer|human|tool|ai)\s*:/i,
  /<\/?\s*(?:system|assistant|user|developer|instructions?|passages?|tool|function|chat|question|quoted|untrusted)\b/i,
  /#{2,}\s*(?:system|instructions?|response|assistant|user)\b/i,
  /\b(?:begin|end) (?:of )?(?:passage|prompt|system|data|untrusted)\b/i,
]

const machine: readonly RegExp[] = [
  /`/,
  /[{}]/,
  /\b(?:function|tool)[ _-]?calls?\b/i,
  /<\/?[a-z][\w-]*(?:\s[^>]*)?>/i,
  /\b(?:rm -rf|curl (?:-|http|\$)|wget http|sudo |eval\(|exec\(|SELECT \*|DROP TABLE|import os)\b/i,
  /\b[A-Za-z0-9+/]{40,}={0,2}\b/,
]

const aboutThePrompt: readonly RegExp[] = [
  /\b(?:system|hidden|secret|initial|developer|original)[ -](?:prompt|message|instructions?|rules?)\b/i,
  /\b(?:my|your|these|the|all|previous|prior|earlier|above|following|given) (?:instructions?|prompt|guidelines|directives)\b/i,
  /\b(?:ignore|disregard|forget|override) (?:all|any|the|my|your|everything|previous|prior|every)\b/i,
  /\b(?:language model|an? ai\b|as an assistant|chatgpt|openai|jailbreak|DAN mode|developer mode)/i,
  /\b(?:api[ _-]?key|access token|bot token|password|secret key)\b/i,
  /\bI (?:was|am|have been) (?:told|instructed|asked|programmed|configured)\b/i,
]

/** So many words in a row are no chance. */
const RUN = 7

function repeats(text: string, secret: readonly string[], passages: readonly Passage[]): boolean {
  if (secret.length === 0) return false
  const words = wordsOf(text)
  for (let place = 0; place + RUN <= words.length; place += 1) {
    const run = ` ${words.slice(place, place + RUN).join(' ')} `
    if (
      secret.some((one) => flat(one).includes(run)) &&
      !passages.some(({ text: own }) => flat(own).includes(run))
    ) {
      return true
    }
  }
  return false
}

const flattened = new Map<string, string>()

function flat(text: string): string {
  const known = flattened.get(text)
  if (known !== undefined) return known
  if (flattened.size > 500) flattened.clear()
  const made = ` ${wordsOf(text).join(' ')} `
  flattened.set(text, made)
  return made
}
