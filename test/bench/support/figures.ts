/**
 * Figures for people and for programs: percentiles, goals, and the one table every bench prints.
 */

/** One line of the table. `goal` is told in words; `met` is null when the line has none. */
export interface Figure {
  readonly what: string
  readonly value: string
  readonly goal?: string
  readonly met?: boolean
}

/** The value below which that share of all lies, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const inOrder = values.toSorted((one, other) => one - other)
  return inOrder[Math.max(0, Math.ceil(share * inOrder.length) - 1)] ?? Number.NaN
}

export function atMost(what: string, value: number, most: number, unit: string): Figure {
  return { what, value: said(value, unit), goal: `<= ${said(most, unit)}`, met: value <= most }
}

export function atLeast(what: string, value: number, least: number, unit: string): Figure {
  return { what, value: said(value, unit), goal: `>= ${said(least, unit)}`, met: value >= least }
}

export function told(what: string, value: number, unit: string): Figure {
  return { what, value: said(value, unit) }
}

/** Prints them as a Markdown table, or as JSON, and sets the exit code when a goal is missed. */
export function report(title: string, figures: readonly Figure[], asJson: boolean): void {
  if (asJson) console.log(JSON.stringify({ title, figures }, null, 2))
  else console.log(`\n${[`**${title}**`, '', ...table(figures)].join('\n')}`)
  if (figures.some(({ met }) => met === false)) process.exitCode = 1
}

function table(figures: readonly Figure[]): string[] {
  const rows = figures.map(({ what, value, goal = '', met }) => [what, value, goal, mark(met)])
  const lines = [['figure', 'measured', 'goal', ''], ['---', '---', '---', '---'], ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`)
}

function mark(met: boolean | undefined): string {
  if (met === undefined) return ''
  return met ? '✓' : '✗'
}

function said(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`
}
