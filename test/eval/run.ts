/**
 * `npm run eval`: how good the answers are, in figures anyone can rerun.
 *
 * Order of events: the golden questions are asked of the starter library, each half by itself, then the fresh ones ->
 * the public sets, when they lie next to the project -> tables. `--json` prints one object instead, `--ablate` adds
 * what each ingredient brings, `--misses` what went otherwise than expected in the training half, `--learn` finds
 * weights. `--model` asks the model of the settings to write, and once more to judge whether the passages say what is
 * cited from them; without it no key is used and nothing leaves the machine.
 */
import { parseArgs } from 'node:util'
import { openAnswerer } from '../../src/answering.ts'
import { openRedFlags } from '../../src/answers/red-flags/red-flags.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { readEnvironment } from '../../src/environment.ts'
import { silentLog } from '../../src/log.ts'
import { createOpenAiClient } from '../../src/openai/client.ts'
import { ablate, ablationTable, starterLibrary } from './ablation.ts'
import { scoreAnswers } from './answer-scores.ts'
import { freshQuestions, goldenQuestions } from './golden.ts'
import { judgedBy, quotes, type Supports } from './judge.ts'
import { learn } from './learn.ts'
import { scorePublicSets } from './public-sets.ts'
import { freshTable, publicTable, scoreTable } from './table.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    learn: { type: 'boolean', default: false },
    model: { type: 'boolean', default: false },
  },
})

const questions = goldenQuestions()
const train = questions.filter(({ split }) => split === 'train')
const heldOut = questions.filter(({ split }) => split === 'held-out')

if (values.learn) console.log(await learn(train))
else await measure()

async function measure(): Promise<void> {
  const environment = values.model ? readEnvironment() : {}
  const config = readConfig(environment)
  const library = await starterLibrary()
  const redFlags = await openRedFlags('knowledge/red-flags.yaml')
  const answerer = await openAnswerer({ config, library, redFlags, log: silentLog })
  const supports = values.model ? judgeOf(config) : quotes
  if (!values.model) await scoreAnswers(train.slice(0, 20), library, answerer)
  const halves = {
    training: await scoreAnswers(train, library, answerer, supports),
    'held out': await scoreAnswers(heldOut, library, answerer, supports),
  }
  const columns = {
    training: halves.training.scores,
    'held out': halves['held out'].scores,
  }
  const fresh = (await scoreAnswers(freshQuestions(), library, answerer, supports)).scores
  const publicSets = scorePublicSets()
  const ablation = values.ablate ? await ablate(heldOut) : []
  if (values.json)
    return console.log(JSON.stringify({ golden: columns, fresh, publicSets, ablation }))
  console.log(scoreTable(columns))
  console.log(`\n${freshTable(fresh)}`)
  if (publicSets.length > 0) console.log(`\n${publicTable(publicSets)}`)
  else console.log('\nThe public sets are not here; they are measured when ../shared/bench is.')
  if (values.ablate) console.log(`\n${ablationTable(ablation)}`)
  if (values.misses) console.log(`\n${halves.training.misses.join('\n')}`)
}

/** Only quotations hold when no key is set. */
function judgeOf({ openai }: Config): Supports {
  if (openai === null) return quotes
  return judgedBy({ client: createOpenAiClient(openai), model: openai.model, prices: openai })
}
