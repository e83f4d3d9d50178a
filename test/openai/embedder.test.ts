import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { createOpenAiClient } from '../../src/openai/client.ts'
import { createOpenAiEmbedder } from '../../src/openai/embedder.ts'
import { createOpenAiTranscriber } from '../../src/openai/transcriber.ts'
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts'

let server: OpenAiServer
beforeAll(async () => {
  server = await startOpenAiServer()
})
afterAll(() => server.stop())

const client = () => createOpenAiClient(server)

describe('the embedder', () => {
  it('turns texts to vectors in order, in batches, and close texts to close vectors', async () => {
    const embedder = createOpenAiEmbedder({ client: client(), model: 'small', batchSize: 2 })
    const before = server.calls.length
    const vectors = await embedder.embed(['sore calves', 'calves are sore', 'race day breakfast'])
    expect(server.calls.length - before).toBe(2)
    expect(vectors).toHaveLength(3)
    expect(near(vectors[0], vectors[1])).toBeGreaterThan(near(vectors[0], vectors[2]))
  })

  it('rejects when the service is away', async () => {
    server.embeddingsFailWith(503)
    const embedder = createOpenAiEmbedder({ client: client(), model: 'small' })
    await expect(embedder.embed(['sore calves'])).rejects.toThrow(/503/)
    server.embeddingsFailWith(200)
  })
})

describe('the transcriber', () => {
  const voice = { bytes: new Uint8Array(100), fileName: 'voice.ogg', seconds: 5 }
  const transcriber = () => createOpenAiTranscriber({ client: client(), model: 'ears' })

  it('returns the words of a voice message', async () => {
    server.hears(' how heavy should I squat ')
    expect(await transcriber().transcribe(voice)).toBe('how heavy should I squat')
  })

  it.each([
    ['an empty one', { ...voice, bytes: new Uint8Array(0) }],
    ['a long one', { ...voice, seconds: 600 }],
    ['a large one', { ...voice, bytes: new Uint8Array(8_000_001) }],
  ])('declines %s without sending it', async (_what, message) => {
    const before = server.calls.length
    await expect(transcriber().transcribe(message)).rejects.toBeInstanceOf(UserError)
    expect(server.calls).toHaveLength(before)
  })

  it('says so when there were no words', async () => {
    server.hears('  ')
    await expect(transcriber().transcribe(voice)).rejects.toThrow(/Say it once more/)
  })
})

function near(one: Float32Array = new Float32Array(), other: Float32Array = new Float32Array()) {
  return one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0)
}
