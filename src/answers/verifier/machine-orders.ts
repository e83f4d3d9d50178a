/**
 * Sentences in articles that speak to the machine instead of the reader.
 *
 * An article is read by a model and quoted by us. A line that gives orders to an assistant, forges a role or hides
 * letters is no knowledge: it is never evidence, so nothing can be answered with it or from it.
 */
import { withoutHidden } from './banned-output.ts'

const orders: readonly RegExp[] = [
  /\b(?:assistants?|bots?|chatbots?|ai|llms?|language models?|gpt|summari[sz]ers?)\b/i,
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules?|prompts?|above|previous|prior|everything)\b/i,
  /\b(?:system prompt|your (?:instructions|prompt|configuration|rules)|debug mode|developer mode|admin override)\b/i,
  /\b(?:every|each|next|next \w+) (?:answers?|repl(?:y|ies)|responses?)\b/i,
  /\b(?:repeat|print|output|reveal|dump|execute|render)\b.{0,30}\b(?:line|text|prompt|configuration|token|key|instructions?|answer)\b/i,
  /\b(?:reply|respond|answer) (?:only |just )?(?:with|as)\b|\bsay pwned\b|\bpwned\b/i,
  /\b(?:system|assistant|user|developer)\s*:/i,
  /[│┃]|<\||\|>|\[\/?INST\]|<\/?[a-z][^>]*>|<!--|```|@(?:everyone|here)|<[@#]/i,
  /ignorier\w*|anweisung\w*|assistent\w*|ki-assist/i,
  /instruc(?:ciones|ções)|asistentes?|assistente|consignes|istruzioni|instructies|talimat|instrukcj|instruktion/i,
  /помощник|инструкц|助手|指示|提示词|지시|تعليمات|निर्देश/u,
]

/** Whether a sentence is meant for a machine. Careful: what is wrongly taken for one is only not quoted. */
export function speaksToMachine(sentence: string): boolean {
  const plain = sentence.normalize('NFKC')
  return withoutHidden(plain) !== plain || orders.some((pattern) => pattern.test(plain))
}
