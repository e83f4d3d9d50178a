/** A writer of the real openai client on the local service, and requests for it. */

import { readPrompts } from '../../src/answers/writing/prompts.ts'
import type { WriteRequest } from '../../src/answers/writing/writer.ts'
import { createOpenAiClient } from '../../src/openai/client.ts'
import { createOpenAiWriter } from '../../src/openai/writer.ts'
import { passage } from '../answers/passages.ts'
import { coach } from '../answers/support/answering.ts'
import type { OpenAiServer } from '../support/openai-server.ts'

export async function writerOn({ apiKey, baseUrl }: OpenAiServer) {
  return createOpenAiWriter({
    client: createOpenAiClient({ apiKey, baseUrl }),
    model: 'local-small',
    prompts: await readPrompts(),
    coach,
    prices: { inputPricePerMillion: 1, outputPricePerMillion: 10 },
  })
}

export function request(more: Partial<WriteRequest> = {}): WriteRequest {
  return {
    question: 'How long should I wait between leg days?',
    passages: [
      passage('Leave at least 48 hours between two heavy leg sessions. Calf raises do not count.'),
      passage('Rest 2 to 5 minutes between heavy sets.', { id: 'notes#rest', heading: 'Rest' }),
    ],
    earlier: [],
    maxCharacters: 900,
    ...more,
  }
}
