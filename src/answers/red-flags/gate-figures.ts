/** How good the red-flag gate is on a list of written messages: for the tests, the evaluation and the README. */
import type { GateFinding } from './red-flags.ts'

export interface GateLine {
  readonly text: string
  /** `clarify`: one question is right, and so is a flag. */
  readonly expect: 'E' | 'U' | 'R' | 'M' | 'clarify' | 'clear'
  readonly category: string | null
  /** Written before the signs were, and never used to mend them. */
  readonly heldOut?: boolean
  /** The round of mending it was first measured in; lines of a later round were unseen until then. */
  readonly round?: number
}

export interface GateFigures {
  readonly flags: number
  /** Flagged or asked about; an emergency only counts when it was taken as one. */
  readonly caught: number
  readonly clear: number
  readonly falseAlarms: number
  /** What went wrong, as `expected -> found: text`. */
  readonly faults: readonly string[]
}

export function gateFigures(
  lines: readonly GateLine[],
  gate: (words: string) => GateFinding,
): GateFigures {
  const judged = lines.map((line) => {
    const finding = gate(line.text)
    return { line, finding, right: isRight(line, finding) }
  })
  const flags = judged.filter(({ line }) => line.expect !== 'clear')
  const clear = judged.filter(({ line }) => line.expect === 'clear')
  const wrong = judged.filter(({ right }) => !right)
  return {
    flags: flags.length,
    caught: flags.filter(({ right }) => right).length,
    clear: clear.length,
    falseAlarms: clear.filter(({ right }) => !right).length,
    faults: wrong.map(({ line, finding }) => `${line.expect} -> ${say(finding)}: ${line.text}`),
  }
}

function isRight({ expect }: GateLine, finding: GateFinding): boolean {
  if (expect === 'clear') return finding.kind === 'clear'
  if (expect === 'E') return finding.kind === 'flag' && finding.action === 'E'
  return finding.kind !== 'clear'
}

function say(finding: GateFinding): string {
  if (finding.kind === 'clear') return 'clear'
  return `${finding.kind === 'flag' ? finding.action : 'clarify'} ${finding.category}`
}
