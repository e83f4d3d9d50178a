/**
 * The Discord adapter on the local Discord, with a core that does what the test says.
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
import { createDiscord } from '../../../src/platforms/discord/index.ts'
import { type DiscordServer, startDiscordServer } from '../../support/discord-server.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'

export interface Stage {
  readonly server: DiscordServer
  readonly discord: ChatPlatform
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
  readonly grantsMessageContent?: boolean
}

/** A local Discord and an adapter that is not connected yet. */
export async function setStage(options: StageOptions = {}) {
  const clock = createFakeClock(Date.now())
  const { grantsMessageContent = true } = options
  const server = await startDiscordServer({ clock, grantsMessageContent })
  const logLines: string[] = []
  const discord = createDiscord({
    token: options.token ?? server.token,
    apiUrl: server.apiUrl,
    budget: options.budget ?? openBudget,
    clock,
    log: createLog({ level: 'debug', secrets: [], write: (line) => logLines.push(line) }),
  })
  return { server, discord, clock, logLines }
}

/** A connected adapter; the core says nothing until told to. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { server, discord, clock, logLines } = await setStage(options)
  const turns: MessageTurn[] = []
  const changes: ReachabilityChange[] = []
  const waiting = new Set<() => void>()
  let handleMessage = async (_turn: MessageTurn) => {}
  let handlePress = async (_turn: PressTurn) => {}

  const handlers = {
    async onMessage(turn: MessageTurn) {
      turns.push(turn)
      const handled = handleMessage(turn)
      for (const look of waiting) look()
      await handled
    },
    onPress: (turn: PressTurn) => handlePress(turn),
    async onReachability(change: ReachabilityChange) {
      changes.push(change)
    },
  }
  await discord.start(handlers, menu)

  return {
    server,
    discord,
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
    async close() {
      await discord.stop()
      await server.stop()
    },
  }
}
