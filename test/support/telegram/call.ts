/**
 * One request to the local Bot API, read: login, method, fields, uploaded files.
 */
import type { IncomingMessage } from 'node:http'
import { bodyOf, isKnownMethod, type Params, readFields } from './fields.ts'
import { badRequest, refusals } from './refusal.ts'

export interface UploadedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface RawCall {
  readonly token: string
  readonly method: string
  readonly fields: Params
  readonly isForm: boolean
  /** By the name they are attached under. */
  readonly files: ReadonlyMap<string, UploadedFile>
}

export interface Call {
  readonly method: string
  readonly params: Params
  readonly files: ReadonlyMap<string, UploadedFile>
}

export async function readCall(request: IncomingMessage): Promise<RawCall> {
  const url = new URL(request.url ?? '/', 'http://local')
  const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname) ?? []
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  const read = type.startsWith('multipart/form-data')
    ? readForm(body, /boundary=(.+)$/.exec(type)?.[1] ?? '')
    : { fields: readJson(body, url.searchParams), files: new Map(), isForm: body.length === 0 }
  return { token, method, ...read }
}

/** The call when the server knows the method and every field of it. */
export function checkedCall({ method, fields, isForm, files }: RawCall): Call {
  if (!isKnownMethod(method)) throw refusals.notFound()
  return { method, params: readFields(method, fields, isForm), files }
}

function readJson(body: Buffer, query: URLSearchParams): Params {
  if (body.length === 0) return Object.fromEntries(query)
  const text = body.toString('utf8')
  if (/\\ud[89a-f]/i.test(text.replace(/\\ud[89ab]..\\ud[c-f]../gi, ''))) {
    throw badRequest('strings must be encoded in UTF-8')
  }
  return bodyOf(JSON.parse(text))
}

/** The client library writes its forms by hand, without quotes around file names, which stricter readers refuse. */
function readForm(body: Buffer, boundary: string) {
  const fields: Record<string, string> = {}
  const files = new Map<string, UploadedFile>()
  for (const part of splitForm(body, boundary)) {
    const head = part.subarray(0, part.indexOf('\r\n\r\n')).toString('utf8')
    const content = part.subarray(part.indexOf('\r\n\r\n') + 4)
    const name = /name="([^"]+)"/.exec(head)?.[1] ?? ''
    const fileName = /filename="?([^"\r\n]+)"?/.exec(head)?.[1]
    if (fileName === undefined) fields[name] = content.toString('utf8')
    else {
      const bytes = new Uint8Array(content)
      files.set(name, { name: fileName, mediaType: 'application/octet-stream', bytes })
    }
  }
  return { fields, files, isForm: true }
}

function splitForm(body: Buffer, boundary: string): Buffer[] {
  const marker = Buffer.from(`--${boundary}`)
  const parts: Buffer[] = []
  let from = body.indexOf(marker) + marker.length + 2
  for (let to = body.indexOf(marker, from); to > 0; to = body.indexOf(marker, from)) {
    parts.push(body.subarray(from, to - 2))
    from = to + marker.length + 2
  }
  return parts
}
