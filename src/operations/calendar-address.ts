/**
 * The private address of a member's calendar: opaque, lasting, and worth nothing to anybody who cannot sign.
 *
 * The address holds the member's id and a signature with a secret of this installation, so that nothing has to be
 * stored for each member, and a forgotten member's address leads nowhere.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Facts } from '../storage/facts.ts'

export interface CalendarAddresses {
  /** The last part of the address. */
  tokenFor(memberId: string): string
  /** Whose it is; null when the signature does not fit. */
  memberOf(token: string): string | null
}

const SECRET = 'calendar.secret'

/** Makes the secret at the first start. */
export async function openCalendarAddresses(facts: Facts): Promise<CalendarAddresses> {
  const known = await facts.read(SECRET)
  const secret = known ?? randomBytes(32).toString('base64url')
  if (known === null) await facts.write(SECRET, secret)
  const sign = (memberId: string) =>
    createHmac('sha256', secret).update(memberId).digest('base64url').slice(0, 32)
  return {
    tokenFor: (memberId) => `${memberId}.${sign(memberId)}`,
    memberOf(token) {
      const dot = token.lastIndexOf('.')
      const memberId = token.slice(0, Math.max(0, dot))
      return dot > 0 && isSame(token.slice(dot + 1), sign(memberId)) ? memberId : null
    },
  }
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}
