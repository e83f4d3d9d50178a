/**
 * People in tests: alice says, alice hears.
 *
 * A local server gives each person `Ears`, into which it puts every message that person would see on the screen.
 * `hears` waits for the first one that matches; nothing is polled and no test sleeps.
 */

/** A message as its reader sees it. */
export interface HeardMessage {
  readonly id: string
  /** Where it stands: a chat or channel id of the platform. */
  readonly chat: string
  /** The words as sent to the platform, marks included. */
  readonly text: string
  /** Labels of its buttons, row after row. */
  readonly buttons: readonly string[]
  /** Names of pictures and files. */
  readonly files: readonly string[]
  /** Seen by this person alone: a private chat, or a message nobody else is shown. */
  readonly private: boolean
  /** Whether it replaced the words of an earlier message. */
  readonly edited: boolean
  readonly repliesTo: string | null
}

export interface SayingOptions {
  /** A chat of the server, or `private` for the private chat with Ironstride. Default: the server's first chat. */
  readonly in?: string
  /** Whether Ironstride is mentioned by name. */
  readonly mention?: boolean
  /** The message that is answered. */
  readonly replyTo?: string
  readonly files?: readonly SaidFile[]
}

export interface SaidFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface HearingOptions {
  /** Only messages in this chat count. */
  readonly in?: string
}

export interface ChatPerson {
  readonly id: string
  readonly name: string
  /** Resolves with the id of the message. */
  says(words: string, options?: SayingOptions): Promise<string>
  /** Uses a command of the menu, with its one argument. */
  uses(command: string, argument?: string, options?: SayingOptions): Promise<string>
  /** Presses the newest button with that label. */
  presses(label: string): Promise<void>
  /** The first message from Ironstride, not heard before, that matches. */
  hears(expected: RegExp | string, options?: HearingOptions): Promise<HeardMessage>
  /** Nothing new comes while the platform is quiet. */
  hearsNothing(options?: HearingOptions): Promise<void>
}

/** How long a test waits for words that never come before it says what was heard instead. */
const HANG_GUARD_MS = 10_000

/** There is no event for silence; a local server has answered long before this. */
const SILENCE_MS = 80

export class Ears {
  readonly name: string
  readonly #heard: HeardMessage[] = []
  #unheard: HeardMessage[] = []
  readonly #waiting = new Set<() => void>()

  constructor(name: string) {
    this.name = name
  }

  /** Everything ever shown to this person, oldest first. */
  get everything(): readonly HeardMessage[] {
    return this.#heard
  }

  /** Called by the server for each new or changed message. */
  take(message: HeardMessage): void {
    this.#heard.push(message)
    this.#unheard.push(message)
    for (const look of [...this.#waiting]) look()
  }

  hears(expected: RegExp | string, { in: chat }: HearingOptions = {}): Promise<HeardMessage> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.#unheard.find((message) => matches(message, expected, chat))
        if (found === undefined) return
        this.#unheard = this.#unheard.slice(this.#unheard.indexOf(found) + 1)
        stop()
        resolve(found)
      }
      const guard = setTimeout(() => {
        stop()
        reject(new Error(this.#missed(expected)))
      }, HANG_GUARD_MS)
      const stop = () => {
        clearTimeout(guard)
        this.#waiting.delete(look)
      }
      this.#waiting.add(look)
      look()
    })
  }

  async hearsNothing({ in: chat }: HearingOptions = {}): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS))
    const unwanted = this.#unheard.find((message) => chat === undefined || message.chat === chat)
    if (unwanted !== undefined) throw new Error(`${this.name} heard: ${unwanted.text}`)
  }

  #missed(expected: RegExp | string): string {
    const heard = this.#unheard.map(({ text }) => `  ${text}`).join('\n') || '  nothing'
    return `${this.name} did not hear ${expected} but:\n${heard}`
  }
}

function matches({ text, chat }: HeardMessage, expected: RegExp | string, where?: string): boolean {
  if (where !== undefined && chat !== where) return false
  return typeof expected === 'string' ? text.includes(expected) : expected.test(text)
}
