/** Tokens -> what they cost, by the prices the operator configured. */
import type { Usage } from '../answers/writing/writer.ts'

export interface Prices {
  readonly inputPricePerMillion: number
  readonly outputPricePerMillion: number
}

export function usageOf(
  { promptTokens, completionTokens }: Omit<Usage, 'cost'>,
  { inputPricePerMillion, outputPricePerMillion }: Prices,
): Usage {
  const cost =
    (promptTokens * inputPricePerMillion + completionTokens * outputPricePerMillion) / 1_000_000
  return { promptTokens, completionTokens, cost }
}

/** About four letters a token in English; rather too many than too few, because a budget stands on it. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 3.5)
}
