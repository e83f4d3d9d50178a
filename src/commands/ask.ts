/**
 * Questions: `/ask`, a mention, a reply or a line in a private chat.
 *
 * Order of events: the dispatch has let the words through the red-flag gate -> the answer is written, verified
 * sentences showing as they come -> the whole answer with its sources replaces them.
 */

import type { Answer, Answerer, Citation } from '../answers/answer.ts'
import { parseMarkdown } from '../chat/parse-markdown.ts'
import { type Block, type Reply, reply, type Source } from '../chat/reply.ts'
import { UserError } from '../errors.ts'
import type { CommandSet, CommandTalk } from './command.ts'

export interface AskParts {
  readonly answerer: Answerer
}

export interface AskSet extends CommandSet {
  onQuestion(talk: CommandTalk): Promise<void>
  /** Voice, pictures and stickers without words. */
  onAttachment(talk: CommandTalk): Promise<void>
}

export function askCommands(parts: AskParts): AskSet {
  const onQuestion = (talk: CommandTalk) => answerQuestion(talk, parts)
  return {
    onQuestion,
    onAttachment: refuseAttachment,
    commands: [
      {
        name: 'ask',
        description: 'Ask about strength for runners; answered from the articles',
        argument: { name: 'question', description: 'What you want to know', required: true },
        run: onQuestion,
      },
    ],
  }
}

async function refuseAttachment(): Promise<void> {
  throw new UserError(
    'I read words best. Tell me in a sentence what you want to know, and I look it up for you.',
  )
}

async function answerQuestion(talk: CommandTalk, { answerer }: AskParts): Promise<void> {
  if (talk.text === '') throw new UserError('What would you like to know? Ask me in a sentence.')
  await talk.turn.acknowledge()
  const live = talk.turn.live()
  const { settings, id } = talk.member
  const answer = await answerer.answer({
    question: talk.text,
    memberId: id,
    earlier: [],
    language: settings.language,
    units: settings.units,
    effort: settings.effort,
    onDraft: (markdown) => live.show(reply(...parseMarkdown(markdown))),
  })
  await live.finish(answerReply(answer))
}

/** An answer as it stands in a chat: the text, then where it stands in the articles. */
export function answerReply({ text, citations }: Answer): Reply {
  return reply(...parseMarkdown(text), sourcesOf(citations))
}

function sourcesOf(citations: readonly Citation[]): Block | null {
  return citations.length === 0 ? null : { kind: 'sources', sources: citations.map(asSource) }
}

function asSource({ number, article, heading, url, status, published }: Citation): Source {
  return {
    number,
    article,
    heading,
    status,
    ...(url === null ? {} : { url }),
    ...(published === null ? {} : { published }),
  }
}
