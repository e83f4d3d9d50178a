/**
 * Which library a command works on: the coach's own, or only the files of a folder named by `--articles`.
 */
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Library, openLibrary } from '../library/library.ts'
import { createLog } from '../log.ts'

/** With `dir` the library is built in memory from that folder alone, and no database is touched. */
export function libraryFor(config: Config, dir: string | undefined): Promise<Library> {
  return openLibrary({
    dir: dir ?? join(config.knowledgeDir, 'articles'),
    synonymsFile: join(config.knowledgeDir, 'synonyms.yaml'),
    log: cliLog(config),
  })
}

/** The command line says results, not news; warnings go to standard error. */
export function cliLog(config: Config) {
  const level = config.logLevel === 'info' ? 'error' : config.logLevel
  return createLog({ level, secrets: config.secrets })
}
