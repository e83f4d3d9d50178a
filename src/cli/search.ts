/** `coach search "words"`: the passages found, best first. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { UserError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import { libraryFor } from './articles.ts'
import { readBatch } from './batch.ts'
import type { CliContext, CliWord } from './context.ts'

const DEFAULT_LIMIT = 10
const LARGEST_LIMIT = 1_000

export const search: CliWord = {
  name: 'search',
  usage: 'search "words" [--articles DIR] [--limit N]',
  about: 'the passages found, best first; --batch FILE.jsonl, --json',
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        articles: { type: 'string' },
        limit: { type: 'string', default: `${DEFAULT_LIMIT}` },
        batch: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const limit = readLimit(values.limit)
    const library = await libraryFor(context.config, values.articles)
    if (values.batch !== undefined) return searchBatch(values.batch, limit, library, context)
    const words = positionals.join(' ').trim()
    if (words === '') throw new UserError('Which words? For example: search "split squat depth"')
    const hits = library.search(words, limit).map(({ passage, score }) => ({
      article: passage.article,
      heading: passage.heading,
      score,
      text: passage.text,
    }))
    if (values.json) context.print(JSON.stringify(hits))
    else for (const hit of hits) context.print(sayHit(hit))
    return 0
  },
}

const line = z.object({ id: z.union([z.string(), z.number()]), query: z.string() })

async function searchBatch(file: string, limit: number, library: Library, { print }: CliContext) {
  for await (const { id, query } of readBatch(file, line)) {
    const hits = library.search(query, limit).map(({ passage, score }) => ({
      article: passage.article,
      heading: passage.heading,
      score,
    }))
    print(JSON.stringify({ id, hits }))
  }
  return 0
}

function readLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_LIMIT) return limit
  throw new UserError(`--limit takes a whole number from 1 to ${LARGEST_LIMIT}, not "${text}"`)
}

function sayHit({ article, heading, score, text }: Record<string, unknown>): string {
  return `${Number(score).toFixed(2)}  ${article} · ${heading}\n${text}\n`
}
