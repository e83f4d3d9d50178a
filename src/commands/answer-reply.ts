/** An answer as it stands in a chat: the text, then where it stands in the articles. */
import type { Answer, Citation } from '../answers/answer.ts'
import { withFewerMarks } from '../answers/writing/fewer-marks.ts'
import { parseMarkdown } from '../chat/parse-markdown.ts'
import type { Block, Source } from '../chat/reply.ts'

export function answerBlocks({ text: markdown, citations }: Answer): Block[] {
  const sources = sourcesOf(citations)
  return [...wordsOfAnswer(markdown), ...(sources === null ? [] : [sources])]
}

/** The words alone, also of an answer that is still being written. */
export function wordsOfAnswer(markdown: string): Block[] {
  return parseMarkdown(withFewerMarks(markdown))
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
