/**
 * Channels that come and go: removed from a server, a channel deleted, invited back.
 */
import { type Client, Events, GatewayDispatchEvents, type Guild } from 'discord.js'
import type { ReachabilityChange } from '../../chat/platform.ts'

/** Tells every change of a chat's reachability that Discord reports by itself. */
export function watchReachability(
  client: Client,
  tell: (change: ReachabilityChange) => void,
): void {
  const say = (chat: string, reachable: boolean, reason: string) =>
    tell({ destination: { platform: 'discord', chat }, reachable, reason })
  const sayAll = (guild: Guild, reachable: boolean, reason: string) => {
    for (const [id, channel] of guild.channels.cache) {
      if (channel.isTextBased()) say(id, reachable, reason)
    }
  }

  // By the time discord.js tells of it, it has forgotten the server's channels; the bare event comes before.
  client.on(Events.Raw, ({ t, d }: { t: string; d: { id: string; unavailable?: boolean } }) => {
    if (t !== GatewayDispatchEvents.GuildDelete || d.unavailable === true) return
    const guild = client.guilds.cache.get(d.id)
    if (guild !== undefined) sayAll(guild, false, 'kicked')
  })
  client.on(Events.GuildCreate, (guild) => sayAll(guild, true, 'returned'))
  client.on(Events.ChannelDelete, ({ id }) => say(id, false, 'channel-deleted'))
  client.on(Events.ThreadDelete, ({ id }) => say(id, false, 'channel-deleted'))
}
