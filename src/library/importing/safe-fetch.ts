/**
 * Reading a link without being led astray.
 *
 * Order of events for each step of the way: only https, no password in the address -> the name is resolved -> every
 * address it stands for must be public -> the connection goes to just that address -> a redirect begins again, three
 * times at most -> at most so many bytes in so much time, of a kind that can be read.
 */
import { lookup as resolveName } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { UserError } from '../../errors.ts'
import { LARGEST_SOURCE, type SourceFile } from './source-file.ts'

/** What was known at the last reading, so that an unchanged page is not read again. */
export interface LastReading {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** Reads a link; `unchanged` when the server says that nothing is new. Throws a `UserError` that names the trouble. */
export type ReadLink = (url: string, last?: LastReading) => Promise<SourceFile | 'unchanged'>

export interface ReadLinkParts {
  /** All addresses of a name. Default: the system's resolver. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** Whether an address may be connected to. Default: public ones only. */
  readonly mayReach?: (address: string) => boolean
  /** Whether plain http may be read. Default: no. */
  readonly allowHttp?: boolean
  readonly largestBytes?: number
  /** For one link with its redirects. Default: 20 s. */
  readonly timeoutMs?: number
}

const MOST_REDIRECTS = 3

export function createReadLink(parts: ReadLinkParts = {}): ReadLink {
  const { timeoutMs = 20_000 } = parts
  return async (address, last) => {
    const signal = AbortSignal.timeout(timeoutMs)
    let url = asUrl(address, parts)
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const response = await open(url, last, signal, parts)
      const status = response.statusCode ?? 0
      if (status === 304) return drop(response, 'unchanged' as const)
      const onward = status >= 300 && status < 400 ? response.headers.location : undefined
      if (onward === undefined) return readBody(url, response, parts)
      drop(response, null)
      url = asUrl(new URL(onward, url).href, parts)
    }
    throw new UserError(
      `${address} leads from page to page without end. Give me its final address.`,
    )
  }
}

/** Whether an address belongs to the open internet: nothing private, local, reserved or disguised. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}

function asUrl(address: string, { allowHttp = false }: ReadLinkParts): URL {
  const url = URL.parse(address)
  if (url === null) throw new UserError(`"${address}" is not a link. It begins with https://`)
  const isAllowed = url.protocol === 'https:' || (allowHttp && url.protocol === 'http:')
  if (!isAllowed)
    throw new UserError(`I only read links that begin with https://, not ${url.protocol}//`)
  if (url.username !== '' || url.password !== '') {
    throw new UserError(
      'That link holds a password. Take it out; I only read what everybody may read.',
    )
  }
  return url
}

async function open(
  url: URL,
  last: LastReading | undefined,
  signal: AbortSignal,
  parts: ReadLinkParts,
): Promise<IncomingMessage> {
  const address = await checkedAddress(url, parts)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const headers = {
    'user-agent': 'Ironstride (reads the articles of its coach)',
    accept: 'text/html,text/markdown,text/plain,application/xml;q=0.9,*/*;q=0.5',
    'accept-encoding': 'identity',
    ...(last?.etag ? { 'if-none-match': last.etag } : {}),
    ...(last?.lastModified ? { 'if-modified-since': last.lastModified } : {}),
  }
  return new Promise((resolve, reject) => {
    const call = request(url, { signal, headers, lookup: pinnedTo(address) }, resolve)
    call.on('error', (error) => reject(unreadable(url, error, signal)))
    call.end()
  })
}

/** One address of the host; throws when any of them is not public, because a name may have two faces. */
async function checkedAddress(
  { hostname }: URL,
  { resolve = systemResolve, mayReach = isPublicAddress }: ReadLinkParts,
): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host).catch(() => [])
  const [first] = addresses
  if (first === undefined) throw new UserError(`I cannot find ${host}. Is the link spelt right?`)
  if (!addresses.every(mayReach)) {
    throw new UserError(`${host} is not on the open internet, so I do not read it.`)
  }
  return first
}

async function systemResolve(host: string): Promise<readonly string[]> {
  const found = await resolveName(host, { all: true })
  return found.map(({ address }) => address)
}

/** The connection goes to the address that was checked, whatever the name says by now. */
function pinnedTo(address: string): LookupFunction {
  const family = ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4
  return (_host, options, done) => {
    if (options.all === true) done(null, [{ address, family }])
    else done(null, address, family)
  }
}

async function readBody(
  url: URL,
  response: IncomingMessage,
  { largestBytes = LARGEST_SOURCE }: ReadLinkParts,
): Promise<SourceFile> {
  const status = response.statusCode ?? 0
  if (status !== 200) {
    drop(response, null)
    throw new UserError(
      `${url.host} answered with ${status} for that page. Does it open in your browser?`,
    )
  }
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.length
      if (size > largestBytes) throw tooLarge(url, largestBytes)
      parts.push(part)
    }
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(url, error)
  }
  return asSourceFile(url, response, Buffer.concat(parts))
}

function asSourceFile(url: URL, { headers }: IncomingMessage, bytes: Uint8Array): SourceFile {
  const [mediaType = '', ...parameters] = (headers['content-type'] ?? '').split(';')
  const charset = parameters.map((one) => /charset="?([\w-]+)/i.exec(one)?.[1]).find(Boolean)
  return {
    name: url.pathname.split('/').filter(Boolean).at(-1) ?? url.hostname,
    bytes,
    mediaType: mediaType.trim().toLowerCase() || null,
    charset: charset ?? null,
    url: url.href,
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
  }
}

function drop<Result>(response: IncomingMessage, result: Result): Result {
  response.destroy()
  return result
}

function tooLarge(url: URL, largestBytes: number): UserError {
  const most = Math.floor(largestBytes / 1024 / 1024)
  return new UserError(
    `${url.host} sends more than ${most} MB for that page, which is more than an article.`,
  )
}

function unreadable(url: URL, error: unknown, signal?: AbortSignal): UserError {
  const isLate = signal?.aborted === true
  const problem = isLate ? 'takes too long to answer' : 'cannot be reached'
  return new UserError(`${url.host} ${problem}. Try again later.`, { cause: error })
}
