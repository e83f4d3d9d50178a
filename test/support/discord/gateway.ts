/**
 * The local gateway: HELLO, IDENTIFY or RESUME, heartbeats, and every event with its number.
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GatewayDispatchEvents, GatewayOpcodes } from 'discord.js'
import { type WebSocket, WebSocketServer } from 'ws'
import { asGuild } from './guild.ts'
import type { World } from './world.ts'

const HEARTBEAT_MS = 41_250

export interface GatewayOptions {
  readonly token: string
  /** Whether the switch for reading messages is on in the developer portal. */
  readonly grantsMessageContent: boolean
}

const MESSAGE_CONTENT = 1 << 15
const WRONG_TOKEN = 4004
const INTENT_NOT_GRANTED = 4014

interface Payload {
  readonly op: number
  readonly d: unknown
}

interface Session {
  readonly id: string
  readonly events: { readonly op: 0; readonly t: string; readonly s: number; readonly d: unknown }[]
}

export function createGateway(http: Server, world: World, options: GatewayOptions) {
  const sockets = new WebSocketServer({ server: http, path: '/gateway' })
  let session: Session | null = null
  let live: WebSocket | null = null

  const say = (socket: WebSocket, payload: object) => socket.send(JSON.stringify(payload))

  const emit = (t: string, d: unknown) => {
    if (session === null) return
    const event = { op: GatewayOpcodes.Dispatch as 0, t, s: session.events.length + 1, d }
    session.events.push(event)
    if (live?.readyState === live?.OPEN && live !== null) say(live, event)
  }

  const identify = (socket: WebSocket, d: { token: string; intents: number }) => {
    if (d.token !== options.token) return socket.close(WRONG_TOKEN, 'Authentication failed.')
    const wantsContent = (d.intents & MESSAGE_CONTENT) !== 0
    if (wantsContent && !options.grantsMessageContent) {
      return socket.close(INTENT_NOT_GRANTED, 'Disallowed intent(s).')
    }
    session = { id: world.newId(), events: [] }
    live = socket
    emit(GatewayDispatchEvents.Ready, {
      v: 10,
      user: world.bot,
      guilds: [{ id: world.guildId, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: url(http),
      shard: [0, 1],
      application: { id: world.applicationId, flags: 0 },
      private_channels: [],
    })
    emit(GatewayDispatchEvents.GuildCreate, asGuild(world))
  }

  const resume = (socket: WebSocket, { session_id, seq }: { session_id: string; seq: number }) => {
    if (session === null || session.id !== session_id) {
      return say(socket, { op: GatewayOpcodes.InvalidSession, d: false })
    }
    live = socket
    for (const event of session.events.filter(({ s }) => s > seq)) say(socket, event)
    emit(GatewayDispatchEvents.Resumed, {})
  }

  const take = (socket: WebSocket, { op, d }: Payload) => {
    if (op === GatewayOpcodes.Heartbeat) say(socket, { op: GatewayOpcodes.HeartbeatAck })
    if (op === GatewayOpcodes.Identify) identify(socket, d as { token: string; intents: number })
    if (op === GatewayOpcodes.Resume) resume(socket, d as { session_id: string; seq: number })
  }

  sockets.on('connection', (socket) => {
    socket.on('message', (data) => take(socket, JSON.parse(String(data)) as Payload))
    say(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_MS } })
  })

  return {
    emit,
    /** Cuts the connection as a network fault does; the client resumes. */
    cut: () => live?.terminate(),
    close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

export function url(http: Server): string {
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}/gateway`
}
