/**
 * Questions and what became of them, what writing cost, and the coach's imported articles.
 *
 * A row with a `member_id` is personal and goes when the member is forgotten. What the library learnt (aliases,
 * articles) names nobody.
 */

export interface AnswerTables {
  question: QuestionTable
  gap: GapTable
  alias: AliasTable
  usage: UsageTable
  article: ArticleTable
  embedding: EmbeddingTable
  written_question: WrittenQuestionTable
  coach_question: CoachQuestionTable
}

/** One question and the answer it got. Holds the question's words and nothing else personal. */
export interface QuestionTable {
  id: string
  member_id: string | null
  question: string
  /** `answer`, `not-covered`, … as the answerer said. */
  kind: string
  writer: string
  /** Ids of the passages cited, best first. */
  passages_json: string
  /** The version of the library that answered. */
  library: string
  ms: number
  /** Whether the member said that it solved it. */
  solved: 0 | 1
  asked_at: number
}

/** A question the library did not cover. */
export interface GapTable {
  id: string
  member_id: string | null
  question: string
  /** Ids of the nearest passages, best first. */
  nearby_json: string
  /** Whether the member went on to ask the coach. */
  escalated: 0 | 1
  asked_at: number
  /** When the coach dealt with it: an article, an answer, or "not ours". */
  settled_at: number | null
}

/** Words somebody used for what a passage answers, learnt when they said that it solved their question. */
export interface AliasTable {
  id: string
  passage: string
  question: string
  learnt_at: number
  undone_at: number | null
}

/** What one model call cost. Caps are checked against sums of these rows. */
export interface UsageTable {
  id: string
  member_id: string
  /** The community's local day and month: `YYYY-MM-DD`, `YYYY-MM`. */
  day: string
  month: string
  writer: string
  prompt_tokens: number
  completion_tokens: number
  /** Millionths of a US dollar. */
  cost_micros: number
  at: number
}

/** An article that came by import or from an approved answer. Its Markdown includes the front matter. */
export interface ArticleTable {
  /** The name it is cited by; what a file name without ending is for articles in the folder. */
  id: string
  markdown: string
  /** `file`, `link`, `feed`, `sitemap`, `answer`. */
  origin: string
  source_url: string | null
  /** Of what was fetched, so that an unchanged source is not read again. */
  source_hash: string | null
  etag: string | null
  last_modified: string | null
  imported_at: number
  updated_at: number
  removed_at: number | null
}

/** The vector of a text under a model. Recomputed only when either changes. */
export interface EmbeddingTable {
  model: string
  text_hash: string
  /** Little-endian 32-bit floats as base64: portable between the two databases. */
  vector: string
}

/** What a model wrote for a passage of that text, once. */
export interface WrittenQuestionTable {
  text_hash: string
  questions_json: string
  written_at: number
}

/** A question handed to the coach, from asking to becoming knowledge. */
export interface CoachQuestionTable {
  id: string
  member_id: string | null
  question_id: string | null
  question: string
  draft: string
  nearby_json: string
  /** Where it was asked and where the answer goes. */
  destination: string
  /** The asker's message, to reply to; null when unknown. */
  message_id: string | null
  /** The asker's id on that platform, to be called there; null when unknown. */
  asker_id: string | null
  /** `waiting`, `answered`, `approved`, `declined`. */
  state: string
  asked_at: number
  reply: string | null
  replied_at: number | null
  /** The article it became. */
  article: string | null
  settled_at: number | null
}
