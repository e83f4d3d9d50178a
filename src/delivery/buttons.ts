/**
 * Buttons: a platform carries only a short opaque id; what it stands for lies in the database.
 *
 * Order of events: a reply is about to be sent -> every button with an action gets a random id and a row
 * (`issue`) -> somebody presses -> the row says what it means, for whom, until when and how often (`press`).
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Block, Button, ButtonAction, Reply } from '../chat/reply.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../storage/database.ts'

/** How long a button works when its action does not say. */
const BUTTON_LIFE_MS = 30 * 24 * 3_600_000

export type Pressed =
  | { readonly action: string; readonly data: Readonly<Record<string, unknown>> }
  | 'expired'
  | 'not-yours'
  | 'used'

export interface Buttons {
  /** The reply with an id on every acting button. Buttons that have one keep it. */
  issue(reply: Reply): Promise<Reply>
  /**
   * The same for a message that is shown again and again: what a button means there decides its id, so that it keeps
   * working and nothing piles up. `message` names it and can be guessed by nobody.
   */
  issueAgain(message: string, reply: Reply): Promise<Reply>
  /** What a press means. A button for one use is used up by asking. */
  press(id: string, memberId: string): Promise<Pressed>
}

interface Issued {
  readonly id: string
  readonly action: ButtonAction
}

export function createButtons(db: Database, clock: Clock): Buttons {
  return {
    async issue(reply) {
      const [ready] = await issueButtons(db, clock.now(), [reply])
      return ready ?? reply
    },
    issueAgain: (message, reply) => issueAgain(db, clock.now(), message, reply),
    press: (id, memberId) => press(db, clock.now(), id, memberId),
  }
}

/** Rows a statement; SQLite takes 32,766 values. */
const ROWS = 2_000

/** The same for many replies at once, within the caller's transaction if `db` is one. */
export async function issueButtons(
  db: Database,
  now: number,
  replies: readonly Reply[],
): Promise<readonly Reply[]> {
  const issued: Issued[] = []
  const ready = replies.map(({ blocks }) => ({
    blocks: blocks.map((block) => withIds(block, issued, randomId)),
  }))
  for (let start = 0; start < issued.length; start += ROWS) {
    const rows = issued.slice(start, start + ROWS).map((one) => rowOf(one, now))
    await db.insertInto('button').values(rows).execute()
  }
  return ready
}

async function issueAgain(db: Database, now: number, message: string, { blocks }: Reply) {
  const issued: Issued[] = []
  const idOf = (action: ButtonAction) =>
    createHash('sha256')
      .update(JSON.stringify([message, action.name, action.data ?? {}]))
      .digest('base64url')
      .slice(0, 16)
  const ready = { blocks: blocks.map((block) => withIds(block, issued, idOf)) }
  if (issued.length === 0) return ready
  await db
    .insertInto('button')
    .values(issued.map((one) => rowOf(one, now)))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref }) => ({ expires_at: ref('excluded.expires_at') })),
    )
    .execute()
  return ready
}

type IdOf = (action: ButtonAction) => string

function randomId(): string {
  return randomBytes(12).toString('base64url')
}

function withIds(block: Block, issued: Issued[], idOf: IdOf): Block {
  if (block.kind !== 'buttons') return block
  return {
    kind: 'buttons',
    rows: block.rows.map((row) => row.map((button) => withId(button, issued, idOf))),
  }
}

function withId(button: Button, issued: Issued[], idOf: IdOf): Button {
  if (button.action === undefined || button.id !== undefined) return button
  const id = idOf(button.action)
  issued.push({ id, action: button.action })
  return { ...button, id }
}

function rowOf({ id, action }: Issued, now: number) {
  return {
    id,
    action: action.name,
    data_json: JSON.stringify(action.data ?? {}),
    only_member: action.onlyMember ?? null,
    once: action.once === true ? (1 as const) : (0 as const),
    pressed_at: null,
    expires_at: action.expiresAt ?? now + BUTTON_LIFE_MS,
  }
}

async function press(db: Database, now: number, id: string, memberId: string): Promise<Pressed> {
  const row = await db.selectFrom('button').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined || row.expires_at <= now) return 'expired'
  if (row.only_member !== null && row.only_member !== memberId) return 'not-yours'
  if (row.once === 1 && !(await useUp(db, id, now))) return 'used'
  return { action: row.action, data: JSON.parse(row.data_json) }
}

/** True for the first press only, also when two come at once. */
async function useUp(db: Database, id: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('button')
    .set({ pressed_at: now })
    .where('id', '=', id)
    .where('pressed_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
