/**
 * The little web server of a running bot: members' calendars, and a word on its health.
 *
 * It listens on `HOST`:`PORT`, by default for this machine alone; a proxy in front makes it reachable.
 */
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { messageOf, SetupError } from '../errors.ts'
import type { Log } from '../log.ts'

export interface WebParts {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  readonly memberOfCalendar: (token: string) => string | null
  /** The text of the member's calendar file; null when there is no such member. */
  readonly calendarOf: (memberId: string) => Promise<string | null>
  readonly log: Log
}

export interface WebServer {
  /** Where it listens, such as `http://127.0.0.1:8787`. */
  readonly address: string
  close(): Promise<void>
}

/** Starts listening. Rejects with a `SetupError` when the port is taken. */
export function startWebServer(parts: WebParts): Promise<WebServer> {
  const { host, port } = parts
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: routes(parts).fetch, hostname: host, port }, (info) =>
      resolve({ address: addressOf(info), close: () => closeServer(server) }),
    )
    server.once('error', (error) => reject(cannotListen(host, port, error)))
  })
}

function routes({ memberOfCalendar, calendarOf, log }: WebParts): Hono {
  const app = new Hono()
  app.get('/health', (context) => context.text('well'))
  app.get('/calendar/:file', async (context) => {
    const memberId = memberOfCalendar(context.req.param('file').replace(/\.ics$/, ''))
    const calendar = memberId === null ? null : await calendarOf(memberId)
    if (calendar === null) return context.text('There is no such calendar.', 404)
    return context.body(calendar, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=900',
    })
  })
  app.onError((error, context) => {
    log.error({ path: context.req.routePath, error: messageOf(error) }, 'a web page failed')
    return context.text('Something went wrong. Please try again later.', 500)
  })
  return app
}

function addressOf({ address, port, family }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

function cannotListen(host: string, port: number, error: unknown): SetupError {
  const problem = `${host}:${port} cannot be listened on (${messageOf(error)})`
  return new SetupError([{ where: 'PORT', problem, mend: 'Choose another port, or 0 for any' }])
}

function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
