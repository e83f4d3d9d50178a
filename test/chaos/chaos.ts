/**
 * `npm run chaos`: the real program against local platforms, killed at every step, again and again.
 *
 * `-- --rounds N --seed S` for fewer rounds or the same ones again, `--round R` for a single one with its log.
 * Exit code 1 when anything was lost, doubled without being in doubt, early, in the wrong place, or sent inside a
 * running wait. Ctrl-C finishes the rounds under way and prints the table of what was done.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type RoundResult, runRound } from './round.ts'
import { describeFailure, hasFailed, tableOf } from './table.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    round: { type: 'string' },
    parallel: { type: 'string', default: `${Math.min(4, availableParallelism())}` },
  },
})
const seed = Number(values.seed)
const rounds =
  values.round === undefined
    ? Array.from({ length: Number(values.rounds) }, (_, index) => index + 1)
    : [Number(values.round)]

const results = await runAll()
console.log(tableOf(results))
const failures = results.filter(hasFailed)
for (const failure of failures) console.error(describeFailure(failure, seed))
process.exitCode = failures.length > 0 ? 1 : 0

async function runAll(): Promise<RoundResult[]> {
  const left = [...rounds]
  process.once('SIGINT', () => left.splice(0))
  const done: RoundResult[] = []
  const work = async () => {
    for (let round = left.shift(); round !== undefined; round = left.shift()) {
      const result = await runRound(seed, round)
      done.push(result)
      if (values.round !== undefined) console.error(result.lastWords, result.judgement.late)
      else if (hasFailed(result)) console.error(describeFailure(result, seed))
      if (done.length % 50 === 0) console.error(`${done.length} of ${rounds.length} rounds`)
    }
  }
  await Promise.all(Array.from({ length: Number(values.parallel) }, work))
  return done
}
