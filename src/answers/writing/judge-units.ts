/**
 * How much each sentence and list of some passages is worth as an answer to a question, 0 to about 1.5.
 *
 * Worth is the share of what was asked that it speaks of, rare ideas counting more; on top come three habits of
 * people who write: the first sentence under a heading answers it, steps stand in lists, and who asks "how many"
 * wants a number. As the one line that answers, two things more count: who asks what a thing is wants the sentence
 * that says so, and a study or an example stands behind an answer and is none itself.
 */
import type { Idea, Way } from '../../library/asked.ts'
import type { Passage } from '../../library/passage.ts'
import { pairsOf } from '../../library/word-index.ts'
import { stemsOf } from '../../library/words.ts'
import { asksWhatItIs } from '../red-flags/asks-what-it-is.ts'
import { type Unit, unitsOf } from './passage-units.ts'

export interface JudgedUnit {
  readonly unit: Unit
  /** Place of its passage in the list, from 0. */
  readonly passage: number
  /** Share of what was asked that it speaks of, 0 to 1. */
  readonly share: number
  /** The share and what habits of writing add to it. */
  readonly worth: number
  /** The worth as the one line that answers. */
  readonly leading: number
}

const FIRST_SENTENCE = 0.5
const LIST = 0.15
const NUMBER = 0.15
const DEFINITION = 0.6
const STUDY_OR_EXAMPLE = 0.5
/** Below this share a heading or sentence only brushes the question. */
const SPEAKS_OF_IT = 0.15

const wantsNumber =
  /\bhow (?:many|much|long|often|heavy|far|soon|old|big|fast|close|few|hard)\b|\b(?:when|what (?:weight|load|percent|percentage|age)|how mny|wat weight)\b|\b(?:sets|reps|hours|days|weeks|minutes)\b/i
const hasNumber =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|twice|once)\b/i

const saysWhatItIs = /\b(?:is|are|means?|counts? as)\b/i
const studyOrExample =
  /\b(?:trials?|stud(?:y|ies)|reviews?|researchers?|participants?|for (?:example|instance)|such a runner|in one)\b|^(?:a|an|one) (?:runner|lifter|athlete|woman|man|coach|group)s? (?:who|whose|with|on|of)\b/i
const asksForProof =
  /\b(?:stud(?:y|ies)|research|evidence|proof|proven?|science|scientific\w*|trials?|examples?|data)\b/i

export function judgeUnits(
  question: string,
  ideas: readonly Idea[],
  passages: readonly Passage[],
): JudgedUnit[] {
  const units = passages.flatMap((passage, place) =>
    unitsOf(passage).map((unit) => ({ unit, passage: place, stems: heldByUnit(unit) })),
  )
  const rarity = rarityAmong(units.map(({ stems }) => stems))
  const numberWanted = wantsNumber.test(question)
  const headed = passages.map((passage) => headedShare(passage, ideas, rarity))
  return units.map(({ unit: whole, passage, stems }) => {
    const unit =
      (headed[passage] ?? 0) < SPEAKS_OF_IT ? itemsThatSpeak(whole, ideas, rarity) : whole
    const share = shareOf(ideas, stems, rarity)
    const speaksOfIt = Math.max(share, headed[passage] ?? 0) >= SPEAKS_OF_IT
    const habits =
      (speaksOfIt && unit.at === 0 ? FIRST_SENTENCE : 0) +
      (speaksOfIt && unit.kind === 'list' ? LIST : 0) +
      (numberWanted && hasNumber.test([unit.text, ...unit.items].join(' ')) ? NUMBER : 0)
    const worth = share + habits
    return { unit, passage, share, worth, leading: worth + leadingMore(unit, question, share) }
  })
}

/** What counts beside worth for the line that stands first. */
function leadingMore({ text }: Unit, question: string, share: number): number {
  const isDefinition = share >= SPEAKS_OF_IT && asksWhatItIs(question) && saysWhatItIs.test(text)
  const isBehind = studyOrExample.test(text) && !asksForProof.test(question)
  return (isDefinition ? DEFINITION * share : 0) - (isBehind ? STUDY_OR_EXAMPLE : 0)
}

/** Of a list about something wider, the items that speak of the question; all of it when its opening does. */
function itemsThatSpeak(unit: Unit, ideas: readonly Idea[], rarity: Rarity): Unit {
  const speaks = (text: string) => shareOf(ideas, heldBy(text), rarity) >= SPEAKS_OF_IT
  if (unit.kind === 'sentence' || speaks(unit.text)) return unit
  const items = unit.items.filter(speaks)
  return items.length === 0 ? unit : { ...unit, items }
}

/** How much of what was asked the heading, or a question the passage is known to answer, speaks of. */
function headedShare({ heading, questions }: Passage, ideas: readonly Idea[], rarity: Rarity) {
  const shares = [heading, ...questions].map((words) => shareOf(ideas, heldBy(words), rarity))
  return Math.max(...shares)
}

type Rarity = (stem: string) => number

function rarityAmong(sets: readonly ReadonlySet<string>[]): Rarity {
  const holders = new Map<string, number>()
  for (const stem of sets.flatMap((set) => [...set])) {
    holders.set(stem, (holders.get(stem) ?? 0) + 1)
  }
  return (stem) => Math.log(1 + sets.length / (0.5 + (holders.get(stem) ?? 0)))
}

function shareOf(ideas: readonly Idea[], stems: ReadonlySet<string>, rarity: Rarity): number {
  let asked = 0
  let said = 0
  for (const { ways, mentions } of ideas) {
    const worth = mentions * Math.max(0, ...ways.map((way) => rarityOf(way, rarity)))
    asked += worth
    said += worth * Math.max(0, ...ways.map((way) => sharedBy(way, stems)))
  }
  return asked === 0 ? 0 : said / asked
}

function rarityOf({ stems, weight }: Way, rarity: Rarity): number {
  return stems.length === 0 ? 0 : weight * Math.max(...stems.map(rarity))
}

function sharedBy({ stems, weight, whole, pairs }: Way, held: ReadonlySet<string>): number {
  const found = stems.filter((stem) => held.has(stem)).length
  if (whole && (found < stems.length || !pairs.every((pair) => held.has(pair)))) return 0
  return (weight * found) / (stems.length || 1)
}

function heldByUnit({ text, items }: Unit): ReadonlySet<string> {
  return heldBy([text, ...items].join(' '))
}

/** The stems of a text, and which stand beside each other. */
function heldBy(text: string): ReadonlySet<string> {
  const stems = stemsOf(text)
  const overOne = stems.slice(2).map((stem, at) => `${stems[at]} ${stem}`)
  return new Set([...stems, ...pairsOf(stems), ...overOne])
}
