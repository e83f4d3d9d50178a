/**
 * The words of deliveries, stored once however many people get them. Bytes of images and files become base64
 * text on the way in and bytes again on the way out.
 */
import { randomUUID } from 'node:crypto'
import type { Reply } from '../chat/reply.ts'
import type { Database } from '../storage/database.ts'
import { issueButtons } from './buttons.ts'

/** A reply as JSON text. */
export function packReply(reply: Reply): string {
  return JSON.stringify(reply, packBytes)
}

/** Looks at the value itself: a Buffer would have made a list of numbers of itself by the time it is handed over. */
function packBytes(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const bytes = this[key]
  return bytes instanceof Uint8Array ? { base64: Buffer.from(bytes).toString('base64') } : value
}

/** The reply that `packReply` was given. */
export function unpackReply(json: string): Reply {
  return JSON.parse(json, (key, value: unknown) =>
    key === 'bytes' && isPacked(value)
      ? new Uint8Array(Buffer.from(value.base64, 'base64'))
      : value,
  )
}

/** Rows a statement. Pictures make rows long. */
const ROWS = 200

/** Stores replies, their buttons ready to be pressed, and gives the id of each. */
export async function storeContents(
  db: Database,
  replies: readonly Reply[],
  now: number,
): Promise<ReadonlyMap<Reply, string>> {
  const distinct = [...new Set(replies)]
  const ready = await issueButtons(db, now, distinct)
  const rows = ready.map((reply) => ({
    id: randomUUID(),
    reply_json: packReply(reply),
    created_at: now,
  }))
  for (let start = 0; start < rows.length; start += ROWS) {
    await db
      .insertInto('content')
      .values(rows.slice(start, start + ROWS))
      .execute()
  }
  return new Map(distinct.map((reply, index) => [reply, rows[index]?.id ?? '']))
}

/** Replies by id, the latest kept ready: everybody's announcement is read once, not ten thousand times. */
export function createContents(db: Database) {
  const ready = new Map<string, Reply>()
  return async (id: string): Promise<Reply> => {
    const known = ready.get(id)
    if (known !== undefined) return known
    const row = await db
      .selectFrom('content')
      .select('reply_json')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const reply = unpackReply(row.reply_json)
    if (ready.size >= KEPT_READY) ready.clear()
    ready.set(id, reply)
    return reply
  }
}

const KEPT_READY = 50

function isPacked(value: unknown): value is { readonly base64: string } {
  return typeof value === 'object' && value !== null && 'base64' in value
}
