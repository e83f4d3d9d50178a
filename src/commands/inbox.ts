/**
 * `/inbox`: questions that wait for the coach, answered in one message each.
 *
 * Order of events: the coach presses Answer (or replies to the question's message) -> the words go to the room of
 * the question, the asker called by name -> the coach may make the pair knowledge, so that the next one who asks
 * is answered at once.
 */
import { type KeptAnswer, keepAnswer } from '../answers/learning/answered-article.ts'
import type { CoachQuestion, CoachQuestions } from '../answers/learning/coach-questions.ts'
import type { AnswerRecords } from '../answers/learning/records.ts'
import { type Destination, formatDestination, parseDestination } from '../chat/address.ts'
import { parseMarkdown } from '../chat/parse-markdown.ts'
import { button, buttons, code, italic, type Reply, reply, text, title } from '../chat/reply.ts'
import type { Ledger } from '../delivery/ledger.ts'
import { UserError } from '../errors.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import type { StoredArticles } from '../library/importing/stored-articles.ts'
import type { Library } from '../library/library.ts'
import type { Cache } from '../storage/cache.ts'
import { questionForCoach } from './ask-coach.ts'
import type { CommandSet, CommandTalk, PressTalk, Talk } from './command.ts'

export interface InboxParts {
  readonly coachQuestions: CoachQuestions
  readonly storedArticles: StoredArticles
  readonly records: AnswerRecords
  readonly library: Library
  readonly ledger: Ledger
  readonly coach: CoachProfile
  readonly cacheFor: (topic: string) => Cache
}

export interface InboxSet extends CommandSet {
  /** A reply to the message of a question is its answer; true when it was one. */
  onAnswerTo(talk: CommandTalk): Promise<boolean>
}

const REPLY = 'inbox.reply'
const SHOWN_AT_ONCE = 5
const SHOWN_FOR_MS = 30 * 24 * 3_600_000

export function inboxCommands(parts: InboxParts): InboxSet {
  return {
    commands: [
      {
        name: 'inbox',
        description: 'Questions that wait for you',
        coachOnly: true,
        private: true,
        run: (talk) => showInbox(talk, parts),
      },
    ],
    actions: {
      'inbox.answer': (talk) => askForReply(talk, parts),
      'inbox.draft': (talk) => sendDraft(talk, parts),
      'inbox.decline': (talk) => decline(talk, parts),
      'inbox.keep': (talk) => keep(talk, parts),
      'inbox.leave': (talk) =>
        talk.replace(reply(text('Fine, it stays between you and the asker.'))),
    },
    expectations: {
      [REPLY]: (talk) => answer(talk, String(talk.data.id), talk.text, parts),
    },
    onAnswerTo: (talk) => answerByReply(talk, parts),
  }
}

async function showInbox(talk: CommandTalk, parts: InboxParts): Promise<void> {
  const waiting = await parts.coachQuestions.waiting()
  if (waiting.length === 0) {
    return void (await talk.say(reply(text('Your inbox is empty. Nobody waits for you.')), {
      private: true,
    }))
  }
  const shown = waiting.slice(0, SHOWN_AT_ONCE)
  for (const question of shown) await show(talk, question, parts)
  const left = waiting.length - shown.length
  if (left > 0) await talk.say(reply(text(`${left} more wait behind these.`)), { private: true })
}

/** A reply to a question shown here is its answer just as a reply to the message that announced it. */
async function show(talk: CommandTalk, question: CoachQuestion, parts: InboxParts): Promise<void> {
  const { destination, messageIds } = await talk.say(questionForCoach(question, parts), {
    private: true,
  })
  for (const messageId of messageIds) {
    await shownIn(parts).set(placeOf(destination, messageId), question.id, SHOWN_FOR_MS)
  }
}

function shownIn({ cacheFor }: InboxParts): Cache {
  return cacheFor('inbox')
}

function placeOf(at: Destination, messageId: string): string {
  return `${formatDestination(at)} ${messageId}`
}

async function askForReply(talk: PressTalk, parts: InboxParts): Promise<void> {
  const question = await waitingQuestion(talk, parts)
  await talk.expect(REPLY, { id: question.id })
  await talk.say(
    reply(text('Your next message goes to the room as the answer to: ', italic(question.question))),
    { private: true },
  )
}

async function sendDraft(talk: PressTalk, parts: InboxParts): Promise<void> {
  const question = await waitingQuestion(talk, parts)
  await answer(talk, question.id, withoutCitations(question.draft), parts)
}

async function decline(talk: PressTalk, parts: InboxParts): Promise<void> {
  const question = await waitingQuestion(talk, parts)
  await parts.coachQuestions.decline(question.id)
  const { name, bookingText, bookingUrl } = parts.coach
  await sendToAsker(question, parts, [
    text(`${name} leaves that one to somebody else. ${bookingText}`),
    buttons([{ label: 'Book a call', url: bookingUrl }]),
  ])
  await talk.replace(reply(text('Declined kindly: ', italic(question.question))))
}

async function answerByReply(talk: CommandTalk, parts: InboxParts): Promise<boolean> {
  const { repliedTo } = talk.turn.message
  if (!talk.isCoach || repliedTo === null || !repliedTo.fromIronstride) return false
  const id = await questionAt(talk.turn.destination, repliedTo.messageId, parts)
  if (id === undefined) return false
  await answer(talk, id, talk.text, parts)
  return true
}

async function questionAt(at: Destination, messageId: string, parts: InboxParts) {
  const source = await parts.ledger.sourceOf(at, messageId)
  const announced = /^coach-question:(.+)$/.exec(source ?? '')?.[1]
  return announced ?? shownIn(parts).get<string>(placeOf(at, messageId))
}

async function answer(talk: Talk, id: string, words: string, parts: InboxParts): Promise<void> {
  const question = await parts.coachQuestions.find(id)
  if (question === null)
    throw new UserError('That question is not here any more. /inbox shows what waits.')
  if (words.trim() === '')
    throw new UserError('An empty answer helps nobody. Write it in one message.')
  if (!(await parts.coachQuestions.answer(id, words))) {
    throw new UserError('That one was dealt with already. /inbox shows what waits.')
  }
  await sendToAsker(question, parts, [text(italic(question.question)), ...parseMarkdown(words)])
  await talk.say(
    reply(
      text('Sent. Shall I answer this myself from now on, in your words?'),
      buttons([
        button('Yes, keep it', { name: 'inbox.keep', data: { id }, once: true }, 'primary'),
        button('No', { name: 'inbox.leave', once: true }),
      ]),
    ),
    { private: true },
  )
}

/** Into the room of the question, where the asker is called and nobody else. */
async function sendToAsker(
  { id, destination, askerId, memberId }: CoachQuestion,
  { ledger, coach }: InboxParts,
  blocks: Reply['blocks'],
): Promise<void> {
  const to = parseDestination(destination)
  if (to === null) return
  const opening =
    askerId === null
      ? text(`${coach.name} on your question:`)
      : text({ text: 'You', calls: askerId }, ` asked, ${coach.name} answers:`)
  await ledger.queue([
    {
      source: `coach-answer:${id}`,
      to,
      kind: 'notice',
      reply: reply(opening, ...blocks),
      ...(memberId === null ? {} : { memberId }),
    },
  ])
}

async function keep(talk: PressTalk, parts: InboxParts): Promise<void> {
  const question = await parts.coachQuestions.find(String(talk.data.id))
  if (question?.reply == null) throw new UserError('That answer is not here any more.')
  const kept = await keepAnswer(
    { question: question.question, reply: question.reply, repliedAt: question.repliedAt ?? 0 },
    parts,
  )
  await parts.coachQuestions.approve(question.id, kept.article)
  if (question.questionId !== null) await parts.records.settleGaps([question.questionId])
  await parts.library.reload()
  await talk.replace(reply(title('Kept'), text(...sayKept(kept))))
}

function sayKept({ article, isNew }: KeptAnswer) {
  return isNew
    ? ['It stands in ', code(article), ' now, as yours. /article export takes it along.']
    : [
        'You answered nearly the same before, so I put this question to that answer: ',
        code(article),
      ]
}

async function waitingQuestion(
  { data }: PressTalk,
  { coachQuestions }: InboxParts,
): Promise<CoachQuestion> {
  const question = await coachQuestions.find(String(data.id))
  if (question?.state === 'waiting') return question
  throw new UserError('That one was dealt with already. /inbox shows what waits.')
}

function withoutCitations(draft: string): string {
  return draft.replace(/\s*(?:\[\d+\])+/g, '')
}
