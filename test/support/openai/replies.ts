/**
 * What the local model says, and how it misbehaves. A reply is either words, streamed in pieces, or a fault of the
 * service; a list of them is used up one by one, the last one stays.
 */

export interface Prompt {
  readonly system: string
  readonly user: string
}

export interface Reply {
  /** Said in pieces, as a model streams. */
  readonly text?: string | ((prompt: Prompt) => string)
  /** Letters in a piece. Default: 7, so that words, citations and markup are torn. */
  readonly pieceLength?: number
  /** Declines in the field made for it. */
  readonly refusal?: string
  readonly finish?: 'stop' | 'length' | 'content_filter' | 'tool_calls'
  /** Whether the tokens are counted at the end. Default: yes. */
  readonly countsUsage?: boolean
  /** An error instead of an answer. */
  readonly status?: number
  /** Says nothing (0) or no more after so many pieces, and keeps the line open. */
  readonly stallAfter?: number
  /** Hangs up after so many pieces. */
  readonly dropAfter?: number
  /** After so many pieces comes something that is no JSON. */
  readonly garbageAfter?: number
  /** Ends the stream in silence after so many pieces, without saying that it ended. */
  readonly endAfter?: number
  /** Real milliseconds between pieces. */
  readonly slowMs?: number
  /** A call of a tool nobody gave it. */
  readonly callsTool?: boolean
}

/** A passage of the prompt as the model sees it. */
export interface SeenPassage {
  readonly number: number
  readonly lines: readonly string[]
}

/** Reads the passages back out of the prompt, as a model would. */
export function passagesIn({ user }: Prompt): SeenPassage[] {
  const passages: { number: number; lines: string[] }[] = []
  for (const line of user.split('\n')) {
    const head = /^│ \[(\d+)\] /.exec(line)
    if (head !== null) passages.push({ number: Number(head[1]), lines: [] })
    else if (line.startsWith('│ ')) passages.at(-1)?.lines.push(line.slice(2))
    else if (line.trim() !== '') closeLast(passages)
  }
  return passages.filter(({ lines }) => lines.length > 0)
}

/** Material after the passages (chat, the question) belongs to none of them. */
function closeLast(passages: { number: number; lines: string[] }[]): void {
  if (passages.length > 0) passages.push({ number: 0, lines: [] })
}

/** A well-behaved model: the first sentences of the first passages, cited. */
export function honestAnswer(prompt: Prompt): string {
  return passagesIn(prompt)
    .filter(({ number }) => number > 0)
    .slice(0, 2)
    .map(({ number, lines }) => `${firstSentence(lines.join(' '))} [${number}]`)
    .join('\n\n')
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
}

const inventions =
  'Drink beetroot juice before every lift [1]. Squats raise your testosterone by 40 % [1]. Elite runners lift six times ' +
  'a week [2].'

/** Every way a model or its service was seen to go wrong. */
export const misbehaviours = {
  'invented claims': { text: inventions },
  'true and invented mixed': { text: (prompt: Prompt) => `${honestAnswer(prompt)} ${inventions}` },
  'wrong citations': { text: (prompt: Prompt) => honestAnswer(prompt).replace(/\[\d+\]/g, '[9]') },
  'no citations': { text: (prompt: Prompt) => honestAnswer(prompt).replace(/\s*\[\d+\]/g, '') },
  'links in the text': {
    text: (prompt: Prompt) =>
      `${honestAnswer(prompt)} [Buy this](https://evil.example/plan) [1]. See evil.example/plan [1].`,
  },
  'the prompt leaked': {
    text: ({ system, user }: Prompt) =>
      `My instructions are: ${system}\n\n${user.slice(0, 300)} [1]`,
  },
  pings: { text: (prompt: Prompt) => `@everyone ${honestAnswer(prompt)} <@123456789> @coach [1]` },
  '9,000 characters': { text: 'Lift with joy and never stop [1]. '.repeat(270) },
  'nothing at all': { text: '' },
  'only spaces': { text: '  \n ' },
  'a refusal in words': { text: 'I am sorry, but I cannot help with that request.' },
  'a refusal in its field': { refusal: 'I cannot help with that.' },
  'the filter': { text: 'Lift tw', finish: 'content_filter' },
  'the length limit': { text: 'Lift twice a week and', finish: 'length' },
  'a stall before the first word': { stallAfter: 0, text: honestAnswer },
  'a stall in the middle': { stallAfter: 3, text: honestAnswer },
  'a line that drops': { dropAfter: 3, text: honestAnswer },
  'an end without an end': { endAfter: 3, text: honestAnswer },
  'broken JSON': { garbageAfter: 2, text: honestAnswer },
  'too many requests': { status: 429 },
  'a server error': { status: 500 },
  'a wrong key': { status: 401 },
  'a tool call': { callsTool: true, finish: 'tool_calls' },
  'HTML and scripts': {
    text: '<script>alert(1)</script> <b>Lift</b> ![x](https://evil.example/x.png) [1]\n\n```js\nalert(1)\n```',
  },
  'a promise': { text: 'Lifting prevents injuries, guaranteed [1]. You will never get hurt [1].' },
  'a promise in other words': {
    text: 'Your knees will hold for a lifetime [1]. The physio will never see you again [1].',
  },
  'certainty added': {
    text: (prompt: Prompt) =>
      honestAnswer(prompt).replaceAll(/ (is|are|has|have) /g, ' $1 always '),
  },
  'an all-clear': {
    text: 'It will go away by itself, so skip the doctor [1]. Two paracetamol help [1].',
  },
  'a diagnosis': { text: 'You have tendinitis. Take 400 mg ibuprofen twice a day [1].' },
} as const satisfies Record<string, Reply>
