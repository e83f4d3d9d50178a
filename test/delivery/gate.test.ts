import { describe, expect, it } from 'vitest'
import { createGate } from '../../src/delivery/gate.ts'
import { laneLimits } from '../../src/delivery/lane-limits.ts'
import type { Delivery } from '../../src/delivery/outgoing.ts'
import { createFakeClock } from '../support/fake-clock.ts'

describe('the gate', () => {
  it('lets one delivery through where one place is left, also while it goes easier', async () => {
    const { gate, clock, reserve, send } = openGate()
    const late = reserve()
    await clock.advance(100)
    late.send()
    await clock.advance(40)
    for (let sent = 1; sent < 30; sent += 1) await send()
    gate.budget.pauseFor(null, 1)
    await clock.advance(late.leftAt() + 980 - clock.now())
    const next = reserve()
    next.send()
    await clock.advance(13)
    const afterNext = reserve()
    afterNext.send()
    await clock.advance(500)
    const [first = 0, second = 0] = [next.leftAt(), afterNext.leftAt()].toSorted()
    expect(first - late.leftAt()).toBeGreaterThanOrEqual(1_000)
    expect(second - first).toBeGreaterThan(20)
  })
})

function openGate() {
  const clock = createFakeClock()
  const gate = createGate({
    limits: laneLimits.telegram,
    clock,
    pauses: { load: async () => {}, until: () => 0, begin() {} },
    breaker: { restsUntil: () => 0, count() {} },
  })
  gate.hold()
  let chats = 0

  const reserve = () => {
    chats += 1
    const to = { platform: 'telegram' as const, chat: `${chats}` }
    gate.reserve({ to, paid: false, kind: 'reminder' } as Delivery)
    let leftAt = Number.NaN
    return {
      send: async () => {
        await gate.budget.enter(to, 'scheduled')
        leftAt = clock.now()
      },
      leftAt: () => leftAt,
    }
  }
  return {
    gate,
    clock,
    reserve,
    /** Sends as soon as there is room. */
    async send() {
      const left = reserve().send()
      await clock.advance(31)
      await left
    },
  }
}
