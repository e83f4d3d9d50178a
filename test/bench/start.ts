/**
 * The whole program, started as `npm start` does, with both platforms connected to local servers in a process of
 * their own, and then left alone: `npm run bench -- start`.
 *
 * Ready is when it says so on standard output; the knowledge is that of the repository, the database is new. Memory
 * and processor time are what the operating system counts for the process.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startFarServers } from './support/far-servers.ts'
import { atMost, percentile, report, told } from './support/figures.ts'
import { type Program, startProgram } from './support/whole-program.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    starts: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const seconds = values.quick ? 2 : Number(values.seconds)
const starts = values.quick ? 1 : Number(values.starts)

const servers = startFarServers()
const readyMs: number[] = []
for (let round = 1; round < starts; round += 1) await inProgram(async () => {})
const idle = await inProgram((program) => program.watchIdle(seconds))
await servers.stop()
report(
  `start: both platforms connected, idle for ${seconds} s`,
  [
    atMost('memory (RSS)', idle.memoryMb, 170, 'MB'),
    atMost(`ready, median of ${starts} starts`, percentile(readyMs, 0.5), 1_500, 'ms'),
    told('ready, fastest', Math.min(...readyMs), 'ms'),
    atMost('processor while idle', idle.processorPercent, 0.5, '%'),
  ],
  values.json,
)

/** On a new data folder. */
async function inProgram<Result>(use: (program: Program) => Promise<Result>): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ironstride-bench-'))
  const program = await startProgram(servers, dataDir)
  readyMs.push(program.readyMs)
  const result = await use(program)
  await program.stop()
  rmSync(dataDir, { recursive: true })
  return result
}
