/**
 * The library: every article, cut to passages, searchable.
 *
 * Order of events: read the folder and the lexicon -> articles (broken ones become problems and are left out) ->
 * passages -> index. Between two articles whoever else has something to do goes first. While running, a saved file
 * brings the same steps again, one reading after the other; unchanged articles are not parsed twice, and a failed
 * reload keeps what was there.
 */
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { setImmediate as breath } from 'node:timers/promises'
import { type Clock, systemClock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import { idOf, type ReadArticle, readArticle } from './article.ts'
import type { Idea } from './asked.ts'
import type { Found } from './find-passages.ts'
import type { Passage } from './passage.ts'
import { createPassageIndex, type Ingredients, type PassageIndex } from './passage-index.ts'
import { cutPassages } from './passages.ts'
import { type Problem, sayProblem } from './problem.ts'
import { type ArticleFile, readFolder } from './read-folder.ts'
import { noSynonyms, readSynonyms } from './synonyms.ts'
import { watchFolders } from './watch-folder.ts'
import { type WrittenQuestions, withWrittenQuestions } from './written-questions.ts'

export interface Library {
  readonly passages: readonly Passage[]
  /** What is wrong in the files; the articles concerned are left out. */
  readonly problems: readonly Problem[]
  /** Changes whenever an answer could change. */
  readonly version: string
  /** The best passages for some words, best first. */
  search(words: string, limit: number): readonly Found[]
  /** A question taken apart, as the search understands it. */
  ideas(words: string): readonly Idea[]
  /** Reads everything again. */
  reload(): Promise<void>
  /** Stops watching. */
  close(): void
}

/** Knowledge that stands in the database rather than in the folder. */
export interface StoredKnowledge {
  readonly articles: readonly ArticleFile[]
  /** Passage id -> questions learnt from members. */
  readonly aliases: ReadonlyMap<string, readonly string[]>
  /** Questions written for passages that came without any. */
  readonly written: WrittenQuestions
}

export const nothingStored: StoredKnowledge = {
  articles: [],
  aliases: new Map(),
  written: new Map(),
}

export interface LibraryParts {
  /** The folder of articles. */
  readonly dir: string
  /** The lexicon's file; null: none. */
  readonly synonymsFile?: string | null
  readonly stored?: () => Promise<StoredKnowledge>
  readonly ingredients?: Ingredients
  /** Whether edits while running are taken up. Default: no. */
  readonly watch?: boolean
  readonly clock?: Clock
  readonly log: Log
}

/** Throws `SetupError` when the folder cannot be read; a broken article is never a reason to throw. */
export async function openLibrary(parts: LibraryParts): Promise<Library> {
  const parse = rememberingParser()
  let state = await load(parts, parse)
  report(state, parts)
  const readAgain = async () => {
    state = await load(parts, parse)
    report(state, parts)
  }
  let reading: Promise<void> = Promise.resolve()
  const reload = () => {
    reading = reading.then(readAgain, readAgain)
    return reading
  }
  const stop = parts.watch === true ? watchForEdits(parts, reload) : () => {}
  return {
    get passages() {
      return state.index.passages
    },
    get problems() {
      return state.problems
    },
    get version() {
      return state.version
    },
    search: (words, limit) => state.index.search(words, limit),
    ideas: (words) => state.index.ideas(words),
    reload,
    close: stop,
  }
}

/** Every problem of a folder's articles, without building an index. */
export async function checkArticles(dir: string): Promise<Problem[]> {
  const { files, problems } = await readFolder(dir)
  return [...problems, ...(await parseAll(files, readArticle)).problems]
}

interface State {
  readonly index: PassageIndex
  readonly problems: readonly Problem[]
  readonly version: string
}

type Parse = (file: string, text: string) => ReadArticle

async function load(parts: LibraryParts, parse: Parse): Promise<State> {
  const folder = await readFolder(parts.dir)
  const lexicon = parts.synonymsFile
    ? await readSynonyms(parts.synonymsFile)
    : { synonyms: noSynonyms, problems: [] }
  const stored = (await parts.stored?.()) ?? nothingStored
  const files = [...folder.files, ...stored.articles]
  const { passages: cut, problems } = await parseAll(files, parse)
  const passages = withWrittenQuestions(cut, stored.written)
  const { ingredients } = parts
  return {
    index: createPassageIndex({
      passages,
      synonyms: lexicon.synonyms,
      aliases: stored.aliases,
      ...(ingredients === undefined ? {} : { ingredients }),
    }),
    problems: [...folder.problems, ...lexicon.problems, ...problems],
    version: versionOf([files, lexicon.synonyms, [...stored.aliases], [...stored.written]]),
  }
}

/** Articles to passages. Two files of one name would be cited alike, so the second is left out. */
async function parseAll(files: readonly ArticleFile[], parse: Parse) {
  const passages: Passage[] = []
  const problems: Problem[] = []
  const fileOf = new Map<string, string>()
  for (const { file, text } of files) {
    const rival = fileOf.get(idOf(file))
    if (rival !== undefined) {
      problems.push({ file, line: 1, message: `has the same name as ${rival}; rename one` })
      continue
    }
    fileOf.set(idOf(file), file)
    await breath()
    const read = parse(file, text)
    problems.push(...read.problems)
    if (read.article !== null) passages.push(...cutPassages(read.article))
  }
  return { passages, problems }
}

/** Parses a text once and again only when it changed. */
function rememberingParser(): Parse {
  const known = new Map<string, { readonly text: string; readonly read: ReadArticle }>()
  return (file, text) => {
    const before = known.get(file)
    if (before?.text === text) return before.read
    const read = readArticle(file, text)
    known.set(file, { text, read })
    return read
  }
}

function watchForEdits(
  { dir, synonymsFile, clock, log }: LibraryParts,
  reload: () => Promise<void>,
) {
  const folders = synonymsFile ? [dir, dirname(synonymsFile)] : [dir]
  const again = () =>
    void reload().catch((error) =>
      log.warn(
        { error: messageOf(error) },
        'the library could not be read again and stays as it was',
      ),
    )
  return watchFolders([...new Set(folders)], again, { clock: clock ?? systemClock, log })
}

function report({ index, problems, version }: State, { dir, log }: LibraryParts): void {
  for (const problem of problems) log.warn({ dir }, sayProblem(problem))
  log.info({ dir, passages: index.passages.length, version }, 'library read')
}

function versionOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)
}
