/**
 * The coach's answer to somebody's question as an article of its own: question, answer, and where it came from.
 *
 * When nearly the same was asked and answered before, the new question joins that article instead of standing
 * beside it, and the newer words count.
 */
import { stringify } from 'yaml'
import { splitArticle } from '../../library/front-matter.ts'
import type { StoredArticle, StoredArticles } from '../../library/importing/stored-articles.ts'
import { alike, createLikeness } from '../../library/likeness.ts'
import { slugOf } from '../../library/passages.ts'

export interface CoachAnswer {
  readonly question: string
  readonly reply: string
  /** Epoch milliseconds. */
  readonly repliedAt: number
}

export interface KeptAnswer {
  readonly article: string
  readonly isNew: boolean
}

export interface KeepParts {
  readonly storedArticles: StoredArticles
  readonly coach: { readonly name: string }
}

/** So alike that they ask the same thing. */
const SAME_QUESTION = 0.8

export async function keepAnswer(answer: CoachAnswer, parts: KeepParts): Promise<KeptAnswer> {
  const before = await answeredBefore(answer.question, parts.storedArticles)
  const questions = [...(before?.questions ?? []), answer.question]
  const id = before?.article.id ?? (await freeId(answer.question, parts.storedArticles))
  await parts.storedArticles.put({
    id,
    markdown: markdownOf(answer, questions, parts.coach.name),
    origin: 'answer',
    sourceUrl: null,
    sourceHash: null,
    etag: null,
    lastModified: null,
  })
  return { article: id, isNew: before === null }
}

interface Before {
  readonly article: StoredArticle
  readonly questions: readonly string[]
}

async function answeredBefore(question: string, articles: StoredArticles): Promise<Before | null> {
  const answered = (await articles.all())
    .filter(({ origin }) => origin === 'answer')
    .map((article) => ({ article, questions: questionsOf(article) }))
  const { shapeOf } = createLikeness([question, ...answered.flatMap(({ questions }) => questions)])
  const asked = shapeOf(question)
  const isSame = (other: string) => alike(shapeOf(other), asked) >= SAME_QUESTION
  return answered.find(({ questions }) => questions.some(isSame)) ?? null
}

function questionsOf({ id, markdown }: StoredArticle): string[] {
  const { front } = splitArticle(id, markdown)
  return Object.values(front?.questions ?? {}).flatMap((questions) => questions ?? [])
}

function markdownOf(
  { reply, repliedAt }: CoachAnswer,
  questions: readonly string[],
  coach: string,
) {
  const day = new Date(repliedAt).toISOString().slice(0, 10)
  const title = titleOf(questions[0] ?? '')
  const front = {
    title,
    author: coach,
    published: day,
    status: 'answered',
    sources: [`${coach}, answer to a member's question, ${day}`],
    questions: { [title]: questions },
  }
  return `---\n${stringify(front)}---\n\n${reply.trim()}\n`
}

function titleOf(question: string): string {
  const words = question.replace(/\s+/g, ' ').trim()
  const short = words.length > 90 ? `${words.slice(0, 87)}…` : words
  return short.charAt(0).toUpperCase() + short.slice(1)
}

async function freeId(question: string, articles: StoredArticles): Promise<string> {
  const wanted = `answer-${slugOf(question).slice(0, 48).replace(/-+$/, '')}`
  let id = wanted
  for (let count = 2; (await articles.find(id)) !== null; count += 1) id = `${wanted}-${count}`
  return id
}
