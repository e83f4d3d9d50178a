/** Single facts about this installation, such as the day on which the community's programme began. */
import type { Database } from './database.ts'

export interface Facts {
  read(name: string): Promise<string | null>
  write(name: string, value: string): Promise<void>
}

export function createFacts(db: Database): Facts {
  return {
    async read(name) {
      const row = await db
        .selectFrom('fact')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirst()
      return row?.value ?? null
    },
    async write(name, value) {
      await db
        .insertInto('fact')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute()
    },
  }
}
