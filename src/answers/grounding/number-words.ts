/** Numbers in words -> their value. */

export const numberWords = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, value) => [word, value] as const),
)
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
for (const [place, word] of tens.entries()) numberWords.set(word, (place + 2) * 10)
numberWords.set('dozen', 12).set('couple', 2).set('hundred', 100).set('thousand', 1_000)
