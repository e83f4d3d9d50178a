/** Replies for delivery tests. */
import { button, buttons, type Reply, reply } from '../../../src/chat/reply.ts'
import { unpackReply } from '../../../src/delivery/contents.ts'

/** A picture with a button under it. */
export const image: Reply = reply(
  {
    kind: 'image',
    bytes: new Uint8Array([137, 80, 78, 71, 0, 255]),
    fileName: 'lift.png',
    alt: 'A split squat',
  },
  buttons([button('Done', { name: 'lift.done', data: { day: '2026-11-24' } })]),
)

/** The words of a stored reply. */
export function textOf({ reply_json }: { readonly reply_json: string }): string {
  return unpackReply(reply_json)
    .blocks.flatMap((block) => (block.kind === 'text' ? block.spans : []))
    .map((span) => span.text)
    .join('')
}
