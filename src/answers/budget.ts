/**
 * The caps on what model answers may cost: so many a day for each member, so much money a month for everybody.
 *
 * Both are sums of rows in the database, so a restart forgets nothing. At a cap nobody is refused: the articles are
 * quoted instead. The coach hears of the monthly one once.
 */
import { randomUUID } from 'node:crypto'
import { type Clock, localDay } from '../clock.ts'
import type { Database } from '../storage/database.ts'
import type { ModelBudget } from './writing/model-turn.ts'
import type { Usage } from './writing/writer.ts'

export interface BudgetParts {
  readonly db: Database
  readonly clock: Clock
  /** The community's zone: its days and months are counted. */
  readonly zone: string
  /** US dollars; 0: no limit. */
  readonly monthlyBudgetUsd: number
  readonly modelAnswersPerDay: number
  /** Tells the coach that the month's money is spent. Called once a month, and again when it failed. Null: nobody
   * can be told from here. */
  readonly onMonthCap: ((month: string) => Promise<void>) | null
}

/** Stands for a member where nobody asked. */
const THE_LIBRARY = ''
/** A question on its way counts so long at most: none takes longer, its two translations included. */
const LONGEST_ANSWER_MS = 110_000

export function createBudget(parts: BudgetParts): ModelBudget {
  const { clock, zone, modelAnswersPerDay } = parts
  const onTheirWay = createOnTheirWay(clock)
  const today = () => localDay(clock.now(), zone)
  const verdictFor = async (memberId: string, day: string) => {
    if (await isMonthSpent(parts, monthOf(day))) {
      await tellOnce(parts, monthOf(day))
      return 'month-cap'
    }
    const had = await answersOf(parts, memberId, day)
    return had + onTheirWay.count(memberId) > modelAnswersPerDay ? 'member-cap' : 'yes'
  }
  return {
    async mayUseModel(memberId) {
      if (memberId === null)
        return (await isMonthSpent(parts, monthOf(today()))) ? 'month-cap' : 'yes'
      // Taken before anything is awaited, and given back when the answer is no.
      onTheirWay.add(memberId)
      const verdict = await verdictFor(memberId, today())
      if (verdict !== 'yes') onTheirWay.remove(memberId)
      return verdict
    },
    async record(memberId, writer, usage) {
      if (memberId !== null) onTheirWay.remove(memberId)
      const day = today()
      await parts.db
        .insertInto('usage')
        .values({
          ...asRow(usage),
          id: randomUUID(),
          member_id: memberId ?? THE_LIBRARY,
          day,
          month: monthOf(day),
          writer,
          at: clock.now(),
        })
        .execute()
    },
  }
}

function asRow({ promptTokens, completionTokens, cost }: Usage) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    cost_micros: Math.ceil(cost * 1_000_000),
  }
}

function monthOf(day: string): string {
  return day.slice(0, 7)
}

async function isMonthSpent(
  { db, monthlyBudgetUsd }: BudgetParts,
  month: string,
): Promise<boolean> {
  if (monthlyBudgetUsd === 0) return false
  const { spent } = await db
    .selectFrom('usage')
    .select(({ fn }) => fn.sum('cost_micros').as('spent'))
    .where('month', '=', month)
    .executeTakeFirstOrThrow()
  return Number(spent ?? 0) >= monthlyBudgetUsd * 1_000_000
}

async function answersOf({ db }: BudgetParts, memberId: string, day: string): Promise<number> {
  const { answers } = await db
    .selectFrom('usage')
    .select(({ fn }) => fn.countAll().as('answers'))
    .where('member_id', '=', memberId)
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  return Number(answers)
}

const told = 'month-cap-told'

/** The fact is written first, so that two questions at once tell the coach once. */
async function tellOnce({ db, onMonthCap }: BudgetParts, month: string): Promise<void> {
  if (onMonthCap === null) return
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('fact')
    .values({ name: told, value: month })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: month }).where('fact.value', '!=', month),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return
  try {
    await onMonthCap(month)
  } catch (error) {
    await db.deleteFrom('fact').where('name', '=', told).execute()
    throw error
  }
}

/** Questions that were let through and are not recorded yet: thirty at once must not all pass the last place. */
function createOnTheirWay(clock: Clock) {
  const started = new Map<string, readonly number[]>()
  const alive = (memberId: string) =>
    (started.get(memberId) ?? []).filter((at) => at > clock.now() - LONGEST_ANSWER_MS)
  const keep = (memberId: string, times: readonly number[]) => {
    if (times.length === 0) started.delete(memberId)
    else started.set(memberId, times)
  }
  return {
    count: (memberId: string) => alive(memberId).length,
    add: (memberId: string) => keep(memberId, [...alive(memberId), clock.now()]),
    remove: (memberId: string) => keep(memberId, alive(memberId).slice(0, -1)),
  }
}
