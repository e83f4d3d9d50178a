/**
 * A local OpenAI-compatible service for tests: chat completions with streaming, embeddings and transcriptions on
 * loopback, driven by the real openai client.
 *
 * Order of events of a call: the key and the body are checked, by the official description too when it lies beside
 * the repository -> the next reply is taken -> it is streamed, or its fault happens.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { officialCheck } from './openai/official-check.ts'
import { honestAnswer, type Prompt, type Reply } from './openai/replies.ts'
import { vectorOf } from './openai/vectors.ts'

export const OPENAI_KEY = 'sk-local-secret-of-the-tests'

export type OpenAiServer = Awaited<ReturnType<typeof startOpenAiServer>>

/** One call as it came, for tests that look at what was asked. */
export interface SeenCall {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly status: number
}

interface Refused {
  readonly status: number
  readonly message: string
}

export async function startOpenAiServer() {
  let replies: readonly Reply[] = [{ text: honestAnswer }]
  let voice = 'how often should I lift'
  let embeddingStatus = 200
  const calls: SeenCall[] = []
  const check = officialCheck()

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').replace(/^\/v1/, '')
    const bytes = await readBytes(request)
    const isForm = request.headers['content-type']?.startsWith('multipart/form-data') === true
    const body = isForm ? {} : readJson(bytes)
    const refused = refusal(request, path, body)
    calls.push({ path, body: body ?? {}, status: refused?.status ?? 200 })
    if (refused !== null) return sendError(response, refused)
    if (path === '/chat/completions') return chat(body ?? {}, response)
    if (path === '/embeddings') return embed(body ?? {}, response)
    return transcribe(bytes.toString('latin1'), response)
  }

  const refusal = (
    request: IncomingMessage,
    path: string,
    body: Record<string, unknown> | null,
  ): Refused | null => {
    if (request.headers.authorization !== `Bearer ${OPENAI_KEY}`) {
      return { status: 401, message: 'Incorrect API key provided' }
    }
    const schema = schemas.get(path)
    if (schema === undefined || request.method !== 'POST')
      return { status: 404, message: 'no such page' }
    if (body === null) return { status: 400, message: 'the body is no JSON' }
    if (path === '/audio/transcriptions') return null
    const wrong =
      body.model === undefined ? 'you must provide a model parameter' : check(schema, body)
    return wrong === null ? null : { status: 400, message: wrong }
  }

  const chat = async (body: Record<string, unknown>, response: ServerResponse) => {
    const [reply = {}, ...later] = replies
    if (later.length > 0) replies = later
    if (reply.status !== undefined) {
      return sendError(response, { status: reply.status, message: `fails with ${reply.status}` })
    }
    const wantsUsage = (body.stream_options as { include_usage?: boolean } | undefined)
      ?.include_usage
    if (body.stream === true) {
      await stream(
        reply,
        promptOf(body),
        response,
        reply.countsUsage !== false && wantsUsage === true,
      )
    } else sendJson(response, completion(reply, promptOf(body)))
  }

  const embed = (body: Record<string, unknown>, response: ServerResponse) => {
    if (embeddingStatus !== 200)
      return sendError(response, { status: embeddingStatus, message: 'down' })
    const input = Array.isArray(body.input) ? (body.input as string[]) : [String(body.input)]
    const data = input.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: vectorOf(text),
    }))
    const tokens = input.join(' ').length
    sendJson(response, {
      object: 'list',
      model: body.model,
      data,
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    })
  }

  const transcribe = (form: string, response: ServerResponse) => {
    if (!form.includes('name="file"')) {
      return sendError(response, { status: 400, message: 'no file was sent' })
    }
    sendJson(response, { text: voice })
  }

  const http = createServer((request, response) => void take(request, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))

  return {
    apiKey: OPENAI_KEY,
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    calls,
    /** What it says from now on, one reply a call; the last one stays. */
    says(...next: readonly Reply[]) {
      replies = next
    },
    /** What it hears in voice messages. */
    hears(words: string) {
      voice = words
    },
    embeddingsFailWith(status: number) {
      embeddingStatus = status
    },
    /** The prompt of the last chat call. */
    lastPrompt(): Prompt {
      const last = calls.findLast(({ path }) => path === '/chat/completions')
      return promptOf(last?.body ?? {})
    },
    async stop() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

const schemas = new Map([
  ['/chat/completions', 'CreateChatCompletionRequest'],
  ['/embeddings', 'CreateEmbeddingRequest'],
  ['/audio/transcriptions', 'CreateTranscriptionRequest'],
])

async function stream(
  reply: Reply,
  prompt: Prompt,
  response: ServerResponse,
  wantsUsage: boolean,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
  const send = (event: object) => response.write(`data: ${JSON.stringify(event)}\n\n`)
  for (const [count, piece] of piecesOf(reply, prompt).entries()) {
    if (reply.stallAfter === count) return
    if (reply.dropAfter === count) return void response.destroy()
    if (reply.garbageAfter === count) response.write('data: {"choices":[{"delta":{"cont\n\n')
    if (reply.endAfter === count) return void response.end()
    send(chunk({ content: piece }))
    if (reply.slowMs !== undefined) await wait(reply.slowMs)
  }
  if (reply.stallAfter !== undefined) return
  if (reply.refusal !== undefined) send(chunk({ refusal: reply.refusal }))
  if (reply.callsTool === true) {
    send(
      chunk({
        tool_calls: [
          { index: 0, id: 't1', type: 'function', function: { name: 'announce', arguments: '{}' } },
        ],
      }),
    )
  }
  send(chunk({}, reply.finish ?? 'stop'))
  if (wantsUsage) send({ ...chunk({}), choices: [], usage: usageFor(reply, prompt) })
  response.end('data: [DONE]\n\n')
}

function chunk(delta: object, finish: string | null = null): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'local',
    choices: [{ index: 0, delta, finish_reason: finish }],
  }
}

function completion(reply: Reply, prompt: Prompt): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'local',
    choices: [
      {
        index: 0,
        finish_reason: reply.finish ?? 'stop',
        message: {
          role: 'assistant',
          content: textOf(reply, prompt),
          refusal: reply.refusal ?? null,
        },
      },
    ],
    usage: usageFor(reply, prompt),
  }
}

function piecesOf(reply: Reply, prompt: Prompt): string[] {
  const letters = [...textOf(reply, prompt)]
  const length = reply.pieceLength ?? 7
  const pieces: string[] = []
  for (let from = 0; from < letters.length; from += length) {
    pieces.push(letters.slice(from, from + length).join(''))
  }
  return pieces
}

function textOf({ text = '' }: Reply, prompt: Prompt): string {
  return typeof text === 'string' ? text : text(prompt)
}

function usageFor(reply: Reply, prompt: Prompt): object {
  const read = Math.ceil((prompt.system.length + prompt.user.length) / 4)
  const written = Math.ceil(textOf(reply, prompt).length / 4)
  return { prompt_tokens: read, completion_tokens: written, total_tokens: read + written }
}

function promptOf(body: Readonly<Record<string, unknown>>): Prompt {
  const messages = (body.messages ?? []) as readonly { role: string; content: string }[]
  const said = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(({ content }) => content)
      .join('\n')
  return { system: said('system'), user: said('user') }
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

function readJson(bytes: Buffer): Record<string, unknown> | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
  } catch {
    return null
  }
}

function sendError(response: ServerResponse, { status, message }: Refused): void {
  const retry = status === 429 ? { 'retry-after': '30' } : {}
  response.writeHead(status, { 'content-type': 'application/json', ...retry })
  response.end(JSON.stringify({ error: { message, type: 'local', param: null, code: null } }))
}

function sendJson(response: ServerResponse, json: object): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(json))
}
