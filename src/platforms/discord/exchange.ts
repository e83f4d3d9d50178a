/**
 * An interaction (a slash command or a press) and the answers it still takes.
 *
 * Order of events for a command: it is acknowledged at once ("… is thinking") -> the first answer fills that note,
 * further ones follow up -> a note nobody filled is taken away at the end of the turn. A press is acknowledged
 * silently and every answer follows up. An interaction that was lost or is older than fifteen minutes is answered
 * in the channel or the private chat instead.
 */
import type { Destination } from '../../chat/address.ts'
import { persist } from '../../chat/patience.ts'
import { type Reply, reply, text } from '../../chat/reply.ts'
import { messageOf } from '../../errors.ts'
import { hasReason, isClosedInteraction, isUnknownMessage } from './errors.ts'
import { INTERACTION_LIFE_MS } from './limits.ts'
import { privateChatWith } from './places.ts'
import { type RenderedMessage, renderReply } from './render.ts'
import { channelVoice, type EditOptions, type Speaking, type Voice } from './voice.ts'
import type { Exchange } from './wire.ts'

export interface ExchangeFacts {
  readonly exchange: Exchange
  readonly to: Destination
  readonly authorId: string
  readonly kind: 'command' | 'press'
  /** Whether the pressed message is seen by its reader alone: then so are the answers, unless said otherwise. */
  readonly secret: boolean
}

/** The message under which the button stands, or the thinking note of a command. */
const ORIGINAL = '@original'

/**
 * Discord lets the first answer only fill the note, with the note's visibility, and wants it filled before
 * anything else can follow. These words stand there for the moment until the note is taken away.
 */
const movedTo = {
  secret: reply(text('Answered privately.')),
  public: reply(text('Answered in the channel.')),
} as const

export class OpenExchange {
  readonly #speaking: Speaking
  readonly #facts: ExchangeFacts
  readonly #until: number
  /** Where an answer goes that the interaction takes no more. */
  readonly #inChannel: Voice
  readonly #inPrivate: Voice
  /** Messages that were posted there, by id. */
  readonly #outside = new Map<string, Voice>()
  #taken: Promise<boolean> | null = null
  /** In a private chat nobody else reads along, so there is nothing to hide. */
  readonly #canHide: boolean
  #isSecret: boolean
  #note: { readonly isSecret: boolean } | null = null

  constructor(speaking: Speaking, facts: ExchangeFacts) {
    this.#speaking = speaking
    this.#facts = facts
    this.#canHide = !facts.to.chat.startsWith('@')
    this.#isSecret = this.#canHide && facts.secret
    this.#until = speaking.clock.now() + INTERACTION_LIFE_MS
    this.#inChannel = channelVoice(speaking, facts.to)
    this.#inPrivate = channelVoice(speaking, privateChatWith(facts.authorId))
  }

  /**
   * Tells Discord, within its three seconds, that somebody is at work. Called again it only says who sees the
   * answers from now on.
   */
  async acknowledge(secretly?: boolean): Promise<void> {
    if (secretly !== undefined) this.#isSecret = this.#canHide && secretly
    this.#taken ??= this.#take(this.#isSecret)
    await this.#taken
  }

  /** Answers as the interaction was acknowledged, or as `secretly` says. */
  voice(secretly?: boolean): Voice {
    return {
      to: this.#facts.to,
      post: (message) => this.#post(message, this.#canHide && (secretly ?? this.#isSecret)),
      edit: (messageId, message, options) => this.#edit(messageId, message, options),
      remove: (messageId) => this.#remove(messageId),
    }
  }

  /** Puts a message in place of the one that was pressed. */
  async replacePressed(messageId: string, message: RenderedMessage): Promise<void> {
    if (await this.#isOpen()) return this.#edit(ORIGINAL, message)
    await this.#inChannel.edit(messageId, message)
  }

  /** At the end of the turn: "… is thinking" must not stand there for a quarter of an hour. */
  async close(): Promise<void> {
    await this.#taken
    if (this.#note === null) return
    this.#note = null
    await this.#removeNote()
  }

  async #take(secretly: boolean): Promise<boolean> {
    const { wire, clock, log } = this.#speaking
    const { exchange, kind } = this.#facts
    const take = () =>
      kind === 'press' ? wire.takePress(exchange) : wire.showThinking(exchange, secretly)
    try {
      await persist(clock, take, { repeatable: true })
    } catch (error) {
      if (!hasReason(error, 'already-acknowledged')) {
        log.warn({ error: messageOf(error), kind }, 'an interaction could not be acknowledged')
        return false
      }
    }
    if (kind === 'command') this.#note = { isSecret: secretly }
    return true
  }

  async #isOpen(): Promise<boolean> {
    await this.acknowledge()
    return (await this.#taken) === true && this.#speaking.clock.now() < this.#until
  }

  async #post(message: RenderedMessage, secretly: boolean): Promise<string> {
    if (!(await this.#isOpen())) return this.#postOutside(message, secretly)
    const note = this.#note
    this.#note = null
    try {
      if (note === null) return await this.#followUp(message, secretly)
      if (note.isSecret === secretly) return await this.#fillNote(message, secretly)
      return await this.#postBesideNote(message, secretly)
    } catch (error) {
      // Too late, or somebody has taken the note away: the answer still has to stand somewhere.
      if (isClosedInteraction(error) || isUnknownMessage(error)) {
        return this.#postOutside(message, secretly)
      }
      this.#note = note
      throw error
    }
  }

  async #fillNote(message: RenderedMessage, secretly: boolean): Promise<string> {
    const { wire, clock } = this.#speaking
    const fill = () => wire.editAnswer(this.#facts.exchange, ORIGINAL, message)
    const { id } = await persist(clock, fill, { repeatable: true })
    if (secretly) this.#rememberWhisper(id)
    return id
  }

  async #postBesideNote(message: RenderedMessage, secretly: boolean): Promise<string> {
    for (const words of renderReply(secretly ? movedTo.secret : movedTo.public)) {
      await this.#fillNote(words, !secretly)
    }
    const id = await this.#followUp(message, secretly)
    await this.#removeNote()
    return id
  }

  async #followUp(message: RenderedMessage, secretly: boolean): Promise<string> {
    const { wire, clock } = this.#speaking
    const followUp = () => wire.followUp(this.#facts.exchange, message, secretly)
    const { id } = await persist(clock, followUp, { repeatable: false })
    if (secretly) this.#rememberWhisper(id)
    return id
  }

  async #postOutside(message: RenderedMessage, secretly: boolean): Promise<string> {
    const voice = secretly ? this.#inPrivate : this.#inChannel
    const id = await voice.post(message)
    this.#outside.set(id, voice)
    return id
  }

  async #edit(id: string, message: RenderedMessage, { draft = false }: EditOptions = {}) {
    const { wire, clock } = this.#speaking
    const voice = this.#outside.get(id)
    if (voice !== undefined) return voice.edit(id, message, { draft })
    if (clock.now() >= this.#until) return this.#inChannel.edit(id, message, { draft })
    const edit = async () => void (await wire.editAnswer(this.#facts.exchange, id, message))
    await (draft ? edit() : persist(clock, edit, { repeatable: true }))
  }

  async #remove(id: string): Promise<void> {
    const voice = this.#outside.get(id)
    if (voice !== undefined) return voice.remove(id)
    await this.#speaking.wire.removeAnswer(this.#facts.exchange, id)
  }

  async #removeNote(): Promise<void> {
    const { wire, log } = this.#speaking
    try {
      await wire.removeAnswer(this.#facts.exchange, ORIGINAL)
    } catch (error) {
      log.debug({ error: messageOf(error) }, 'a thinking note was left behind')
    }
  }

  #rememberWhisper(messageId: string): void {
    this.#speaking.whispers.remember(messageId, this.#facts.exchange, this.#until)
  }
}

/** Puts a whole reply in place of the pressed message; what is too long for one message follows. */
export async function replacePressed(open: OpenExchange, messageId: string, words: Reply) {
  const [first, ...others] = renderReply(words)
  if (first !== undefined) await open.replacePressed(messageId, first)
  for (const message of others) await open.voice().post(message)
}
