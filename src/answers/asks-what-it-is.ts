/** "What is RIR?", "explain economy": questions that want to hear what a word means. */

const opening =
  /^\W*(?:so |and |ok |hey |hi )*(?:what(?:['’]?s| is| are| does)\b(?! (?:the )?(?:best|right|good|ideal|difference)\b)|whats\b(?! (?:the )?(?:best|right|good|ideal|diff\w*)\b)|wat is\b|define\b|explain\b|meaning of\b)/i
const ending = /\b(?:means?|stand for)\W*$/i

export function asksWhatItIs(question: string): boolean {
  return opening.test(question) || ending.test(question)
}
