import { expect, it } from 'vitest'
import { packReply, unpackReply } from '../../src/delivery/contents.ts'

it.each([
  ['a Uint8Array', new Uint8Array([1, 2, 250])],
  ['a Buffer', Buffer.from([1, 2, 250])],
])('a picture kept as %s comes back byte by byte', (_kind, bytes) => {
  const picture = { kind: 'image', bytes, fileName: 'a.png', alt: 'a' } as const
  const [back] = unpackReply(packReply({ blocks: [picture] })).blocks
  expect(back).toEqual({ ...picture, bytes: new Uint8Array([1, 2, 250]) })
})
