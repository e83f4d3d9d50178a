/**
 * One request to the local API, read: route, login, body, uploaded files.
 */
import type { IncomingMessage } from 'node:http'
import { type Body, bodyOf } from './message-check.ts'
import type { UploadedFile } from './messages.ts'

export interface Call {
  readonly method: string
  /** Without host, version and query, decoded. */
  readonly path: string
  readonly query: URLSearchParams
  readonly authorization: string | undefined
  readonly body: Body
  /** The body as sent, for lists and for the official check. */
  readonly raw: unknown
  readonly files: readonly UploadedFile[]
}

export async function readCall(request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://local')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { raw, files } = await readBody(
    request.headers['content-type'] ?? '',
    Buffer.concat(chunks),
  )
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname.replace(/^\/api\/v\d+/, '')),
    query: url.searchParams,
    authorization: request.headers.authorization,
    body: Array.isArray(raw) ? {} : bodyOf(raw),
    raw,
    files,
  }
}

async function readBody(
  type: string,
  bytes: Buffer,
): Promise<{ raw: unknown; files: UploadedFile[] }> {
  if (bytes.length === 0) return { raw: undefined, files: [] }
  if (!type.startsWith('multipart/form-data')) return { raw: JSON.parse(String(bytes)), files: [] }
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type },
  }).formData()
  const files: UploadedFile[] = []
  for (const [key, value] of form) {
    if (typeof value === 'string' || !key.startsWith('files[')) continue
    files.push({
      name: value.name,
      mediaType: value.type,
      bytes: new Uint8Array(await value.arrayBuffer()),
    })
  }
  return { raw: JSON.parse(String(form.get('payload_json') ?? '{}')), files }
}
