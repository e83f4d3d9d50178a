/**
 * `/stats`: what people asked this week and what is missing, in one screen; and the same as the coach's weekly
 * digest. Counts only, no names.
 */
import type { AnswerRecords } from '../answers/learning/records.ts'
import { type WeekOfQuestions, weekOfQuestions } from '../answers/learning/week-of-questions.ts'
import {
  type Block,
  bold,
  button,
  buttons,
  code,
  list,
  note,
  type Reply,
  reply,
  text,
  title,
} from '../chat/reply.ts'
import type { Clock } from '../clock.ts'
import { UserError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import type { Database } from '../storage/database.ts'
import type { CommandSet, PressTalk } from './command.ts'

export interface StatsParts {
  readonly db: Database
  readonly clock: Clock
  readonly library: Library
  readonly records: AnswerRecords
}

const WEEK_MS = 7 * 24 * 3_600_000
const MOST_LINES = 5

export function statsCommands(parts: StatsParts): CommandSet {
  return {
    commands: [
      {
        name: 'stats',
        description: 'What people asked this week, and what is missing',
        coachOnly: true,
        private: true,
        run: async (talk) =>
          void (await talk.say(await questionDigest('The last seven days', parts), {
            private: true,
          })),
      },
    ],
    actions: {
      'stats.undo-alias': (talk) => undoAlias(talk, parts),
      'stats.settle': (talk) => settle(talk, parts),
    },
  }
}

/** The week that ends now, as the coach reads it. */
export async function questionDigest(
  heading: string,
  { db, clock, library, records }: StatsParts,
): Promise<Reply> {
  const until = clock.now() + 1
  const week = await weekOfQuestions(db, { from: until - WEEK_MS, until }, library.passages)
  const learnt = (await records.aliases(MOST_LINES)).filter(
    ({ learntAt }) => learntAt >= until - WEEK_MS,
  )
  return reply(
    title(heading),
    text(sayCounts(week)),
    ...gapBlocks(week),
    ...weakBlocks(week),
    ...learntBlocks(learnt),
  )
}

function sayCounts({ asked, people, answered, solved }: WeekOfQuestions): string {
  if (asked === 0)
    return 'Nobody asked anything. A question of your own in the room often breaks the ice.'
  const counted = (count: number, one: string, many: string) =>
    `${count} ${count === 1 ? one : many}`
  const who = `${counted(asked, 'question', 'questions')} from ${counted(people, 'person', 'people')}`
  return `${who}. ${answered} answered from the articles, ${solved} marked as solved.`
}

/** What to write next: one line a cluster, with the heading it could have. */
function gapBlocks({ gaps }: WeekOfQuestions): Block[] {
  if (gaps.length === 0) return []
  const lines = gaps
    .slice(0, MOST_LINES)
    .map(({ heading, count, people, examples }) => [
      bold(heading),
      ` · asked ${count}×, by ${people} · “${examples[0] ?? ''}”`,
    ])
  const ids = gaps.slice(0, MOST_LINES).flatMap((gap) => gap.ids)
  return [
    text(bold('Not covered yet')),
    list(...lines),
    buttons([button('I dealt with these', { name: 'stats.settle', data: { ids }, once: true })]),
  ]
}

function weakBlocks({ weak, stale, differences }: WeekOfQuestions): Block[] {
  const lines = [
    ...weak
      .slice(0, MOST_LINES)
      .map(({ passage, questions }) => [code(passage), ` did not settle “${questions[0] ?? ''}”`]),
    ...stale
      .slice(0, MOST_LINES)
      .map(({ passage, cited }) => [
        code(passage.id),
        ` is from ${passage.published ?? 'long ago'} and was cited ${cited}×`,
      ]),
    ...differences
      .slice(0, MOST_LINES)
      .map(({ one, other }) => [
        code(one.passage.id),
        ` “${one.sentence}” · `,
        code(other.passage.id),
        ` “${other.sentence}” · do these agree?`,
      ]),
  ]
  return lines.length === 0 ? [] : [text(bold('Worth another look')), list(...lines)]
}

function learntBlocks(
  learnt: readonly { id: string; passage: string; question: string }[],
): Block[] {
  if (learnt.length === 0) return []
  return [
    text(bold('Learnt from solved questions')),
    list(...learnt.map(({ passage, question }) => [`“${question}” → `, code(passage)])),
    note('A wrong one? Take it back:'),
    buttons(
      learnt.map(({ id, question }, at) =>
        button(`Undo ${at + 1}: ${question.slice(0, 24)}`, {
          name: 'stats.undo-alias',
          data: { id },
        }),
      ),
    ),
  ]
}

async function undoAlias(talk: PressTalk, { records, library }: StatsParts): Promise<void> {
  const isUndone = await records.undoAlias(String(talk.data.id))
  if (!isUndone) throw new UserError('That one is undone already.')
  await library.reload()
  await talk.say(reply(text('Undone. I no longer take that question for this passage.')), {
    private: true,
  })
}

async function settle(talk: PressTalk, { records }: StatsParts): Promise<void> {
  const ids = Array.isArray(talk.data.ids) ? talk.data.ids.map(String) : []
  await records.settleGaps(ids)
  await talk.say(reply(text('Good. They are off the list.')), { private: true })
}
