/**
 * Answering without being called, in rooms where the coach switched it on.
 *
 * Order of events: somebody says something in such a room -> is it a question, and not to somebody else? -> the
 * red-flag gate -> do the articles cover it? -> the hour's count -> the answer in a thread of its own, which belongs
 * to the asker -> it is kept, so that the coach sees what is asked. Whatever it cannot answer well it leaves to people.
 */
import type { Answerer } from '../answers/answer.ts'
import type { AnswerRecords } from '../answers/learning/records.ts'
import type { Memory } from '../answers/memory.ts'
import { formatDestination } from '../chat/address.ts'
import { note, reply, text } from '../chat/reply.ts'
import { UserError } from '../errors.ts'
import type { Facts } from '../storage/facts.ts'
import { answerBlocks } from './answer-reply.ts'
import type { CommandTalk } from './command.ts'
import { type Manners, UNASKED_PER_HOUR } from './manners.ts'
import type { Screen } from './safety/safety.ts'

export interface AutoAnswerParts {
  readonly answerer: Answerer
  readonly facts: Facts
  readonly manners: Manners
  readonly memory: Memory
  readonly records: AnswerRecords
  readonly library: { readonly version: string }
}

const WORDS_OF_A_QUESTION = 4
const begins =
  /^\W*(how|what|when|why|which|where|who|should|can|could|do|does|did|is|are|will|would|has|have|any(one|body)?)\b/i

/** `/ask auto on` and `off`, by the coach, in the room it is about. */
export async function switchAutoAnswer(
  talk: CommandTalk,
  { facts }: AutoAnswerParts,
): Promise<void> {
  if (talk.turn.message.room === 'private') {
    throw new UserError('In private I always answer. Say it in the channel or group you mean.')
  }
  const isOn = /\bon\b/i.test(talk.text)
  await facts.write(factOf(talk), isOn ? 'on' : 'off')
  const words = isOn
    ? `From now on I answer open questions here, each in a thread, at most ${UNASKED_PER_HOUR} an hour, and only what the articles cover.`
    : 'From now on I speak here only when I am called.'
  await talk.say(reply(text(words)))
}

export async function answerOverheard(
  talk: CommandTalk,
  screen: Screen,
  parts: AutoAnswerParts,
): Promise<void> {
  const { message } = talk.turn
  if (message.anonymous || message.repliedTo !== null || !isQuestion(talk.text)) return
  if ((await parts.facts.read(factOf(talk))) !== 'on') return
  if ((await screen(talk, talk.text)) === 'stopped') return
  const { settings, id } = talk.member
  const answer = await parts.answerer.answer({
    question: talk.text,
    memberId: id,
    earlier: [],
    language: settings.language,
    units: settings.units,
    effort: settings.effort,
  })
  if (answer.kind !== 'answer' || !(await parts.manners.takeUnaskedAnswer(talk.turn))) return
  const hint = note('Answered from the articles without being asked. Mention me to go on.')
  const sent = await talk.say(reply(...answerBlocks(answer), hint), { thread: true })
  await parts.manners.opened(sent.destination, talk.turn.author.id)
  await parts.memory.remember(formatDestination(sent.destination), id, answer)
  await parts.records.record(answer, { memberId: id, library: parts.library.version })
}

function isQuestion(words: string): boolean {
  const count = words.split(/\s+/).filter(Boolean).length
  return count >= WORDS_OF_A_QUESTION && (/\?\s*$/.test(words) || begins.test(words))
}

function factOf({ turn }: CommandTalk): string {
  return `auto-answer ${formatDestination(turn.destination)}`
}
