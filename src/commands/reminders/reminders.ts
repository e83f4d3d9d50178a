/**
 * `/reminders`: a member's list, with buttons to pause, change and delete each. Every press shows the list as it is
 * then, and a deleted one can be brought back.
 */
import { bold, button, buttons, note, type Reply, reply, text, title } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import { UserError } from '../../errors.ts'
import type { Member } from '../../members/members.ts'
import { reminderLimits } from '../../schedule/reminder-limits.ts'
import { isAboutLifting } from '../../schedule/reminder-payload.ts'
import type { Reminder, Reminders } from '../../schedule/reminders.ts'
import { readChange } from '../../schedule/words/change-words.ts'
import { sayInstant } from '../../schedule/words/say-time.ts'
import type { CommandSet, ExpectedTalk, PressTalk } from '../command.ts'
import { sayPrivately } from '../privately.ts'
import { isLeaving } from './plain-wishes.ts'
import { type ConfirmationParts, confirmation, rhythm } from './reminder-confirmation.ts'

export interface RemindersParts extends ConfirmationParts {
  readonly reminders: Reminders
  readonly clock: Clock
  /** Whether lifting is on hold for this member. */
  readonly isOnHold: (memberId: string) => Promise<boolean>
}

const NEW_WORDS = 'reminders.new-words'

/** Discord shows five rows of buttons; the last one turns pages. */
const ON_A_PAGE = 4

export function remindersCommands(parts: RemindersParts): CommandSet {
  return {
    commands: [
      {
        name: 'reminders',
        description: 'Your reminders: pause, change or delete them',
        screened: false,
        private: true,
        run: async (talk) => {
          await sayPrivately(talk, await listOf(talk.member, 0, parts))
        },
      },
    ],
    actions: {
      'reminders.page': (talk) => showList(talk, parts),
      'reminders.pause': async (talk) => {
        await parts.reminders.pause(talk.member.id, idOf(talk))
        await showList(talk, parts)
      },
      'reminders.resume': async (talk) => {
        await parts.reminders.resume(talk.member.id, idOf(talk))
        await showList(talk, parts)
      },
      'reminders.edit': (talk) => askForChange(talk, parts),
      'reminders.delete': (talk) => deleteOne(talk, parts),
      'reminders.undo': async (talk) => {
        await parts.reminders.restore(talk.member.id, idOf(talk))
        await showList(talk, parts)
      },
    },
    expectations: { [NEW_WORDS]: (talk) => change(talk, parts) },
  }
}

function idOf({ data }: PressTalk): string {
  return String(data.id)
}

async function showList(talk: PressTalk, parts: RemindersParts, deleted?: Reminder): Promise<void> {
  await talk.replace(await listOf(talk.member, Number(talk.data.page ?? 0), parts, deleted))
}

async function deleteOne(talk: PressTalk, parts: RemindersParts): Promise<void> {
  const reminder = await ownOf(talk, parts)
  await parts.reminders.remove(talk.member.id, reminder.id)
  await showList(talk, parts, reminder)
}

async function ownOf(talk: PressTalk, { reminders }: RemindersParts): Promise<Reminder> {
  const reminder = await reminders.find(talk.member.id, idOf(talk))
  if (reminder === null)
    throw new UserError('That reminder is over or deleted. /reminders shows those you have.')
  return reminder
}

// ---- changing one

async function askForChange(talk: PressTalk, parts: RemindersParts): Promise<void> {
  const reminder = await ownOf(talk, parts)
  await talk.expect(NEW_WORDS, { id: reminder.id })
  await sayPrivately(
    talk,
    reply(
      text('Now: ', bold(reminder.text), `, ${rhythm(reminder, parts.clock.now())}.`),
      text(
        'Write the new time, the new text, or both. For example "every fri at 18:00" or "hips and calves".',
      ),
    ),
  )
}

async function change(talk: ExpectedTalk, parts: RemindersParts): Promise<void> {
  const { member } = talk
  const reminder = await parts.reminders.find(member.id, String(talk.data.id))
  if (reminder === null)
    throw new UserError('That reminder is over or deleted. /reminders shows those you have.')
  if (isLeaving(talk.text)) {
    return void (await sayPrivately(talk, reply(text('All right, it stays as it is.'))))
  }
  const { zone } = member.settings
  const words = wholeWords(talk)
  const hung = reminder.zoneIsNamed ? reminder.zone : zone
  const reading = readChange(words, reminder, { now: parts.clock.now(), zone: hung })
  if (reading.kind === 'refused') {
    await talk.expect(NEW_WORDS, { id: reminder.id })
    throw new UserError(reading.sentence)
  }
  if (reading.kind === 'unclear') {
    const before = reading.missing === 'when' ? {} : { before: words }
    await talk.expect(NEW_WORDS, { id: reminder.id, ...before })
    throw new UserError(reading.question)
  }
  const { assumed, otherwise, cannot, recurrence, text: said } = reading
  const clock = { zone: reading.zone, zoneIsNamed: reading.zone !== zone }
  const onLiftDays = reading.keepsDays && reminder.onLiftDays
  const wanted =
    recurrence === null ? { text: said } : { text: said, recurrence, ...clock, onLiftDays }
  const changed = await parts.reminders.change(member.id, reminder.id, wanted)
  const left = cannot.map((what) => `I cannot ${what}.`)
  await sayPrivately(
    talk,
    await confirmation(member, changed, { assumed: [...left, ...assumed], otherwise }, parts),
  )
}

/** An answer to the one question; the words before it are not forgotten. */
function wholeWords({ text: typed, data }: ExpectedTalk): string {
  if (typeof data.before !== 'string') return typed
  const answer = /^\d{1,2}$/.test(typed) ? `at ${typed}` : typed
  return `${answer} ${data.before}`
}

// ---- the list

async function listOf(
  member: Member,
  wantedPage: number,
  parts: RemindersParts,
  deleted?: Reminder,
): Promise<Reply> {
  const all = await parts.reminders.list(member.id)
  const pages = Math.max(1, Math.ceil(all.length / ON_A_PAGE))
  const page = Math.min(Math.max(0, wantedPage), pages - 1)
  const shown = all.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE)
  const isHeld = await parts.isOnHold(member.id)
  const numberOf = (index: number) => page * ON_A_PAGE + index + 1
  return reply(
    title(all.length === 0 ? 'No reminders yet' : 'Your reminders'),
    deleted !== undefined && text('Deleted: ', bold(deleted.text), '.'),
    all.length === 0 && text('Set one: /remind every tue and thu at 6:30 to lift'),
    ...shown.map((reminder, index) =>
      text(`${numberOf(index)}. `, bold(reminder.text), line(reminder, isHeld, parts.clock.now())),
    ),
    pages > 1 &&
      note(`Page ${page + 1} of ${pages}, ${all.length} of at most ${reminderLimits.count}.`),
    buttons(
      ...shown.map((reminder, index) => rowOf(reminder, numberOf(index), page, member.id)),
      lastRow({ page, pages, deleted, onlyMember: member.id }),
    ),
  )
}

function line(reminder: Reminder, isHeld: boolean, now: number): string {
  const when = rhythm(reminder, now)
  if (reminder.isPaused) return `, ${when} (paused)`
  if (isHeld && (reminder.onLiftDays || isAboutLifting(reminder.text))) {
    return `, ${when} (waits while your training is on hold)`
  }
  const isOnce = when.startsWith('once')
  if (isOnce || reminder.nextDueAt === null) return `, ${when}`
  return `, ${when} (next ${sayInstant(reminder.nextDueAt, reminder.zone, now)})`
}

function rowOf({ id, isPaused }: Reminder, number: number, page: number, onlyMember: string) {
  const press = (label: string, name: string) =>
    button(`${number} ${label}`, { name: `reminders.${name}`, data: { id, page }, onlyMember })
  return [
    isPaused ? press('Resume', 'resume') : press('Pause', 'pause'),
    press('Edit', 'edit'),
    press('Delete', 'delete'),
  ]
}

interface LastRow {
  readonly page: number
  readonly pages: number
  readonly deleted: Reminder | undefined
  readonly onlyMember: string
}

function lastRow({ page, pages, deleted, onlyMember }: LastRow) {
  const turn = (label: string, to: number) =>
    button(label, { name: 'reminders.page', data: { page: to }, onlyMember })
  return [
    ...(page > 0 ? [turn('Back', page - 1)] : []),
    ...(page < pages - 1 ? [turn('More', page + 1)] : []),
    ...(deleted === undefined
      ? []
      : [button('Undo', { name: 'reminders.undo', data: { id: deleted.id, page }, onlyMember })]),
    button('New', { name: 'remind.menu', onlyMember }),
  ]
}
