/**
 * From the pieces of a typed log to one clause an exercise: which words name it, which sets were done.
 *
 * A new name after finished numbers begins a new clause; numbers without a name belong to the clause before.
 * Loads go to the sets they stand beside; "last set hard" touches the last set only.
 */

import type { LoggedSet } from '../lift.ts'
import type { LogToken, Unit } from './log-token.ts'
import { logTokens } from './log-tokens.ts'

/** A set before it is known how the exercise is counted. */
export interface TypedSet {
  readonly amount: number
  /** Null: only a number was typed. */
  readonly unit: Unit | null
  readonly load: TypedLoad | null
  readonly rir: number | null
  readonly side: LoggedSet['side']
}

export interface TypedLoad {
  readonly value: number
  /** Null: no unit was typed. */
  readonly unit: 'kg' | 'lb' | null
}

export interface LogClause {
  /** The words that may name the exercise; empty when there are none. */
  readonly name: string
  readonly sets: readonly TypedSet[]
  readonly pain: number | null
  readonly soreness: number | null
  readonly skipped: boolean
  /** Words left over: kept as the note of the entry. */
  readonly note: string
}

interface Draft {
  name: string[]
  sets: TypedSet[]
  load: TypedLoad | null
  count: number | null
  rir: number | null
  lastRir: number | null
  pain: number | null
  soreness: number | null
  skipped: boolean
  note: string[]
  /** The name is complete: further words begin another. */
  closed: boolean
  /** How many sets there were at the last break. */
  brokenAt: number
}

const empty = (): Draft => ({
  name: [],
  sets: [],
  load: null,
  count: null,
  rir: null,
  lastRir: null,
  pain: null,
  soreness: null,
  skipped: false,
  note: [],
  closed: false,
  brokenAt: 0,
})

/** `isName` tells whether words name an exercise; it decides where the next clause begins. */
export function logClauses(message: string, isName: (words: string) => boolean): LogClause[] {
  const { rounds, rest } = roundsOf(message)
  const drafts: Draft[] = []
  const phrases = phrasesOf(logTokens(rest)).map(asLoadBeforeSets)
  for (const phrase of phrases) place(phrase, drafts, isName)
  return drafts.filter(saysSomething).map((draft) => clauseOf(inRounds(draft, rounds)))
}

/** "3 rounds: 10 push ups, 15 squats" counts for every exercise named once behind it. */
function roundsOf(message: string): { rounds: number; rest: string } {
  const match = /^\s*(\d{1,2}) ?(?:x )?(?:rounds?|circuits?)(?: of)?[ :,-]*/i.exec(message)
  if (match === null) return { rounds: 1, rest: message }
  return { rounds: Number(match[1]), rest: message.slice(match[0].length) }
}

function inRounds(draft: Draft, rounds: number): Draft {
  const [only] = draft.sets
  if (rounds < 2 || draft.sets.length !== 1 || only === undefined) return draft
  return { ...draft, sets: Array.from({ length: Math.min(rounds, 20) }, () => ({ ...only })) }
}

/** Runs of words, and everything else one by one. A break ends a run. */
type Phrase =
  | Exclude<LogToken, { kind: 'word' | 'nothing' }>
  | { kind: 'words'; text: string; starts: boolean }

/** "bench 60 3x5": a bare number just before sets is their load. */
function asLoadBeforeSets(phrase: Phrase, at: number, phrases: readonly Phrase[]): Phrase {
  const next = phrases[at + 1]?.kind
  if (phrase.kind !== 'number' || (next !== 'sets' && next !== 'list')) return phrase
  return { kind: 'load', value: phrase.value, unit: null }
}

function phrasesOf(tokens: readonly LogToken[]): Phrase[] {
  const phrases: Phrase[] = []
  let starts = true
  for (const token of tokens) {
    const last = phrases.at(-1)
    if (token.kind === 'nothing') continue
    if (token.kind !== 'word') phrases.push(token)
    else if (last?.kind === 'words') last.text += ` ${token.text}`
    else phrases.push({ kind: 'words', text: token.text, starts })
    starts = token.kind === 'break'
  }
  return phrases
}

function place(phrase: Phrase, drafts: Draft[], isName: (words: string) => boolean) {
  const current = drafts.at(-1)
  if (phrase.kind === 'words') return placeWords(phrase, drafts, isName)
  if (phrase.kind === 'break') {
    return closeAt(phrase.line, current)
  }
  apply(phrase, draftFor(phrase, current, drafts))
}

function closeAt(line: boolean, draft: Draft | undefined) {
  if (draft === undefined) return
  if (draft.name.length > 0 || line) draft.closed = true
  draft.brokenAt = draft.sets.length
}

/** Numbers on a line of their own after a nameless line are the next exercise. */
function draftFor(phrase: Phrase, current: Draft | undefined, drafts: Draft[]): Draft {
  const nextLine = current?.closed === true && current.name.length === 0 && begins.has(phrase.kind)
  if (current !== undefined && !nextLine) return current
  const draft = empty()
  drafts.push(draft)
  return draft
}

const begins: ReadonlySet<Phrase['kind']> = new Set(['sets', 'list', 'held', 'number', 'count'])

function placeWords(
  { text, starts }: { text: string; starts: boolean },
  drafts: Draft[],
  isName: (words: string) => boolean,
) {
  const current = drafts.at(-1)
  if (current === undefined) return drafts.push({ ...empty(), name: [text] })
  const named = current.name.length > 0
  if (!named && (isName(text) || !starts)) return current.name.push(text)
  if (isName(text) || (starts && !named)) return drafts.push(opened(text, current))
  if (starts && looksLikeName(text)) return drafts.push(opened(text, current))
  return current.note.push(text)
}

/** "20 push ups and 30 squats": sets typed since the last break go with the name behind them. */
function opened(text: string, before: Draft): Draft {
  const moved = before.closed && before.brokenAt > 0 ? before.sets.splice(before.brokenAt) : []
  return { ...empty(), name: [text], sets: moved }
}

const notNames =
  /^(each|per|set|sets|reps?|today|yesterday|for|with|my|the|a|of|at|i|did|was|felt|it)\b/

const looksLikeName = (text: string) => !notNames.test(text) && text.split(' ').length <= 5

function apply(token: Exclude<Phrase, { kind: 'words' | 'break' }>, draft: Draft) {
  switch (token.kind) {
    case 'sets':
      return addSets(draft, token.count, token.amount, token.unit, token.right)
    case 'list':
      return token.amounts.map((amount) => addSets(draft, 1, amount, token.unit, null))
    case 'held':
      return addSets(draft, draft.count ?? 1, token.amount, token.unit, null)
    case 'number':
      return addNumber(draft, token.value)
    case 'count':
      draft.count = token.count
      return
    case 'side':
      return addSide(draft, token.side, token.reps)
    case 'load':
      return addLoad(draft, token)
    case 'rir':
      if (token.lastSetOnly) draft.lastRir = token.value
      else draft.rir = token.value
      return
    case 'pain':
      draft.pain = token.value
      return
    case 'soreness':
      draft.soreness = token.value
      return
    case 'skipped':
      draft.skipped = true
      return
  }
}

function addSets(
  draft: Draft,
  count: number,
  amount: number,
  unit: Unit | null,
  right: number | null,
) {
  const set: TypedSet = { amount, unit, load: draft.load, rir: null, side: null }
  const sides: TypedSet[] =
    right === null
      ? [set]
      : [
          { ...set, side: 'left' },
          { ...set, amount: right, side: 'right' },
        ]
  for (let nth = 0; nth < Math.min(count, 50); nth++)
    draft.sets.push(...sides.map((one) => ({ ...one })))
}

/** A bare number beside sets that have no load yet is the load; otherwise it is one set. */
function addNumber(draft: Draft, value: number) {
  const waiting = draft.sets.length > 0 && draft.sets.every(({ load }) => load === null)
  if (waiting && !draft.closed) return addLoad(draft, { value, unit: null })
  if (waiting && draft.name.length === 0) return addLoad(draft, { value, unit: null })
  addSets(draft, draft.count ?? 1, value, null, null)
}

function addSide(draft: Draft, side: 'left' | 'right', reps: number) {
  const set: TypedSet = { amount: reps, unit: null, load: draft.load, rir: null, side }
  const known = draft.sets.filter((one) => one.side === side).length
  const times = known === 0 ? (draft.count ?? 1) : 1
  for (let nth = 0; nth < times; nth++) draft.sets.push({ ...set })
}

/** Beside sets without one it is theirs; before any sets it waits for them. */
function addLoad(draft: Draft, { value, unit }: TypedLoad) {
  const load = { value, unit }
  const bare = draft.sets.filter((set) => set.load === null)
  draft.load = bare.length > 0 ? null : load
  draft.sets = draft.sets.map((set) => (set.load === null ? { ...set, load } : set))
}

function saysSomething(draft: Draft): boolean {
  return (
    draft.sets.length > 0 ||
    draft.skipped ||
    draft.name.length > 0 ||
    draft.pain !== null ||
    draft.soreness !== null
  )
}

function clauseOf(draft: Draft): LogClause {
  const { pain, soreness, skipped } = draft
  const sets = draft.sets.map((set, at) => ({
    ...set,
    rir: at === draft.sets.length - 1 ? (draft.lastRir ?? draft.rir) : draft.rir,
  }))
  return { name: draft.name.join(' '), sets, pain, soreness, skipped, note: draft.note.join(' ') }
}
