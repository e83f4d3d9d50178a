/** `coach eval FILE`: how well the coach's own questions are answered from the articles. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openAnswerer } from '../answering.ts'
import { type Evaluation, evaluateFile } from '../answers/evaluate.ts'
import { flagsOnly, openRedFlags } from '../answers/red-flags/red-flags.ts'
import { UserError } from '../errors.ts'
import { cliLog, libraryFor } from './articles.ts'
import type { CliWord } from './context.ts'

export const evaluating: CliWord = {
  name: 'eval',
  usage: 'eval FILE [--articles DIR]',
  about: 'measures your own questions, one {question, expect} a line; --json',
  async run(args, { config, print }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { articles: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const [file] = positionals
    if (file === undefined)
      throw new UserError('Which questions? For example: eval questions.jsonl')
    const log = cliLog(config)
    const library = await libraryFor(config, values.articles)
    const redFlags = flagsOnly(await openRedFlags(join(config.knowledgeDir, 'red-flags.yaml')))
    const answerer = await openAnswerer({ config, library, redFlags, log })
    const evaluation = await evaluateFile(file, { library, answerer })
    if (values.json) print(JSON.stringify(evaluation))
    else for (const line of sayEvaluation(evaluation)) print(line)
    return 0
  },
}

function sayEvaluation(evaluation: Evaluation): string[] {
  const wrong = evaluation.questions.filter(({ isRight }) => !isRight)
  return [
    `Right passage first:      ${share(evaluation.firstRight)}`,
    `Right passage in five:    ${share(evaluation.topFiveRight)}`,
    `Covered and answered:     ${share(evaluation.answeredOfCovered)}`,
    `Not covered and refused:  ${share(evaluation.refusedOfUncovered)}`,
    ...wrong.map(({ id, question, answer }) => `✗ ${id}: ${question} (${answer.kind})`),
  ]
}

function share(part: number | null): string {
  return part === null ? 'no such question' : `${(part * 100).toFixed(1)} %`
}
