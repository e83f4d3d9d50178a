/**
 * A write request -> what the model reads.
 *
 * Passages, chat and the question were written by others: each of their lines is marked with │ and stripped of that
 * mark, of hidden characters and of what looks like the borders of a conversation, so that nothing in them can pose
 * as an instruction. Earlier lines of the chat are material too and never become turns of the model's own.
 */
import type { CoachProfile } from '../../library/coach-profile.ts'
import type { Passage } from '../../library/passage.ts'
import { withoutHidden } from '../verifier/banned-output.ts'
import { fillPrompt, type Prompts } from './prompts.ts'
import type { EarlierLine, WriteRequest } from './writer.ts'

export interface PromptMessage {
  readonly role: 'system' | 'user'
  readonly content: string
}

export function assemblePrompt(
  request: WriteRequest,
  { prompts, coach }: { readonly prompts: Prompts; readonly coach: CoachProfile },
): PromptMessage[] {
  const voice = fillPrompt(prompts.voice, {
    coach: coach.name,
    tone: coach.tone.map((line) => `- ${line}`).join('\n'),
  })
  const rules = fillPrompt(prompts.grounding, {
    characters: String(request.maxCharacters),
  })
  const material = fillPrompt(prompts.passages, {
    passages: request.passages.map(layPassage).join('\n\n'),
    earlier: layEarlier(request.earlier),
    question: asMaterial(request.question),
  })
  const again = request.repair?.length
    ? `\n\n${fillPrompt(prompts.repair, { faults: asMaterial(request.repair.join('\n')) })}`
    : ''
  return [
    { role: 'system', content: `${voice}\n\n${rules}` },
    { role: 'user', content: material + again },
  ]
}

function layPassage(passage: Passage, place: number): string {
  const trail = passage.trail.join(' > ') || passage.heading
  const head = `[${place + 1}] ${trail}${passage.published === null ? '' : ` (${passage.published})`}`
  return `${asMaterial(head)}\n${asMaterial(passage.text)}`
}

function layEarlier(earlier: readonly EarlierLine[]): string {
  if (earlier.length === 0) return asMaterial('(nothing)')
  return earlier
    .map(({ who, text }) => asMaterial(`${who === 'member' ? 'runner' : 'you'}: ${text}`))
    .join('\n')
}

/** Marks every line as material. */
export function asMaterial(text: string): string {
  return withoutBorders(withoutHidden(text))
    .split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/)
    .map((line) => `│ ${line}`)
    .join('\n')
}

/** What models take for the border of a turn becomes plain words. */
function withoutBorders(text: string): string {
  return text
    .replace(/[│┃|｜︱∣]+(?=\s|$)|[│┃︱]/g, ' ')
    .replace(/<\|[^|>]*\|>/g, ' ')
    .replace(/\[\/?(?:INST|SYS)\]|<<\/?SYS>>/gi, ' ')
    .replace(/<\/?(?:s|system|assistant|user|developer|tool|im_start|im_end)\b[^>]*>/gi, ' ')
}
