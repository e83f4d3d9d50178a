/**
 * "Ask the coach": what the bot could not answer goes to a person, and the answer comes back to the same room.
 *
 * Order of events: the button under an answer is pressed -> the question, the draft and the nearest passages go to
 * the coach -> the coach replies in one message (`inbox.ts`) -> the asker is called in the room of the question.
 */
import type { CoachQuestion, CoachQuestions } from '../answers/learning/coach-questions.ts'
import type { AnswerRecords } from '../answers/learning/records.ts'
import { formatDestination } from '../chat/address.ts'
import {
  bold,
  button,
  buttons,
  italic,
  link,
  list,
  note,
  type Reply,
  reply,
  text,
  title,
} from '../chat/reply.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import type { Library } from '../library/library.ts'
import type { CoachChannel } from './coach-channel.ts'
import type { CommandSet, PressTalk } from './command.ts'
import { sayQuietly } from './quietly.ts'

export interface AskCoachParts {
  readonly coachQuestions: CoachQuestions
  readonly coachChannel: CoachChannel
  readonly records: AnswerRecords
  readonly coach: CoachProfile
  readonly library: Library
}

export function askCoachCommands(parts: AskCoachParts): CommandSet {
  return { commands: [], actions: { 'coach.ask': (talk) => handOn(talk, parts) } }
}

async function handOn(talk: PressTalk, parts: AskCoachParts): Promise<void> {
  const { coach, coachChannel, coachQuestions, records } = parts
  if (!coachChannel.isThere) return sayQuietly(talk, bookInstead(coach))
  const { questionId, question, draft, nearby } = talk.data
  const asked = await coachQuestions.ask({
    memberId: talk.member.id,
    questionId: String(questionId),
    question: String(question),
    draft: String(draft),
    nearby: Array.isArray(nearby) ? nearby.map(String) : [],
    destination: formatDestination(talk.turn.destination),
    askerId: talk.turn.author.id,
  })
  await records.escalated(String(questionId))
  if (asked.isNew) {
    const words = questionForCoach(asked.question, parts)
    await coachChannel.tell(`coach-question:${asked.question.id}`, words)
  }
  const done = `${coach.name} has your question now. The answer comes right here, and I call you.`
  await sayQuietly(talk, reply(text(done)))
}

function bookInstead({ name, bookingText, bookingUrl }: CoachProfile): Reply {
  return reply(
    text(`${name} cannot be reached through me yet. ${bookingText}`),
    buttons([{ label: 'Book a call', url: bookingUrl }]),
  )
}

/** What the coach sees: the question, what Ironstride would have said where it has an answer, and the three nearest passages. */
export function questionForCoach(
  { id, question, draft, nearby }: CoachQuestion,
  { library }: Pick<AskCoachParts, 'library'>,
): Reply {
  const passages = nearby
    .flatMap((passage) => library.passages.find((one) => one.id === passage) ?? [])
    .map(({ title: article, heading, url }) => {
      const words = `${article} · ${heading}`
      return url === null ? words : link(words, url)
    })
  return reply(
    title('A question for you'),
    text(bold(question)),
    draft !== '' && text(italic('I would say: '), draft),
    draft === '' && passages.length > 0 && text('Nothing covers it. What stands closest:'),
    passages.length > 0 && list(...passages),
    note('Reply to this message with your answer, and I carry it back to the room.'),
    buttons([
      button('Answer', { name: 'inbox.answer', data: { id } }, 'primary'),
      ...(draft === '' ? [] : [button('Send my draft', { name: 'inbox.draft', data: { id } })]),
      button('Not ours', { name: 'inbox.decline', data: { id } }),
    ]),
  )
}
