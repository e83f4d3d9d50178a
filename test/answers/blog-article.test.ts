import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from '../../src/library/library.ts'
import { silentLog } from '../../src/log.ts'
import { answererOver } from './support/answering.ts'

/** As coaches write for the web: no front matter, talk, a list of everything, an offer at the end. */
const post = `Barbells and bibs: why milers need iron

Hey runners, welcome back to the blog.

The short version
- Gives your hips more control
- Makes your shoulders and upper body carry you late in a race
- Lets you climb with less effort

Let's dig in.

1. Your engine is not your frame
Big miles build the heart. Do your muscles keep up? Calves and hips carry three times your weight at every step.

2. Speed comes from force
Sprint speed grows when you push the ground harder. Short hill efforts and heavy step-ups both raise it.

Wrapping up
Start small. Two sessions of strength work each week are plenty in the first month.

Lift with me
I offer a plan that helps you:
- Run strong without bulk
Sign up here today.
`

let library: Library
let dir: string
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ironstride-blog-'))
  writeFileSync(join(dir, 'post.txt'), post)
  library = await openLibrary({ dir, synonymsFile: 'knowledge/synonyms.yaml', log: silentLog })
})
afterAll(() => rmSync(dir, { recursive: true }))

const answerTo = async (question: string) => (await answererOver(library).ask(question)).text

describe("an article of the coach's blog, put in as it is", () => {
  it('is quoted with its number first when somebody asks how often', async () => {
    const [first] = (await answerTo('How often should I lift?')).split('\n')
    expect(first).toBe('Two sessions of strength work each week are plenty in the first month. [1]')
  })

  it('gives of a list about everything only what was asked for', async () => {
    const text = await answerTo('what is the point of upper body strength for runners?')
    expect(text).toContain('- Makes your shoulders and upper body carry you late in a race [')
    expect(text).not.toContain('climb')
  })

  it('is never quoted where it only talks, asks or sells', async () => {
    const questions = [
      'how often should I lift?',
      'will lifting make me bulky?',
      'do my muscles keep up?',
    ]
    for (const text of await Promise.all(questions.map(answerTo))) {
      expect(text).not.toMatch(/dig in|welcome|\?|I offer|Sign up/)
    }
  })

  it('does not take words that stand apart for a term', () => {
    const [best] = library.search('big muscles', 3)
    expect(best?.passage.text).not.toContain('Big miles')
  })
})
