import { describe, expect, it } from 'vitest'
import { createPace } from '../../src/delivery/pace.ts'
import { SOME_MORNING } from '../support/fake-clock.ts'

const pace = () => createPace({ perSecond: 10, jitterMs: 0 })

/** Takes the next turn and leaves it that much late; gives when the call left. */
const send = (lane: ReturnType<typeof pace>, now: number, lateMs = 0) => {
  const turn = lane.freeAt(now, false)
  lane.take(turn)
  const at = lane.depart(turn, now)
  lane.left(at, at + lateMs)
  return at + lateMs
}

/** Of calls that arrived at these times. */
const mostInASecond = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length))

describe('the pace', () => {
  it('counts a call from when it left, however late that was', () => {
    const lane = pace()
    const left: number[] = []
    for (let call = 0; call < 40; call += 1) {
      left.push(send(lane, left.at(-1) ?? SOME_MORNING, call === 20 ? 40 : 0))
    }
    const spans = left.slice(10).map((at, index) => at - (left[index] ?? 0))
    expect(Math.min(...spans)).toBeGreaterThanOrEqual(1_000)
  })

  it('counts a call whose answer came late from when it may have arrived', () => {
    const lane = pace()
    const sendMany = (count: number, now: number) =>
      Array.from({ length: count }, () => send(lane, now))
    const before = sendMany(20, SOME_MORNING).at(-1) ?? 0
    const [heldUpAt = 0, ...next] = sendMany(6, before)
    lane.heldUp(heldUpAt, 300)
    const after = sendMany(10, next.at(-1) ?? 0)
    expect(mostInASecond([heldUpAt + 300, ...next, ...after])).toBe(10)
  })

  it('gives way to an answer that came in between', () => {
    const lane = pace()
    for (let count = 0; count < 20; count += 1) send(lane, SOME_MORNING)
    const now = lane.freeAt(SOME_MORNING, false)
    const ahead = Array.from({ length: 2 }, () => {
      const turn = lane.freeAt(now, false)
      lane.take(turn)
      return turn
    })
    lane.take(now)
    const departed = ahead.map((turn) => lane.depart(turn, turn))
    expect(Math.min(...departed)).toBeGreaterThan(now)
  })

  it('lets the first calls on new connections arrive late', () => {
    const lane = pace()
    const first = send(lane, SOME_MORNING)
    const second = Array.from({ length: 10 }, () => send(lane, SOME_MORNING)).at(-1)
    expect(second).toBeGreaterThan(first + 1_000)
  })
})
