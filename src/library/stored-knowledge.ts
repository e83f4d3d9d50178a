/** What the library holds beside the folder: the coach's imported articles what was learnt from
 * members, and the questions a model wrote. */
import type { Database } from '../storage/database.ts'
import type { StoredKnowledge } from './library.ts'
import { readWrittenQuestions } from './written-questions.ts'

export async function readStoredKnowledge(db: Database): Promise<StoredKnowledge> {
  const [articles, learnt, written] = await Promise.all([
    db
      .selectFrom('article')
      .select(['id', 'markdown'])
      .where('removed_at', 'is', null)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('alias')
      .select(['passage', 'question'])
      .where('undone_at', 'is', null)
      .orderBy('learnt_at')
      .execute(),
    readWrittenQuestions(db),
  ])
  const aliases = new Map<string, string[]>()
  for (const { passage, question } of learnt) {
    aliases.set(passage, [...(aliases.get(passage) ?? []), question])
  }
  return {
    articles: articles.map(({ id, markdown }) => ({ file: `${id}.md`, text: markdown })),
    aliases,
    written,
  }
}
