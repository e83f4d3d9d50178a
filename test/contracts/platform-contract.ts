/**
 * What every chat platform promises. A platform's own test file opens one and hands it to `describePlatform`.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Destination } from '../../src/chat/address.ts'
import type { MessageTurn, PressTurn } from '../../src/chat/message.ts'
import type { ChatPlatform, SendBudget } from '../../src/chat/platform.ts'
import { bold, buttons, list, type Reply, reply, text, title } from '../../src/chat/reply.ts'
import type { ChatPerson } from '../support/people.ts'

export interface PlatformUnderTest {
  readonly platform: ChatPlatform
  /** A room everybody is in. */
  readonly room: Destination
  person(name: string): ChatPerson
  /** Makes sure that Ironstride may write to this person, or that it may not. */
  openPrivateChat(person: ChatPerson): Promise<void>
  closePrivateChat(person: ChatPerson): Promise<void>
  /** Another bot, or Ironstride itself, names Ironstride in the room. */
  machineSays(words: string, kind: 'bot' | 'ironstride'): void
  onMessage(handle: (turn: MessageTurn) => Promise<void>): void
  onPress(handle: (turn: PressTurn) => Promise<void>): void
  /** What the next new message in the room meets. */
  failNextSend(fault: SendFault): void
  /** What Ironstride said in the room and still stands there, oldest first. */
  standing(): readonly string[]
  /** Everybody whom Ironstride's words made a sound for. */
  readonly pings: readonly string[]
  close(): Promise<void>
}

export interface SendFault {
  readonly status?: number
  readonly accepted?: boolean
  readonly drop?: 'before' | 'after'
}

const said = (words: string): Reply => reply(text(words))
const numbered = (count: number) => Array.from({ length: count }, (_none, index) => `w${index}`)

export function describePlatform(
  name: string,
  open: (budget: SendBudget) => Promise<PlatformUnderTest>,
): void {
  describe(`${name} as a chat platform`, () => {
    let under: PlatformUnderTest
    let alice: ChatPerson
    let bob: ChatPerson
    const entered: Destination[] = []
    const budget: SendBudget = {
      enter: async (to) => void entered.push(to),
      pauseFor: () => {},
      countInvalid: () => {},
    }

    beforeEach(async () => {
      under = await open(budget)
      alice = under.person('Alice')
      bob = under.person('Bob')
      entered.length = 0
    })
    afterEach(() => under.close())

    const answerWith = (words: Reply) =>
      under.onMessage(async (turn) => {
        if (turn.message.addressed !== 'overheard') await turn.say(words)
      })
    const wordsStanding = () =>
      under
        .standing()
        .join(' ')
        .split(/\s+/)
        .filter((word) => word !== '')

    it('hears a mention, a reply and a private line, and answers where it was asked', async () => {
      answerWith(said('Twice a week.'))
      await alice.says('how often?', { mention: true })
      const { id, chat } = await alice.hears('Twice a week.')
      await bob.hears('Twice a week.')
      await bob.says('really?', { replyTo: id })
      expect(await alice.hears('Twice a week.')).toMatchObject({ chat, private: false })
      await bob.hears('Twice a week.')
      await alice.says('and me?', { in: 'private' })
      expect(await alice.hears('Twice a week.')).toMatchObject({ private: true })
      await bob.hearsNothing()
    })

    it('takes a typed command with all its lines', async () => {
      const commands: unknown[] = []
      under.onMessage(async (turn) => {
        commands.push(turn.message.command)
        await turn.say(said('Logged.'))
      })
      await alice.says('/Log 3x8 squat\n3x10 calf raise', { in: 'private' })
      await alice.hears('Logged.')
      expect(commands).toEqual([{ name: 'log', text: '3x8 squat\n3x10 calf raise' }])
    })

    it('never answers itself, another bot, or people who talk among themselves', async () => {
      answerWith(said('Hello.'))
      under.machineSays('how often?', 'ironstride')
      under.machineSays('how often?', 'bot')
      await bob.says('who runs on Sunday?')
      await alice.says('how often?', { mention: true })
      await alice.hears('Hello.')
      await alice.hearsNothing()
      expect(under.standing()).toHaveLength(1)
    })

    it('carries a long answer whole, in parts that are short enough', async () => {
      const words = numbered(3_000)
      answerWith(reply(text(words.slice(0, 1_500).join(' ')), list(words.slice(1_500).join(' '))))
      await alice.says('tell me everything', { mention: true })
      await alice.hears(/w2999$/)
      expect(under.standing().length).toBeGreaterThan(1)
      for (const part of under.standing()) {
        expect(part.length).toBeLessThanOrEqual(under.platform.capabilities.textLength)
      }
      expect(wordsStanding().filter((word) => /^w\d/.test(word))).toEqual(words)
    })

    it('carries a long answer whole that grew while it was written', async () => {
      const words = numbered(3_000)
      under.onMessage(async (turn) => {
        const live = turn.live()
        live.show(said(words.slice(0, 10).join(' ')))
        await alice.hears(/^w0 .*w9$/)
        await live.finish(said(words.join(' ')))
      })
      await alice.says('tell me everything', { mention: true })
      await alice.hears(/w2999$/)
      expect(wordsStanding()).toEqual(words)
    })

    it('says to one person alone what is private, and says when that is impossible', async () => {
      await under.openPrivateChat(alice)
      await under.closePrivateChat(bob)
      const refusals: unknown[] = []
      under.onMessage(async (turn) => {
        if (turn.message.addressed !== 'mention') return
        await turn
          .say(said('Between us.'), { private: true })
          .catch((error: unknown) => refusals.push(error))
        await turn.say(said('Done.'))
      })
      await alice.says('my chest hurts', { mention: true })
      expect(await alice.hears('Between us.')).toMatchObject({ private: true })
      await bob.hears('Done.')
      await bob.says('mine, too', { mention: true })
      await bob.hears('Done.')
      expect(refusals).toMatchObject([{ outcome: 'gone', reason: 'private-closed' }])
      expect(under.standing()).toEqual(['Done.', 'Done.'])
    })

    it('has buttons that say who pressed which under what, and can change it', async () => {
      const choice = buttons([
        { label: 'Done', id: 'b1' },
        { label: 'Not yet', id: 'b2' },
      ])
      const presses: object[] = []
      under.onPress(async (turn) => {
        presses.push({ by: turn.author.id, button: turn.buttonId, under: turn.pressed })
        await turn.replace(said('Split squat, done.'))
      })
      const sent = await under.platform.send(under.room, reply(text('Split squat'), choice))
      expect(await alice.hears('Split squat')).toMatchObject({ buttons: ['Done', 'Not yet'] })
      await alice.presses('Done')
      expect(await alice.hears('done.')).toMatchObject({ edited: true, buttons: [] })
      expect(presses).toEqual([{ by: alice.id, button: 'b1', under: sent }])
      expect(under.standing()).toEqual(['Split squat, done.'])
    })

    it('edits in place what it sent, also to the very same words', async () => {
      const sent = await under.platform.send(under.room, said('Split squat'))
      await under.platform.edit(sent, said('Front squat'))
      await under.platform.edit(sent, said('Front squat'))
      expect(under.standing()).toEqual(['Front squat'])
      expect(await alice.hears('Front squat')).toMatchObject({ id: sent.messageIds[0] })
    })

    it('takes back what it sent, also when it was gone before', async () => {
      const sent = await under.platform.send(under.room, said(numbered(2_000).join(' ')))
      await under.platform.remove(sent)
      await under.platform.remove(sent)
      expect(under.standing()).toEqual([])
    })

    it.each<[SendFault, stands: number]>([
      [{ status: 502 }, 0],
      [{ status: 502, accepted: true }, 1],
      [{ drop: 'before' }, 0],
      [{ drop: 'after' }, 1],
    ])('never repeats a send by itself: %j is in doubt', async (fault, stands) => {
      under.failNextSend(fault)
      const sending = under.platform.send(under.room, said('Split squat'))
      await expect(sending).rejects.toMatchObject({ name: 'PlatformError', outcome: 'in-doubt' })
      await under.platform.send(under.room, said('The next one'))
      expect(under.standing()).toHaveLength(stands + 1)
    })

    it('asks the budget before it sends and edits', async () => {
      const sent = await under.platform.send(under.room, said('Split squat'))
      await under.platform.edit(sent, said('Front squat'))
      expect(entered).toEqual([under.room, under.room])
    })

    it('shows outside text letter by letter and pings nobody with it', async () => {
      const nasty = '@everyone @here <@42> *stars* _lines_ [a](http://b.example) `x` <b>y</b>'
      await under.platform.send(under.room, reply(title(nasty), text(bold(nasty)), list(nasty)))
      expect(under.standing()).toHaveLength(1)
      expect(under.pings).toEqual([])
    })

    it('refuses to say nothing', async () => {
      const refused = { outcome: 'refused', reason: 'empty' }
      await expect(under.platform.send(under.room, reply())).rejects.toMatchObject(refused)
    })
  })
}
