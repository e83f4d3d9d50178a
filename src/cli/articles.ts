/**
 * Which library a command works on: the coach's own, or only the files of a folder named by `--articles`.
 */
import { join } from 'node:path'
import type { Config } from '../config.ts'
import {
  type Library,
  nothingStored,
  openLibrary,
  type StoredKnowledge,
} from '../library/library.ts'
import { readStoredKnowledge } from '../library/stored-knowledge.ts'
import { createLog } from '../log.ts'
import { openDatabaseToRead } from '../storage/database.ts'

/** With `dir` the library is built in memory from that folder alone, and no database is touched. */
export function libraryFor(config: Config, dir: string | undefined): Promise<Library> {
  return openLibrary({
    dir: dir ?? join(config.knowledgeDir, 'articles'),
    synonymsFile: join(config.knowledgeDir, 'synonyms.yaml'),
    log: cliLog(config),
    ...(dir === undefined ? { stored: () => storedKnowledge(config) } : {}),
  })
}

/** What the bot's database holds beside the folder, read without disturbing the bot. */
async function storedKnowledge({ dataDir }: Config): Promise<StoredKnowledge> {
  const database = openDatabaseToRead(dataDir)
  if (database === null) return nothingStored
  try {
    return await readStoredKnowledge(database.db)
  } finally {
    await database.close()
  }
}

/** The command line says results, not news; warnings go to standard error. */
export function cliLog(config: Config) {
  const level = config.logLevel === 'info' ? 'error' : config.logLevel
  return createLog({ level, secrets: config.secrets })
}
