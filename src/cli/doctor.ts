/** `coach doctor`: what a running bot needs, looked at and said in words. */
import { parseArgs } from 'node:util'
import { checkKnowledge } from '../knowledge.ts'
import { sayProblem } from '../library/problem.ts'
import { examine } from '../operations/doctor.ts'
import type { CliWord } from './context.ts'

const marks = { well: '✓', off: '·', wrong: '✗' } as const

export const doctor: CliWord = {
  name: 'doctor',
  usage: 'doctor',
  about: 'looks at everything a running bot needs; --json',
  async run(args, { config, print }) {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
    })
    const problems = await checkKnowledge(config.knowledgeDir)
    const findings = examine({ config, knowledgeProblems: problems.map(sayProblem) })
    if (values.json) print(JSON.stringify(findings))
    else for (const { what, state, words } of findings) print(`${marks[state]} ${what}: ${words}`)
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0
  },
}
