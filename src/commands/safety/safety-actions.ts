/**
 * The buttons of the red-flag gate: the answer to its question, and the end of a hold.
 *
 * Order of events for a hold: "I have been cleared" -> one question in plain words, whose yes it needs -> a button
 * or the member's own words -> only a plain yes ends it; the words are kept with it -> what comes next is said.
 * Time alone, "I feel fine" and a plan to ask somebody end nothing.
 */
import { z } from 'zod'
import type { RedFlags } from '../../answers/red-flags/red-flags.ts'
import { button, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import { type Clock, localDay } from '../../clock.ts'
import type { MemberHold, MemberHolds } from '../../members/member-holds.ts'
import type { Cache } from '../../storage/cache.ts'
import { clearanceQuestion, holdRules, readClearance } from '../../training/holds.ts'
import { daysFrom } from '../../training/local-days.ts'
import type { CommandSet, ExpectedTalk, PressTalk, Talk } from '../command.ts'
import type { OpenHold } from './hold-opening.ts'
import { clearedButton, referral, sayPrivately } from './safety.ts'

export interface SafetyActionParts {
  readonly redFlags: Pick<RedFlags, 'confirmed'>
  readonly openHold: OpenHold
  readonly holds: Pick<MemberHolds, 'open' | 'clear'>
  /** Questions that were just answered with no. */
  readonly answeredNo: AnsweredNo
  readonly clock: Clock
}

export function safetyActions(parts: SafetyActionParts): CommandSet {
  return {
    commands: [],
    actions: {
      'safety.yes': (talk) => confirm(talk, parts),
      'safety.no': (talk) => deny(talk, parts),
      'safety.cleared': (talk) => askWhoCleared(talk, parts),
      'safety.cleared-yes': (talk) => takeButton(talk, parts),
      'safety.cleared-no': (talk) => talk.replace(stayOnHold()),
    },
    expectations: { 'safety.cleared-words': (talk) => takeWords(talk, parts) },
  }
}

// ---- the question of the gate

export interface AnsweredNo {
  /** Categories whose question this member answered with no a moment ago. */
  of(memberId: string): Promise<ReadonlySet<string>>
  remember(memberId: string, category: string): Promise<void>
}

/** Long enough to ask the same thing again in other words. */
const NO_HOLDS_FOR_MS = 30 * 60_000

export function createAnsweredNo(cache: Cache): AnsweredNo {
  const of = async (memberId: string) => new Set(await cache.get<string[]>(memberId))
  return {
    of,
    async remember(memberId, category) {
      const categories = [...(await of(memberId)), category]
      await cache.set(memberId, categories, NO_HOLDS_FOR_MS)
    },
  }
}

const facts = z.object({ category: z.string() })

async function confirm(talk: PressTalk, { redFlags, openHold }: SafetyActionParts): Promise<void> {
  const { category } = facts.parse(talk.data)
  const flag = redFlags.confirmed(category)
  try {
    await talk.replace(
      referral(
        category,
        flag?.text ?? 'Please stop training and let a doctor look at this before you go on.',
        talk.member.id,
      ),
    )
  } finally {
    await openHold(talk.member.id, category)
  }
}

async function deny(talk: PressTalk, { answeredNo }: SafetyActionParts): Promise<void> {
  const { category } = facts.parse(talk.data)
  await answeredNo.remember(talk.member.id, category)
  await talk.replace(
    reply(
      text('Good to hear. Write it once more and I go on with it.'),
      note('If that changes, tell me at once.'),
    ),
  )
}

// ---- the end of a hold

async function askWhoCleared(talk: PressTalk, parts: SafetyActionParts): Promise<void> {
  const { category } = facts.parse(talk.data)
  const hold = await openHoldOf(talk, category, parts)
  if (hold === undefined)
    return sayPrivately(
      talk,
      reply(text('There is no such hold on you any more. /lift shows today.')),
      false,
    )
  await talk.expect('safety.cleared-words', { category })
  await sayPrivately(talk, clearanceCard(hold, talk.member.id), false)
}

function clearanceCard(hold: MemberHold, memberId: string): Reply {
  const { category } = hold
  const yes = (words: string) =>
    button(words, {
      name: 'safety.cleared-yes',
      data: { category, words },
      onlyMember: memberId,
      once: true,
    })
  const no = button('Not yet', { name: 'safety.cleared-no', onlyMember: memberId })
  return reply(
    text(clearanceQuestion(hold)),
    buttons([...yesOf(category).map(yes), no]),
    note('Or tell me in your own words who said yes. I keep those words with the hold.'),
  )
}

function yesOf(category: string): readonly string[] {
  if (category === 'under-age') return ['My guardian and the coach agreed']
  if (holdRules[category]?.clearedBy === 'member') return ['Yes, for a whole day']
  return ['A doctor cleared me', 'Another clinician cleared me']
}

const pressedFacts = z.object({ category: z.string(), words: z.string() })

async function takeButton(talk: PressTalk, parts: SafetyActionParts): Promise<void> {
  const { category, words } = pressedFacts.parse(talk.data)
  const after = await endHold(talk, category, words, parts)
  await talk.replace(after)
}

async function takeWords(talk: ExpectedTalk, parts: SafetyActionParts): Promise<void> {
  const { category } = facts.parse(talk.data)
  if (!isClearance(category, talk.text))
    return sayPrivately(talk, stayOnHold(clearedButton(category, talk.member.id)), false)
  await sayPrivately(talk, await endHold(talk, category, talk.text, parts), false)
}

/** A bare yes is enough only where nobody else has to say it. */
function isClearance(category: string, words: string): boolean {
  const isOwn = holdRules[category]?.clearedBy === 'member'
  return (
    readClearance(words) === 'cleared' ||
    (isOwn && /^\W*(?:yes|yeah|yep)\b(?!.*\bbut\b)/i.test(words))
  )
}

function stayOnHold(again?: ReturnType<typeof clearedButton>): Reply {
  return reply(
    text(
      'Then training stays on hold, and that is the right call. Your plan waits and nothing is lost.',
    ),
    again !== undefined && buttons([again]),
  )
}

async function endHold(
  talk: Talk,
  category: string,
  words: string,
  parts: SafetyActionParts,
): Promise<Reply> {
  const hold = await openHoldOf(talk, category, parts)
  if (hold === undefined)
    return reply(text('There is no such hold on you any more. /lift shows today.'))
  await parts.holds.clear(talk.member.id, category, words)
  const left = await parts.holds.open(talk.member.id)
  const today = localDay(parts.clock.now(), talk.member.settings.zone)
  const [other] = left
  return reply(
    text(other === undefined ? wayBack(hold, today) : stillHeld(left.length)),
    other !== undefined && buttons([clearedButton(other.category, talk.member.id)]),
  )
}

async function openHoldOf(talk: Talk, category: string, { holds }: SafetyActionParts) {
  return (await holds.open(talk.member.id)).find((one) => one.category === category)
}

/** PR5 begins after two weeks away. */
const RETURN_AFTER_DAYS = 14

function wayBack(hold: MemberHold, today: string): string {
  if (hold.scope !== 'all')
    return 'Good news. That movement is back from today, light at first: stop at the first sign of the old trouble. Your reminders are on again.'
  const days = daysFrom(hold.since, today)
  return days >= RETURN_AFTER_DAYS
    ? 'Welcome back. After this long we return in steps: about half the work and no jumps in the first week, then a little more each week. /lift shows where to begin; your reminders are on again.'
    : 'Welcome back. Begin with one easy session and see how the next morning feels. /lift shows today; your reminders are on again.'
}

function stillHeld(count: number): string {
  return count === 1
    ? 'Noted. Another hold still stands, so training waits until that one is cleared too.'
    : `Noted. ${count} other holds still stand, so training waits until they are cleared too.`
}
