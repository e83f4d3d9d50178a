/**
 * Questions: `/ask`, a mention, a reply or a line in a private chat.
 *
 * Order of events: the dispatch has let the words through the red-flag gate -> what this person said here before is
 * recalled -> the answer is written, verified sentences showing as they come -> the whole answer with its sources
 * and two honest buttons replaces them -> it is kept, so that the coach sees what is asked.
 */
import type { Answer } from '../answers/answer.ts'
import { formatDestination } from '../chat/address.ts'
import { button, buttons, reply, text } from '../chat/reply.ts'
import { UserError } from '../errors.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import type { Library } from '../library/library.ts'
import { answerBlocks, wordsOfAnswer } from './answer-reply.ts'
import { type AutoAnswerParts, switchAutoAnswer } from './auto-answer.ts'
import type { CommandSet, CommandTalk, PressTalk } from './command.ts'
import { sayQuietly } from './quietly.ts'

export interface AskParts extends AutoAnswerParts {
  readonly library: Library
  readonly coach: CoachProfile
}

export interface AskSet extends CommandSet {
  onQuestion(talk: CommandTalk): Promise<void>
}

/** What `/ask more` may take. */
const LONG_CHARACTERS = 2_400

export function askCommands(parts: AskParts): AskSet {
  const onQuestion = (talk: CommandTalk) => answerQuestion(talk, parts)
  return {
    onQuestion,
    commands: [
      {
        name: 'ask',
        description: 'Ask about strength for runners; answered from the articles',
        argument: {
          name: 'question',
          description: 'What you want to know, or: more',
          required: true,
        },
        run: (talk) => runAsk(talk, parts),
      },
    ],
    actions: { 'ask.solved': (talk) => solved(talk, parts) },
  }
}

function runAsk(talk: CommandTalk, parts: AskParts): Promise<void> {
  if (/^more\W*$/i.test(talk.text)) return answerMore(talk, parts)
  if (talk.isCoach && /^auto (on|off)$/i.test(talk.text)) return switchAutoAnswer(talk, parts)
  return answerQuestion(talk, parts)
}

async function answerQuestion(talk: CommandTalk, parts: AskParts): Promise<void> {
  const question = meantAs(talk)
  if (question === '') throw new UserError('What would you like to know? Ask me in a sentence.')
  await answerWords(talk, question, parts)
}

/** The last question once more, with room for the details. */
async function answerMore(talk: CommandTalk, parts: AskParts): Promise<void> {
  const earlier = await parts.memory.recall(roomOf(talk), talk.member.id)
  const last = earlier.findLast(({ who }) => who === 'member')
  if (last === undefined) {
    throw new UserError(
      'More of what? Ask me something first, then /ask more gives you the details.',
    )
  }
  const { text: question, language } = last
  await answerWords(talk, question, parts, {
    maxCharacters: LONG_CHARACTERS,
    ...(language === undefined ? {} : { language }),
  })
}

async function answerWords(
  talk: CommandTalk,
  question: string,
  parts: AskParts,
  again?: { readonly maxCharacters: number; readonly language?: string },
): Promise<void> {
  await talk.turn.acknowledge()
  const { settings, id } = talk.member
  const live = talk.live()
  const answer = await parts.answerer.answer({
    question,
    memberId: id,
    earlier: again === undefined ? await parts.memory.recall(roomOf(talk), id) : [],
    language: settings.language ?? again?.language ?? null,
    units: settings.units,
    effort: settings.effort,
    ...(again === undefined ? {} : { maxCharacters: again.maxCharacters }),
    onDraft: (markdown) => live.show(reply(...wordsOfAnswer(markdown))),
  })
  const questionId = await keep(answer, talk, parts)
  await live.finish(reply(...answerBlocks(answer), answerButtons(answer, questionId)))
}

async function keep(answer: Answer, talk: CommandTalk, { records, memory, library }: AskParts) {
  await memory.remember(roomOf(talk), talk.member.id, answer)
  return records.record(answer, { memberId: talk.member.id, library: library.version })
}

/** "That solved it" measures the truth; "Ask the coach" is the way on where it does not. */
function answerButtons({ kind, question, text: draft, nearby }: Answer, questionId: string) {
  if (kind !== 'answer' && kind !== 'not-covered') return null
  const nearest = nearby.slice(0, 3).map(({ id }) => id)
  const askCoach = button('Ask the coach', {
    name: 'coach.ask',
    // That nothing covers it is no answer the coach could send.
    data: { questionId, question, draft: kind === 'answer' ? draft : '', nearby: nearest },
  })
  if (kind === 'not-covered') return buttons([{ ...askCoach, style: 'primary' }])
  const solvedIt = button('That solved it', { name: 'ask.solved', data: { questionId } }, 'primary')
  return buttons([solvedIt, askCoach])
}

async function solved(talk: PressTalk, { records, library }: AskParts): Promise<void> {
  const learnt = await records.solved(String(talk.data.questionId), talk.member.id)
  if (learnt !== null) await library.reload()
  await sayQuietly(talk, reply(text('Good to hear. Happy lifting!')))
}

/** A reply to somebody else's words asks about those words. */
function meantAs({ text: words, turn }: CommandTalk): string {
  const { repliedTo, addressed } = turn.message
  const isAboutOthers = addressed === 'mention' && repliedTo !== null && !repliedTo.fromIronstride
  return isAboutOthers && words.length < 15 ? `${repliedTo.text} ${words}`.trim() : words
}

function roomOf({ turn }: CommandTalk): string {
  return formatDestination(turn.destination)
}
