/** `coach ask "question"`: the answer as the chats give it, without a member and without memory. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openAnswerer } from '../answering.ts'
import type { Answer, Answerer } from '../answers/answer.ts'
import { openRedFlags } from '../answers/red-flags/red-flags.ts'
import { UserError } from '../errors.ts'
import { cliLog, libraryFor } from './articles.ts'
import { readBatch } from './batch.ts'
import type { CliContext, CliWord } from './context.ts'

export const ask: CliWord = {
  name: 'ask',
  usage: 'ask "question" [--articles DIR]',
  about: 'the answer and where it stands; --batch FILE.jsonl, --json',
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        articles: { type: 'string' },
        batch: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const question = positionals.join(' ').trim()
    if (question === '' && values.batch === undefined) {
      throw new UserError('Ask something, for example: ask "how often should I lift?"')
    }
    const { config } = context
    const library = await libraryFor(config, values.articles)
    const redFlags = await openRedFlags(join(config.knowledgeDir, 'red-flags.yaml'))
    const answerer = await openAnswerer({ config, library, redFlags, log: cliLog(config) })
    if (values.batch !== undefined) return askBatch(values.batch, answerer, context)
    const answer = await askOne(question, answerer)
    context.print(values.json ? JSON.stringify(printable(answer)) : sayAnswer(answer))
    return 0
  },
}

const line = z.object({ id: z.union([z.string(), z.number()]), question: z.string() })

async function askBatch(file: string, answerer: Answerer, { print }: CliContext): Promise<number> {
  for await (const { id, question } of readBatch(file, line)) {
    print(JSON.stringify({ id, ...printable(await askOne(question, answerer)) }))
  }
  return 0
}

function askOne(question: string, answerer: Answerer): Promise<Answer> {
  return answerer.answer({
    question,
    memberId: null,
    earlier: [],
    language: null,
    units: 'kg',
    effort: 'rir',
  })
}

function printable({ kind, text, citations, writer, ms, usage }: Answer) {
  return {
    kind,
    text,
    citations: citations.map(({ article, heading, url, quote }) => ({
      article,
      heading,
      url,
      quote,
    })),
    writer,
    ms,
    usage,
  }
}

function sayAnswer({ text, citations }: Answer): string {
  const sources = citations.map(
    ({ number, article, heading, url }) =>
      `[${number}] ${article} · ${heading}${url === null ? '' : ` · ${url}`}`,
  )
  return [text, ...(sources.length === 0 ? [] : [sources.join('\n')])].join('\n\n')
}
