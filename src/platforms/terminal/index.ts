/**
 * The terminal as a chat platform: needs no token and keeps the platform contract honest.
 *
 * Order of events: a line is read -> it becomes a turn (`/word …` a command, a bare number a button press,
 * anything else a message) -> the handlers answer -> the next line is read. The end of input ends the talk after
 * the last answer.
 */
import { randomUUID } from 'node:crypto'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Destination } from '../../chat/address.ts'
import type { MessageTurn, Person, PressTurn, SentMessage, Turn } from '../../chat/message.ts'
import type { ChatHandlers, ChatPlatform } from '../../chat/platform.ts'
import type { Button, Reply } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import { buttonsOf, renderForTerminal } from './render.ts'

export interface TerminalParts {
  readonly input: Readable
  readonly output: Writable & { readonly columns?: number; readonly isTTY?: boolean }
  readonly clock: Clock
  /** Called when the person ends the talk (end of input, `/quit`). */
  readonly onEnd: () => void
}

const me: Person = { platform: 'terminal', id: 'me', name: 'you' }
const here: Destination = { platform: 'terminal', chat: 'me' }
const LONGEST_LINE = 88
const PROMPT = 'you › '

export function createTerminal(parts: TerminalParts): ChatPlatform {
  const screen = createScreen(parts)
  let lines: Interface | null = null
  let reading = Promise.resolve()

  return {
    name: 'terminal',
    capabilities: {
      textLength: Number.POSITIVE_INFINITY,
      buttons: true,
      images: false,
      privateReplies: true,
      threads: false,
      editPaceMs: null,
      nonce: false,
    },
    async start(handlers, menu) {
      // Whoever sees the prompt is answered.
      await menu
      lines = createInterface({ input: parts.input, output: parts.output, prompt: PROMPT })
      reading = readLines(lines, handlers, screen, parts)
    },
    async stop() {
      lines?.close()
      await reading
    },
    send: async (_to, reply) => screen.show(reply),
    edit: async (_sent, reply) => void screen.show(reply),
    remove: async () => {},
    look: async () => ({ name: 'this terminal', kind: 'private', mayWrite: true, missing: null }),
    mayManage: async () => true,
  }
}

async function readLines(
  lines: Interface,
  handlers: ChatHandlers,
  screen: Screen,
  { clock, onEnd, output }: TerminalParts,
): Promise<void> {
  lines.prompt()
  for await (const line of lines) {
    const words = line.trim()
    if (words === '/quit' || words === '/exit') break
    await takeLine(words, handlers, screen, clock)
    output.write('\n')
    lines.prompt()
  }
  lines.close()
  onEnd()
}

async function takeLine(line: string, handlers: ChatHandlers, screen: Screen, clock: Clock) {
  const button = /^\d+$/.test(line) ? screen.button(Number(line)) : undefined
  if (button?.id !== undefined) return handlers.onPress(pressTurn(button.id, screen))
  if (line !== '') await handlers.onMessage(messageTurn(line, screen, clock.now()))
}

interface Screen {
  show(reply: Reply): SentMessage
  button(number: number): Button | undefined
}

/** Prints replies and remembers which number stands for which button. */
function createScreen({ output }: TerminalParts): Screen {
  let shown: Button[] = []
  return {
    show(reply) {
      const pressable = buttonsOf(reply)
      const look = {
        columns: Math.min(output.columns ?? LONGEST_LINE, LONGEST_LINE),
        colours: output.isTTY === true,
        firstButton: 1,
      }
      if (pressable.length > 0) shown = pressable
      output.write(`\n${renderForTerminal(reply, look)}\n`)
      return { destination: here, messageIds: [randomUUID()] }
    },
    button: (number) => shown[number - 1],
  }
}

function turn(screen: Screen): Turn {
  return {
    author: me,
    destination: here,
    acknowledge: async () => {},
    say: async (reply) => screen.show(reply),
    live: () => ({ show() {}, finish: async (final) => screen.show(final) }),
    react: async (emoji) =>
      void screen.show({ blocks: [{ kind: 'text', spans: [{ text: emoji }] }] }),
    mayManageRoom: async () => true,
  }
}

function messageTurn(line: string, screen: Screen, now: number): MessageTurn {
  const [, name, rest] = /^\/([\w-]+)\s*(.*)$/s.exec(line) ?? []
  const text = name === undefined ? line : (rest ?? '')
  return {
    ...turn(screen),
    message: {
      id: randomUUID(),
      room: 'private',
      addressed: name === undefined ? 'private' : 'command',
      text,
      command: name === undefined ? null : { name: name.toLowerCase(), text },
      attachments: [],
      repliedTo: null,
      anonymous: false,
      sentAt: now,
    },
  }
}

function pressTurn(buttonId: string, screen: Screen): PressTurn {
  return {
    ...turn(screen),
    buttonId,
    pressed: { destination: here, messageIds: [] },
    replace: async (reply) => void screen.show(reply),
  }
}
