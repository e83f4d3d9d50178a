/** `coach backup FILE`: a whole copy of the database, also while the bot runs. */
import { backUp } from '../operations/backup.ts'
import type { CliWord } from './context.ts'
import { readFileArgument } from './file-argument.ts'

export const backup: CliWord = {
  name: 'backup',
  usage: 'backup FILE',
  about: 'copies the database to FILE, also while the bot runs; --json',
  async run(args, { config, print }) {
    const { file, json } = readFileArgument(args, 'backup')
    await backUp(config.dataDir, file)
    print(json ? JSON.stringify({ file }) : `The database stands in ${file} now. Keep it safe.`)
    return 0
  },
}
