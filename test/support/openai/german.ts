/**
 * A model that knows a little German: it puts the questions of the tests into English, answers honestly, and puts
 * those answers into German.
 */
import { honestAnswer, type Prompt } from './replies.ts'

export const germanQuestion = 'Wie oft pro Woche soll ich im Marathontraining Krafttraining machen?'
export const germanFollowUp = 'und mit über sechzig?'

const questions: Readonly<Record<string, string>> = {
  [germanQuestion]: 'How many times a week should I lift when marathon training?',
  [germanFollowUp]: 'and past sixty?',
  'Welche Schuhe soll ich für den Wettkampf kaufen?': 'Which running shoes should I buy?',
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /Two strength sessions a week is the right target for most distance runners\./g,
    'Zwei Krafteinheiten pro Woche sind für die meisten Läufer das richtige Ziel.',
  ],
  [
    /Keep one short lift in peak marathon weeks and put it far from the long run\./g,
    'Mach in den härtesten Marathonwochen eine kurze Krafteinheit, weit weg vom langen Lauf.',
  ],
]

export function isQuestionToTranslate({ system }: Prompt): boolean {
  return system.startsWith('Put the question')
}

export function isAnswerToTranslate({ system }: Prompt): boolean {
  return system.startsWith('Translate the text')
}

export function speaksGerman(prompt: Prompt): string {
  if (isQuestionToTranslate(prompt)) {
    const asked = prompt.user.replace(/^│ /, '')
    return questions[asked] ?? asked
  }
  return isAnswerToTranslate(prompt) ? inGerman(prompt.user) : honestAnswer(prompt)
}

export function inGerman(text: string): string {
  return sentences.reduce((so, [english, german]) => so.replace(english, german), text)
}
