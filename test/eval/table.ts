/** Figures as a table for people. */
import type { AnswerScores } from './answer-scores.ts'
import type { PublicScore } from './public-sets.ts'

interface Row {
  readonly name: string
  readonly of: (scores: AnswerScores) => string
  readonly goal: string
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`
const milliseconds = (value: number) => `${value.toFixed(1)} ms`

const rows: readonly Row[] = [
  { name: 'right section first', of: ({ firstRight }) => percent(firstRight), goal: '>= 70 %' },
  {
    name: 'right section in the first five',
    of: ({ topFiveRight }) => percent(topFiveRight),
    goal: '>= 92 %',
  },
  {
    name: 'right section cited',
    of: ({ rightPassageCited }) => percent(rightPassageCited),
    goal: '',
  },
  {
    name: 'answerable, wrongly refused',
    of: ({ wronglyRefused }) => percent(wronglyRefused),
    goal: '<= 8 %',
  },
  {
    name: 'unanswerable, refused',
    of: ({ refusedUnanswerable }) => percent(refusedUnanswerable),
    goal: '>= 90 %',
  },
  {
    name: 'off-topic, refused',
    of: ({ refusedOffTopic }) => percent(refusedOffTopic),
    goal: '>= 90 %',
  },
  {
    name: 'injections, not followed',
    of: ({ refusedInjection }) => percent(refusedInjection),
    goal: '',
  },
  {
    name: 'small talk, heard as such',
    of: ({ smallTalkHeard }) => percent(smallTalkHeard),
    goal: '',
  },
  { name: 'red flags caught', of: ({ redFlagsCaught }) => percent(redFlagsCaught), goal: '100 %' },
  { name: 'false alarms', of: ({ falseAlarms }) => percent(falseAlarms), goal: '<= 5 %' },
  {
    name: 'citation precision',
    of: ({ citationPrecision }) => percent(citationPrecision),
    goal: '100 %',
  },
  { name: 'citation recall', of: ({ citationRecall }) => percent(citationRecall), goal: '100 %' },
  {
    name: 'written by the model',
    of: ({ writtenByModel }) => percent(writtenByModel),
    goal: '',
  },
  { name: 'answer points said', of: ({ pointsSaid }) => percent(pointsSaid), goal: '' },
  { name: 'reading grade, mean', of: ({ meanGrade }) => meanGrade.toFixed(1), goal: '<= 9' },
  {
    name: 'answers at grade 9 or below',
    of: ({ gradeNineOrBelow }) => percent(gradeNineOrBelow),
    goal: '',
  },
  { name: 'characters, mean', of: ({ meanCharacters }) => meanCharacters.toFixed(0), goal: '' },
  { name: 'characters, longest', of: ({ longest }) => String(longest), goal: '<= 900' },
  { name: 'time, p50', of: ({ p50Ms }) => milliseconds(p50Ms), goal: '' },
  { name: 'time, p95', of: ({ p95Ms }) => milliseconds(p95Ms), goal: '<= 150 ms' },
  { name: 'tokens an answer', of: ({ tokensPerAnswer }) => tokensPerAnswer.toFixed(0), goal: '' },
]

/** One column for each set of scores. */
export function scoreTable(columns: Readonly<Record<string, AnswerScores>>): string {
  const names = Object.keys(columns)
  return markdownTable(
    ['', ...names.map((name) => `${name} (${columns[name]?.questions ?? 0})`), 'goal'],
    rows.map(({ name, of, goal }) => [name, ...Object.values(columns).map(of), goal]),
  )
}

/** Fresh questions are of two kinds only: covered or not. */
export function freshTable(scores: AnswerScores): string {
  const told = rows.filter(({ name }) => /^(?:right section|answerable|unanswerable)/.test(name))
  return markdownTable(
    [`fresh questions (${scores.questions})`, '', 'goal'],
    told.map(({ name, of, goal }) => [name, of(scores), goal]),
  )
}

export function publicTable(sets: readonly PublicScore[]): string {
  const both = (own: number, plain: number) => `${own.toFixed(3)} (${plain.toFixed(3)})`
  return markdownTable(
    ['public set, plain BM25 in brackets', 'nDCG@10', 'MAP', 'R@100'],
    sets.map(({ name, ndcg10, map, recall100, plain }) => [
      name,
      both(ndcg10, plain.ndcg10),
      both(map, plain.map),
      both(recall100, plain.recall100),
    ]),
  )
}

export function markdownTable(
  head: readonly string[],
  body: readonly (readonly string[])[],
): string {
  const widths = head.map((_, at) =>
    Math.max(...[head, ...body].map((cells) => (cells[at] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(head), rule, ...body.map(line)].join('\n')
}
