/** The first answers to `/plan`, up to the question for a race. */
import type { ChatPerson, HeardMessage } from './people.ts'

/** New to it, twice 40 minutes, key run on Tuesday, long run on Sunday; the kit by its buttons. */
export async function answerUpToRace(
  { uses, hears, presses }: ChatPerson,
  kit: readonly string[],
): Promise<HeardMessage> {
  await uses('plan', '', { in: 'private' })
  await hears('1 of 8')
  await presses('New to it')
  await hears('2 of 8')
  for (const item of kit) {
    await presses(item)
    await hears('2 of 8')
  }
  await presses('Done')
  await hears('3 of 8')
  await presses('Twice, 40 min')
  await hears('4 of 8')
  for (const day of ['Tue –', 'Tue easy', 'Sun –', 'Sun easy', 'Sun key']) {
    await presses(day)
    await hears('4 of 8')
  }
  await presses('Done')
  return hears('5 of 8')
}
