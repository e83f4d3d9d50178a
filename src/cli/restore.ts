/** `coach restore FILE`: makes a backup the database again; the old one is kept beside it. */
import { restore as restoreDatabase } from '../operations/backup.ts'
import type { CliWord } from './context.ts'
import { readFileArgument } from './file-argument.ts'

export const restore: CliWord = {
  name: 'restore',
  usage: 'restore FILE',
  about: 'makes a backup the database again, the bot stopped; --json',
  async run(args, { config, print }) {
    const { file, json } = readFileArgument(args, 'restore')
    const kept = restoreDatabase(config.dataDir, file, Date.now())
    const before = kept === null ? '' : ` What stood there before is kept as ${kept}.`
    print(json ? JSON.stringify({ file, kept }) : `Restored from ${file}.${before}`)
    return 0
  },
}
