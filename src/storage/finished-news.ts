/**
 * Which news of a platform are dealt with, so that what it tells again after a crash is not done twice.
 */
import type { Database } from './database.ts'

/** News are numbered upwards by the platform. */
export interface FinishedNews {
  known(): Promise<readonly number[]>
  /** Resolves when it is written down. */
  add(news: number): Promise<void>
  /** The platform tells none below this number any more. */
  forgetBelow(news: number): Promise<void>
}

export function createFinishedNews(db: Database, platform: string): FinishedNews {
  return {
    async known() {
      const rows = await db
        .selectFrom('finished_news')
        .select('news')
        .where('platform', '=', platform)
        .orderBy('news')
        .execute()
      return rows.map(({ news }) => Number(news))
    },
    async add(news) {
      await db
        .insertInto('finished_news')
        .values({ platform, news })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async forgetBelow(news) {
      await db
        .deleteFrom('finished_news')
        .where('platform', '=', platform)
        .where('news', '<', news)
        .execute()
    },
  }
}
