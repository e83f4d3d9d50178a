/** The article files of a folder and the folders below it, in the order of their names. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, SetupError } from '../errors.ts'
import { articleEnding } from './article.ts'
import type { Problem } from './problem.ts'

/** An article as it is stored: a name with its ending, and what stands in it. */
export interface ArticleFile {
  readonly file: string
  readonly text: string
}

export interface ReadFolder {
  readonly files: readonly ArticleFile[]
  /** Files that could not be opened. */
  readonly problems: readonly Problem[]
}

/** So many files are open at once; more would meet the limit of small servers. */
const FILES_AT_ONCE = 64

/** Throws `SetupError` when the folder itself cannot be read. */
export async function readFolder(dir: string): Promise<ReadFolder> {
  const names = await namesIn(dir)
  const files: ArticleFile[] = []
  const problems: Problem[] = []
  for (let from = 0; from < names.length; from += FILES_AT_ONCE) {
    const batch = names.slice(from, from + FILES_AT_ONCE)
    for (const read of await Promise.all(batch.map((name) => readOne(join(dir, name))))) {
      if ('text' in read) files.push(read)
      else problems.push(read)
    }
  }
  return { files, problems }
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    const names = await readdir(dir, { recursive: true })
    return names.filter(isArticle).toSorted()
  } catch (error) {
    const problem = `the folder of articles cannot be read (${messageOf(error)})`
    throw new SetupError([{ where: dir, problem, mend: 'Name a folder with .md or .txt files' }])
  }
}

/** Hidden files belong to editors and sync programs. */
function isArticle(name: string): boolean {
  return articleEnding.test(name) && !name.split(/[\\/]/).some((part) => part.startsWith('.'))
}

async function readOne(file: string): Promise<ArticleFile | Problem> {
  try {
    return { file, text: await readFile(file, 'utf8') }
  } catch (error) {
    return { file, line: 1, message: `cannot be read (${messageOf(error)})` }
  }
}
