/**
 * `/article`: the coach's articles from a chat. A file or a link adds one; without either it lists what there is.
 *
 * Order of events: a file, a link, or `remove NAME`, `export` -> the import reads it -> the library is read again ->
 * one report of what was read.
 */
import type { Attachment } from '../chat/message.ts'
import { type Block, code, list, note, type Reply, reply, text, title } from '../chat/reply.ts'
import { UserError } from '../errors.ts'
import { idOf } from '../library/article.ts'
import { importArticles, type Source, sayImport } from '../library/importing/import-articles.ts'
import type { ReadLink } from '../library/importing/safe-fetch.ts'
import { LARGEST_SOURCE, type SourceFile } from '../library/importing/source-file.ts'
import type { StoredArticles } from '../library/importing/stored-articles.ts'
import type { Library } from '../library/library.ts'
import type { QuestionWriting } from '../library/write-questions.ts'
import type { CommandSet, CommandTalk } from './command.ts'

export interface ArticleParts {
  readonly library: Library
  readonly storedArticles: StoredArticles
  readonly readLink: ReadLink
  readonly questionWriting: QuestionWriting | null
}

const ASK_FOR_ONE = 'article.source'

export function articleCommands(parts: ArticleParts): CommandSet {
  return {
    commands: [
      {
        name: 'article',
        description: 'Add an article by file or link, list, remove or export them',
        argument: {
          name: 'what',
          description: 'A link, or: list, remove NAME, export',
          required: false,
        },
        file: { name: 'file', description: 'Markdown, text, Word, PDF or a saved web page' },
        coachOnly: true,
        run: (talk) => article(talk, parts),
      },
    ],
    expectations: { [ASK_FOR_ONE]: (talk) => article(talk, parts) },
  }
}

async function article(talk: CommandTalk, parts: ArticleParts): Promise<void> {
  const files = talk.turn.message.attachments.filter(({ kind }) => kind === 'file')
  const links = talk.text.match(/https?:\/\/\S+/gi) ?? []
  const [word = '', ...names] = talk.text.split(/\s+/)
  if (files.length > 0 || links.length > 0) return addAll(talk, files, links, parts)
  if (word === 'remove') return remove(talk, names.join(' '), parts)
  if (word === 'export') return sendAll(talk, parts)
  if (word !== '' && word !== 'list') {
    throw new UserError(
      'Send me a file or a link, or say: /article list, /article remove NAME, /article export',
    )
  }
  await talk.expect(ASK_FOR_ONE)
  await talk.say(await listing(parts))
}

async function addAll(
  talk: CommandTalk,
  files: readonly Attachment[],
  links: readonly string[],
  parts: ArticleParts,
): Promise<void> {
  await talk.turn.acknowledge()
  const sources: Source[] = [...links, ...(await Promise.all(files.map(asSource)))]
  const { library, storedArticles, readLink, questionWriting } = parts
  const report = await importArticles(sources, {
    articles: storedArticles,
    readLink,
    takenIds: new Set(library.passages.map(({ article }) => article)),
    writeQuestions: questionWriting === null ? null : questionWriting.write,
  })
  await library.reload()
  const isAdded = report.added.length + report.changed.length > 0
  await talk.say(
    reply(
      title('What I read'),
      list(...sayImport(report)),
      isAdded && note('I answer from it from now on. Ask me something it covers.'),
    ),
  )
}

async function asSource({ fileName, mediaType, download }: Attachment): Promise<SourceFile> {
  const bytes = await download(LARGEST_SOURCE)
  return {
    name: fileName,
    bytes,
    mediaType: mediaType?.split(';')[0]?.trim() ?? null,
    charset: null,
    url: null,
    etag: null,
    lastModified: null,
  }
}

async function remove(talk: CommandTalk, name: string, parts: ArticleParts): Promise<void> {
  const id = idOf(name.trim())
  if (!(await parts.storedArticles.remove(id))) throw new UserError(whyNotRemoved(id, parts))
  await parts.library.reload()
  await talk.say(
    reply(
      text('Gone: ', code(id), '. I no longer answer from it. Send it again to bring it back.'),
    ),
  )
}

function whyNotRemoved(id: string, { library }: ArticleParts): string {
  const isFile = library.passages.some(({ article }) => article === id)
  return isFile
    ? `${id} is a file in the articles folder. Delete it there, and I forget it at once.`
    : `I know no article called "${id}". /article list shows their names.`
}

async function sendAll(talk: CommandTalk, { storedArticles }: ArticleParts): Promise<void> {
  const files = await storedArticles.files()
  if (files.length === 0) {
    throw new UserError(
      'Nothing was imported yet. Your other articles are files in the articles folder.',
    )
  }
  const blocks = files.map(
    ({ file, text: markdown }): Block => ({
      kind: 'file',
      fileName: file,
      mediaType: 'text/markdown',
      bytes: new TextEncoder().encode(markdown),
    }),
  )
  await talk.say(reply(text(`Here they are, ${files.length} in all.`), ...blocks), {
    private: true,
  })
}

/** Every article with what it is; those the coach has not made their own yet come last. */
async function listing({ library, storedArticles }: ArticleParts): Promise<Reply> {
  const stored = new Set((await storedArticles.all()).map(({ id }) => id))
  const byArticle = Map.groupBy(library.passages, ({ article }) => article)
  const lines = [...byArticle]
    .toSorted(([, one], [, other]) => rank(one[0]?.status) - rank(other[0]?.status))
    .map(([id, passages]) => {
      const [first] = passages
      const kind = stored.has(id) ? 'imported' : (first?.status ?? '')
      return [code(id), ` ${first?.title ?? ''} · ${passages.length} passages · ${kind}`]
    })
  return reply(
    title('Articles'),
    lines.length > 0 && list(...lines),
    note('Send me a link or a file within ten minutes and I add it.'),
  )
}

function rank(status: string | undefined): number {
  return status === 'starter' ? 1 : 0
}
