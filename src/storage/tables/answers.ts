/** Questions, gaps, usage and the coach's imported articles. Filled by the answers and library folders. */

export type AnswerTables = Record<never, never>
