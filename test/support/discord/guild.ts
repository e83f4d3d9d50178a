/**
 * The one server of the local Discord, as GUILD_CREATE tells it.
 */
import { asChannel, bits, everybodyMay, type World } from './world.ts'

export function asGuild(world: World): object {
  const rooms = [...world.rooms.values()].filter(({ guildId }) => guildId === world.guildId)
  return {
    id: world.guildId,
    name: 'Hill Road Runners',
    owner_id: world.newId(),
    icon: null,
    splash: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [
      role(world.guildId, '@everyone', bits(everybodyMay)),
      { ...role(world.botRoleId, 'Ironstride', 0n), managed: true, tags: { bot_id: world.bot.id } },
      role(managerRoleId(world), 'Managers', bits(['ManageChannels'])),
    ],
    channels: rooms.filter(({ parentId }) => !parentId).map((room) => asChannel(room, world)),
    threads: rooms.filter(({ parentId }) => parentId).map((room) => asChannel(room, world)),
    members: [asMember(world.bot.id, world)],
    member_count: world.people.size + 1,
    joined_at: new Date(world.clock.now()).toISOString(),
    preferred_locale: 'en-GB',
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    system_channel_flags: 0,
    large: false,
    unavailable: false,
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

/** A member with the user inside, as REST and interactions tell it. */
export function asMember(userId: string, world: World): object {
  const user = userId === world.bot.id ? world.bot : world.people.get(userId)
  return { user, ...memberFacts(userId, world) }
}

/** A member without the user, as messages tell it. */
export function memberFacts(userId: string, world: World): object {
  const roles = [
    ...(userId === world.bot.id ? [world.botRoleId] : []),
    ...(world.managers.has(userId) ? [managerRoleId(world)] : []),
  ]
  return {
    roles,
    nick: null,
    avatar: null,
    joined_at: new Date(world.clock.now()).toISOString(),
    deaf: false,
    mute: false,
    flags: 0,
  }
}

/** The id only has to be another one than the other roles'. */
function managerRoleId({ botRoleId }: World): string {
  return `${BigInt(botRoleId) + 1_000n}`
}

function role(id: string, name: string, permissions: bigint) {
  return {
    id,
    name,
    permissions: `${permissions}`,
    position: 0,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
  }
}
