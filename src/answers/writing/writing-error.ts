/**
 * Why a model's answer cannot be used. The tokens it cost are known all the same and have to be paid for.
 */
import { noUsage, type Usage } from './writer.ts'

/**
 * - `refused`: the model or its filter declined;
 * - `empty`: it said nothing;
 * - `cut-off`: it ended in the middle;
 * - `too-long`: it did not stop;
 * - `malformed`: it answered with something that is no text;
 * - `late`: the first word or the whole took too long;
 * - `unreachable`: the service did not answer as it should.
 */
export type WritingFault =
  | 'refused'
  | 'empty'
  | 'cut-off'
  | 'too-long'
  | 'malformed'
  | 'late'
  | 'unreachable'

export class WritingError extends Error {
  override readonly name = 'WritingError'
  readonly fault: WritingFault
  readonly usage: Usage

  constructor(fault: WritingFault, detail: string, usage: Usage = noUsage, cause?: unknown) {
    super(`${fault}: ${detail}`, cause === undefined ? undefined : { cause })
    this.fault = fault
    this.usage = usage
  }
}
