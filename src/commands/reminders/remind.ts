/**
 * `/remind`: a reminder in plain words or by button.
 *
 * Order of events: the words are read -> something is missing: one question, whose answer is added to the words ->
 * something cannot be done: the nearest thing is offered -> it is stored -> the confirmation shows the next five
 * local times, what a clock change does to them, and buttons to put it right.
 */
import { button, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import { UserError } from '../../errors.ts'
import type { Recurrence } from '../../schedule/recurrence.ts'
import type { Reminders } from '../../schedule/reminders.ts'
import {
  type ReadReminder,
  type ReminderReading,
  readReminder,
  type UnclearReminder,
} from '../../schedule/words/remind-words.ts'
import { sayRecurrence } from '../../schedule/words/say-recurrence.ts'
import type { CommandSet, CommandTalk, ExpectedTalk, PressTalk, Talk } from '../command.ts'
import { sayPrivately } from '../privately.ts'
import { asksForReminder, beginsAnew, isLeaving } from './plain-wishes.ts'
import { type ConfirmationParts, confirmation } from './reminder-confirmation.ts'
import { rungPresses } from './rung-presses.ts'

export interface RemindParts extends ConfirmationParts {
  readonly reminders: Reminders
  readonly clock: Clock
}

const MORE = 'remind.more'
const OWN_WORDS = 'remind.words'

export function remindCommands(parts: RemindParts): CommandSet {
  return {
    commands: [
      {
        name: 'remind',
        description: 'Remind me, in plain words: every tue and thu at 6:30 to lift',
        argument: {
          name: 'when',
          description: 'When and what, such as: tomorrow at 7 hips',
          required: false,
        },
        private: true,
        isMeantBy: asksForReminder,
        run: (talk) => (talk.text === '' ? menu(talk) : take(talk, talk.text, parts)),
      },
    ],
    actions: {
      'remind.menu': (talk) => menu(talk),
      'remind.ready': (talk) => takeReady(talk, parts),
      'remind.type': (talk) => askForWords(talk),
      'remind.take': (talk) => takeOffer(talk, parts),
      'remind.leave': (talk) => talk.replace(nothingSet()),
      'remind.other': (talk) => takeOther(talk, parts),
      ...rungPresses(parts),
    },
    expectations: {
      [OWN_WORDS]: (talk) => unlessLeaving(talk, () => take(talk, talk.text, parts)),
      [MORE]: (talk) => unlessLeaving(talk, () => takeMore(talk, parts)),
    },
  }
}

function nothingSet(): Reply {
  return reply(text('All right, nothing was set.'))
}

async function unlessLeaving(talk: ExpectedTalk, go: () => Promise<void>): Promise<void> {
  if (!isLeaving(talk.text)) return go()
  await sayPrivately(talk, nothingSet())
}

// ---- by button

const ready = {
  'lift-days': { label: 'Lift days 7:00', words: 'every day at 07:00', text: 'Time to lift' },
  daily: { label: 'Every day 7:00', words: 'every day at 07:00', text: 'Time to move' },
  tomorrow: { label: 'Tomorrow 7:00', words: 'tomorrow at 07:00', text: 'Time to move' },
  hour: { label: 'In 1 hour', words: 'in 1 hour', text: 'Time to move' },
} as const

type Ready = keyof typeof ready

async function menu(talk: Talk): Promise<void> {
  const one = (which: Ready) =>
    button(ready[which].label, {
      name: 'remind.ready',
      data: { which },
      onlyMember: talk.member.id,
    })
  await sayPrivately(
    talk,
    reply(
      text('When shall I remind you?'),
      note('Or write it: /remind every tue and thu at 6:30 to lift'),
      buttons(
        [one('lift-days'), one('daily')],
        [one('tomorrow'), one('hour')],
        [button('Type your own', { name: 'remind.type', onlyMember: talk.member.id })],
      ),
    ),
  )
}

async function takeReady(talk: PressTalk, parts: RemindParts): Promise<void> {
  const which = talk.data.which as Ready
  const { words, text: said } = ready[which]
  const reading = readAt(talk, words, parts, said)
  if (reading.kind !== 'reminder')
    throw new UserError('Write it in words: /remind tomorrow at 7 hips')
  await talk.replace(await store(talk, reading, parts, which === 'lift-days'))
}

async function askForWords(talk: PressTalk): Promise<void> {
  await talk.expect(OWN_WORDS)
  await talk.replace(
    reply(text('Write when and what. For example "weekdays at noon walk" or "in 2 hours drink".')),
  )
}

// ---- by words

async function take(talk: CommandTalk, words: string, parts: RemindParts): Promise<void> {
  await answer(talk, readAt(talk, words, parts), words, parts)
}

/** The answer to the one question; the words before it are not forgotten. */
async function takeMore(talk: ExpectedTalk, parts: RemindParts): Promise<void> {
  if (beginsAnew(talk.text)) return take(talk, talk.text, parts)
  const { words, missing } = talk.data as { words: string; missing: UnclearReminder['missing'] }
  const typed = /^\d{1,2}$/.test(talk.text) ? `at ${talk.text}` : talk.text
  const whole = missing === 'text' ? words : `${typed} ${words}`.trim()
  const said = missing === 'text' ? talk.text : undefined
  await answer(talk, readAt(talk, whole, parts, said), whole, parts)
}

async function answer(
  talk: CommandTalk,
  reading: ReminderReading,
  words: string,
  parts: RemindParts,
): Promise<void> {
  if (reading.kind === 'refused') throw new UserError(reading.sentence)
  if (reading.kind === 'unclear') return ask(talk, reading, words)
  const said =
    reading.cannot.length > 0 ? offer(talk, reading, parts) : await store(talk, reading, parts)
  await sayPrivately(talk, said)
}

/** `at 25:00`, `half 7`: asked for anew, so they must not end up in the text. */
const NO_HOUR =
  /(?:^|\s)(?:(?:at\s|@\s?)\d{1,2}[:.]\d{2}|(?:at\s)?half\s(?:\d{1,2}|[a-z]+))(?=\s|$)/i

async function ask(talk: CommandTalk, { missing, question }: UnclearReminder, words: string) {
  const kept = missing === 'text' ? words : words.replace(NO_HOUR, '')
  await talk.expect(MORE, { words: kept, missing })
  await sayPrivately(talk, reply(text(question)))
}

function readAt(talk: Talk, words: string, { clock }: RemindParts, said?: string): ReminderReading {
  const { zone } = talk.member.settings
  return readReminder(words, { now: clock.now(), zone }, said)
}

/** Nothing is stored before the member takes the nearest thing. */
function offer(
  talk: Talk,
  { recurrence, zone, text: said, cannot }: ReadReminder,
  parts: RemindParts,
): Reply {
  const nearest = sayRecurrence(recurrence, zone, parts.clock.now())
  const data = { recurrence, zone, text: said }
  const onlyMember = talk.member.id
  return reply(
    text(`I cannot ${cannot.join(', and I cannot ')}. The nearest I can do: ${nearest}.`),
    buttons([
      button('Take it', { name: 'remind.take', data, onlyMember, once: true }, 'primary'),
      button('No, leave it', { name: 'remind.leave', onlyMember }),
    ]),
  )
}

async function takeOffer(talk: PressTalk, parts: RemindParts): Promise<void> {
  const {
    recurrence,
    zone,
    text: said,
  } = talk.data as Pick<ReadReminder, 'recurrence' | 'text'> & {
    readonly zone?: string
  }
  const reading = {
    kind: 'reminder',
    recurrence,
    zone: zone ?? talk.member.settings.zone,
    text: said,
    assumed: [],
    otherwise: null,
    cannot: [],
  } as const
  await talk.replace(await store(talk, reading, parts))
}

async function store(
  talk: Talk,
  { recurrence, zone, text: said, assumed, otherwise }: ReadReminder,
  parts: RemindParts,
  onLiftDays = false,
): Promise<Reply> {
  const { member } = talk
  const reminder = await parts.reminders.add(member.id, {
    text: said,
    recurrence,
    zone,
    onLiftDays,
    zoneIsNamed: zone !== member.settings.zone,
  })
  return confirmation(member, reminder, { assumed, otherwise }, parts)
}

/** The other reading of an hour that could be morning or evening. */
async function takeOther(talk: PressTalk, parts: RemindParts): Promise<void> {
  const { id, recurrence } = talk.data as { id: string; recurrence: Recurrence }
  const reminder = await parts.reminders.change(talk.member.id, id, { recurrence })
  await talk.replace(
    await confirmation(talk.member, reminder, { assumed: [], otherwise: null }, parts),
  )
}
