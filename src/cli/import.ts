/** `coach import PATH|URL …`: files, folders, links, feeds and sitemaps into the library. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { messageOf, UserError } from '../errors.ts'
import { idOf } from '../library/article.ts'
import { importArticles, type Source, sayImport } from '../library/importing/import-articles.ts'
import { createReadLink } from '../library/importing/safe-fetch.ts'
import { LARGEST_SOURCE } from '../library/importing/source-file.ts'
import { createStoredArticles } from '../library/importing/stored-articles.ts'
import { readFolder } from '../library/read-folder.ts'
import { openQuestionWriting } from '../question-writing.ts'
import { openDatabase } from '../storage/database.ts'
import { cliLog } from './articles.ts'
import type { CliWord } from './context.ts'

export const importing: CliWord = {
  name: 'import',
  usage: 'import PATH|URL …',
  about: 'reads files, folders, links, feeds, sitemaps into the library; --json',
  async run(args, { config, print }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    if (positionals.length === 0) {
      throw new UserError(
        'Which files or links? For example: import https://example.org/my-article',
      )
    }
    const sources = (await Promise.all(positionals.map(sourcesOf))).flat()
    const report = await importInto(config, sources)
    if (values.json) print(JSON.stringify(report))
    else for (const line of sayImport(report)) print(line)
    for (const { source, reason } of report.failed) console.error(`${source}: ${reason}`)
    return report.failed.length === 0 ? 0 : 1
  },
}

async function importInto(config: Config, sources: readonly Source[]) {
  const { files } = await readFolder(join(config.knowledgeDir, 'articles'))
  const database = await openDatabase(config.dataDir, systemClock.now())
  try {
    const { db } = database
    const questionWriting = await openQuestionWriting({
      ...{ config, db, clock: systemClock, log: cliLog(config) },
      onMonthCap: null,
    })
    return await importArticles(sources, {
      articles: createStoredArticles(db, systemClock),
      writeQuestions: questionWriting?.write ?? null,
      readLink: createReadLink(),
      takenIds: new Set(files.map(({ file }) => idOf(file))),
    })
  } finally {
    await database.close()
  }
}

/** A link as it is; a file read; a folder as the files in it. */
async function sourcesOf(name: string): Promise<Source[]> {
  if (/^https?:\/\//i.test(name)) return [name]
  const found = await stat(name).catch((error) => {
    throw new UserError(`${name} cannot be read (${messageOf(error)})`)
  })
  if (!found.isDirectory()) return [await readOne(name, found.size)]
  const names = (await readdir(name, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(names.toSorted().map(async (file) => readOne(file, (await stat(file)).size)))
}

async function readOne(path: string, size: number): Promise<Source> {
  if (size > LARGEST_SOURCE) throw new UserError(`${path} is larger than 10 MB`)
  const bytes = await readFile(path)
  const unknown = { mediaType: null, charset: null, url: null, etag: null, lastModified: null }
  return { name: basename(path), bytes, ...unknown }
}
