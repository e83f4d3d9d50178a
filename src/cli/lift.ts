/** `coach lift`: the lift or rest of a day, or of some days in a row, with its reasons. */
import { parseArgs } from 'node:util'
import { plainText } from '../chat/plain-text.ts'
import { localDay, systemClock } from '../clock.ts'
import { readTraining } from '../knowledge.ts'
import { silentLog } from '../log.ts'
import { planDays } from '../training/lift-for-day.ts'
import { liftReply } from '../training/lift-reply.ts'
import { printableDay, readLiftFlags } from '../training/lift-request.ts'
import type { CliWord } from './context.ts'

const words = { type: 'string' } as const

export const lift: CliWord = {
  name: 'lift',
  usage: 'lift [--programme ID] [--start DAY] [--day DAY]',
  about:
    'the lift of a day with its reasons; --days N --race DAY --distance half --log FILE … --json',
  async run(args, { config, print }) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        programme: words,
        start: words,
        day: words,
        days: words,
        today: words,
        level: words,
        kit: words,
        race: words,
        distance: words,
        runs: words,
        log: words,
        age: words,
        flags: words,
        json: { type: 'boolean', default: false },
      },
    })
    const knowledge = await readTraining(config.knowledgeDir, silentLog)
    const localToday = localDay(systemClock.now(), config.zone)
    for (const plan of planDays(await readLiftFlags(values, knowledge, localToday))) {
      print(values.json ? JSON.stringify(printableDay(plan)) : plainText(liftReply(plan)))
    }
    return 0
  },
}
