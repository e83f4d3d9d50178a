/** `coach check [DIR]`: every file the coach may edit, checked; problems as `file:line: message`. */
import { parseArgs } from 'node:util'
import { checkKnowledge } from '../knowledge.ts'
import type { CliWord } from './context.ts'

export const check: CliWord = {
  name: 'check',
  usage: 'check [DIR]',
  about: 'checks articles, programmes, exercises and the rest; --json',
  async run(args, { config, print }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const dir = positionals[0] ?? config.knowledgeDir
    const problems = await checkKnowledge(dir)
    if (values.json) print(JSON.stringify(problems))
    else if (problems.length === 0) print(`${dir}: everything is sound`)
    for (const { file, line, message } of problems) console.error(`${file}:${line}: ${message}`)
    return problems.length === 0 ? 0 : 1
  },
}
