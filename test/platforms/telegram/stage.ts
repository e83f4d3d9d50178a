/**
 * The Telegram adapter on the local Telegram, with a core that does what the test says.
 */
import type { MessageTurn, PressTurn } from '../../../src/chat/message.ts'
import {
  type ChatPlatform,
  type MenuEntry,
  openBudget,
  type ReachabilityChange,
  type SendBudget,
} from '../../../src/chat/platform.ts'
import { createLog } from '../../../src/log.ts'
import { createTelegram } from '../../../src/platforms/telegram/index.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts'

export interface Stage {
  readonly server: TelegramServer
  readonly telegram: ChatPlatform
  readonly clock: FakeClock
  /** Every line the core was given. */
  readonly turns: MessageTurn[]
  readonly changes: ReachabilityChange[]
  readonly logLines: string[]
  /** What the core does with lines and presses from now on. */
  onMessage(handle: (turn: MessageTurn) => Promise<void>): void
  onPress(handle: (turn: PressTurn) => Promise<void>): void
  /** The turn in which the core is given these words, as soon as it is there. */
  turnOf(words: string): Promise<MessageTurn>
  /** Moves the clock on, bit by bit, until something holds. */
  passUntil(holds: () => boolean): Promise<void>
  close(): Promise<void>
}

export const menu: readonly MenuEntry[] = [
  {
    name: 'ask',
    description: 'Ask a question about strength for runners',
    argument: { name: 'question', description: 'What you want to know', required: true },
  },
  { name: 'lift', description: "Today's lift" },
  {
    name: 'article',
    description: 'Add an article',
    file: { name: 'file', description: 'A Markdown file' },
    coachOnly: true,
  },
]

export interface StageOptions {
  readonly budget?: SendBudget
  readonly token?: string
  readonly coachIds?: readonly string[]
  readonly webhook?: { readonly url: string; readonly secret: string }
  /** An already running server, with its clock. */
  readonly server?: TelegramServer
  readonly clock?: FakeClock
}

/** A local Telegram and an adapter that is not connected yet. */
export async function setStage(options: StageOptions = {}) {
  const clock = options.clock ?? createFakeClock()
  const server = options.server ?? (await startTelegramServer({ clock }))
  const logLines: string[] = []
  const telegram = createTelegram({
    token: options.token ?? server.token,
    apiRoot: server.apiRoot,
    coachIds: options.coachIds ?? [],
    webhook: options.webhook,
    budget: options.budget ?? openBudget,
    clock,
    log: createLog({ level: 'debug', secrets: [], write: (line) => logLines.push(line) }),
  })
  return { server, telegram, clock, logLines }
}

/** A connected adapter; the core says nothing until told to. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { server, telegram, clock, logLines } = await setStage(options)
  const turns: MessageTurn[] = []
  const changes: ReachabilityChange[] = []
  const waiting = new Set<() => void>()
  let handleMessage = async (_turn: MessageTurn) => {}
  let handlePress = async (_turn: PressTurn) => {}

  const handlers = {
    async onMessage(turn: MessageTurn) {
      turns.push(turn)
      const handled = handleMessage(turn)
      for (const look of [...waiting]) look()
      await handled
    },
    onPress: (turn: PressTurn) => handlePress(turn),
    async onReachability(change: ReachabilityChange) {
      changes.push(change)
    },
  }
  await telegram.start(handlers, menu)

  return {
    server,
    telegram,
    clock,
    turns,
    changes,
    logLines,
    onMessage(handle) {
      handleMessage = handle
    },
    onPress(handle) {
      handlePress = handle
    },
    turnOf: (words) =>
      new Promise((resolve) => {
        const look = () => {
          const found = turns.find(({ message }) => message.text.includes(words))
          if (found !== undefined && waiting.delete(look)) resolve(found)
        }
        waiting.add(look)
        look()
      }),
    async passUntil(holds) {
      while (!holds()) {
        await clock.advance(100)
        await letNetworkRun()
      }
    },
    async close() {
      await telegram.stop()
      await server.stop()
    },
  }
}

/** Resolves as soon as something holds, while the clock stands still. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await letNetworkRun()
}

/** A request over loopback needs the event loop to turn, not time. */
async function letNetworkRun(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
