/**
 * The whole program: settings -> platforms that are on -> the program runs until it is told to stop.
 *
 * With no token at all the terminal is the platform, so that two commands after cloning there is somebody to talk
 * to. Ctrl-C or SIGTERM finishes what is under way first.
 */
import { createApp } from './app.ts'
import { systemClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { readEnvironment } from './environment.ts'
import { describeProblem, SetupError } from './errors.ts'
import { createLog } from './log.ts'
import { chatPlatforms, type PlatformChoice, terminalPlatform } from './platforms/index.ts'
import { greeting } from './platforms/terminal/greeting.ts'

/** Resolves when it was told to stop, or when the settings are wrong; those are told on standard error. */
export async function run({ onReady }: { readonly onReady: () => void }): Promise<void> {
  try {
    await runWith(readConfig(readEnvironment()), onReady)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    for (const problem of error.problems) console.error(`✗ ${describeProblem(problem)}`)
    process.exitCode = 1
  }
}

async function runWith(config: Config, onReady: () => void): Promise<void> {
  const platforms = chatPlatforms(config)
  const isTerminal = platforms.length === 0
  const log = createLog({ level: isTerminal ? 'warn' : config.logLevel, secrets: config.secrets })
  const stopping = Promise.withResolvers<void>()
  const app = await createApp({
    config,
    clock: systemClock,
    log,
    web: !isTerminal,
    platforms: isTerminal ? [terminal(stopping.resolve)] : platforms,
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopping.resolve)
  if (isTerminal) console.log(greeting)
  else sayWhatIsOff(platforms)
  await app.start()
  if (!isTerminal) console.log('Ironstride is running. Ctrl-C stops it.')
  onReady()
  const alive = setInterval(() => {}, 60_000)
  await stopping.promise
  clearInterval(alive)
  await app.stop()
}

function terminal(onEnd: () => void): PlatformChoice {
  return terminalPlatform({ input: process.stdin, output: process.stdout, onEnd })
}

function sayWhatIsOff(platforms: readonly PlatformChoice[]): void {
  for (const [name, variable] of [
    ['discord', 'DISCORD_TOKEN'],
    ['telegram', 'TELEGRAM_TOKEN'],
  ]) {
    const isOn = platforms.some((platform) => platform.name === name)
    console.log(isOn ? `${name}: on` : `${name}: off, ${variable} is not set`)
  }
}
