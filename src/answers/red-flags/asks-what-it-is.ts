/** "What is RIR?", "explain economy": short questions that want to hear what a word means. */

const opening =
  /^\W*(?:so |and |ok |hey |hi )*(?:what(?:['’]?s| is| are| does)|whats|wat is|define|explain|meaning of)\s+(?:an? |the )?/i
const ending = /\b(?:means?|stand for)\W*$/i
/** "The point of lifting", "best for hills": more is asked than what a word means. */
const asksMore =
  /\b(?:of|for|to|in|on|with|when|if|between|before|after|best|right|good|ideal|diff\w*|point|use)\b/i
const MOST_WORDS = 4

export function asksWhatItIs(question: string): boolean {
  if (!opening.test(question)) return false
  const word = question.replace(opening, '').replace(ending, '').trim()
  return word !== '' && !asksMore.test(word) && word.split(/\s+/).length <= MOST_WORDS
}
