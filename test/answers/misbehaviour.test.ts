import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createVerifier, verifyDraft } from '../../src/answers/verifier/verify.ts'
import { readPrompts, secretTexts } from '../../src/answers/writing/prompts.ts'
import type { AnswerWriter, Verify } from '../../src/answers/writing/writer.ts'
import type { Library } from '../../src/library/library.ts'
import { writerOn } from '../openai/parts.ts'
import type { FakeClock } from '../support/fake-clock.ts'
import { honestAnswer, misbehaviours } from '../support/openai/replies.ts'
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts'
import { showsNothingBanned } from './nothing-banned.ts'
import { answererOver, starterLibrary } from './support/answering.ts'

const questions = [
  'How many times a week should I lift?',
  'How long should I rest between heavy sets?',
  'Does lifting prevent injuries?',
]

describe('whatever the model does,', () => {
  let server: OpenAiServer
  let model: AnswerWriter
  let library: Library
  let verify: Verify
  let secret: string[]
  beforeAll(async () => {
    server = await startOpenAiServer()
    library = await starterLibrary()
    model = await writerOn(server)
    secret = secretTexts(await readPrompts())
    verify = createVerifier(secret)
  })
  afterAll(() => server.stop())

  it.each(
    Object.keys(misbehaviours) as (keyof typeof misbehaviours)[],
  )('every question gets a supported answer: %s', async (name) => {
    for (const question of questions) {
      server.says(misbehaviours[name])
      const { ask, clock } = answererOver(library, { model, verify })
      const drafts: string[] = []
      const calls = server.calls.length
      const asking = ask(question, { onDraft: (markdown) => drafts.push(markdown) })
      if (name.startsWith('a stall')) await losePatience(clock, () => server.calls.length > calls)
      const { kind, text, citations } = await asking
      expect(kind).toBe('answer')
      expect(citations.length).toBeGreaterThan(0)
      for (const shown of [...drafts, text]) {
        expect(showsNothingBanned(shown, { library, secret })).toEqual([])
      }
      const cited = citations.map(({ passageId }) => passageNamed(library, passageId))
      const said = text.replace(/\n\nNobody can promise a runner fewer[^\n]*$/, '')
      expect(verifyDraft({ markdown: said, passages: cited }).faults).toEqual([])
    }
  })

  it('a model that behaves is used, and shown as it writes', async () => {
    server.says({ text: honestAnswer })
    const drafts: string[] = []
    const { ask } = answererOver(library, { model, verify })
    const { writer, text } = await ask(questions[0] ?? '', {
      onDraft: (draft) => drafts.push(draft),
    })
    expect(writer).toBe('openai')
    expect(drafts.length).toBeGreaterThan(0)
    for (const draft of drafts) expect(text.startsWith(draft)).toBe(true)
  })

  it('a model that mends its draft when told is used too', async () => {
    server.says(misbehaviours['no citations'], { text: honestAnswer })
    const { ask } = answererOver(library, { model, verify })
    expect(await ask(questions[0] ?? '')).toMatchObject({ kind: 'answer', writer: 'openai' })
  })
})

/** Lets the call reach the service, then lets every limit pass. */
async function losePatience(clock: FakeClock, isAsked: () => boolean): Promise<void> {
  while (!isAsked()) await new Promise((resolve) => setImmediate(resolve))
  await clock.advance(60_001)
}

function passageNamed(library: Library, id: string) {
  const found = library.passages.find((passage) => passage.id === id)
  if (found === undefined) throw new Error(`no passage ${id}`)
  return found
}
