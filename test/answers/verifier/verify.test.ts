import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { verifyDraft } from '../../../src/answers/verifier/verify.ts'
import type { Passage } from '../../../src/library/passage.ts'
import { goldenLines, passage, starterPassages } from '../passages.ts'

const spacing = passage(
  'Leave at least 48 hours between two heavy leg sessions. Calf raises do not count as heavy legs. ' +
    'Upper-body and trunk work may sit on the days between.',
)
const rest = passage(
  'Rest 2 to 5 minutes between heavy sets. Lighter sets need less:\n\n' +
    '- sets at 60 to 79 %: 90 to 120 seconds\n- jump sets: 60 to 120 seconds',
  { id: 'notes#rest', heading: 'Rest between sets' },
)
const passages = [spacing, rest]
const verified = (markdown: string) => verifyDraft({ markdown, passages })

describe('the verifier', () => {
  it('lets through what the cited passage says, in other words too', () => {
    const { markdown, cited, faults } = verified(
      'Keep two days between heavy leg sessions [1]. Rest two to five minutes between heavy sets [2].',
    )
    expect(markdown).toBe(
      'Keep two days between heavy leg sessions. [1] Rest two to five minutes between heavy sets. [2]',
    )
    expect(cited).toEqual([1, 2])
    expect(faults).toEqual([])
  })

  it.each([
    ['no citation', 'Leave at least 48 hours between two heavy leg sessions.'],
    ['a citation out of range', 'Leave at least 48 hours between two heavy leg sessions [7].'],
    ['another passage', 'Leave at least 48 hours between two heavy leg sessions [2].'],
    ['another number', 'Leave at least 24 hours between two heavy leg sessions [1].'],
    ['another unit', 'Leave at least 48 minutes between two heavy leg sessions [1].'],
    ['a ceiling for a floor', 'Leave at most 48 hours between two heavy leg sessions [1].'],
    ['the figure of something else', 'Jump sets: 90 to 120 seconds [2].'],
    ['a denial lost', 'Calf raises count as heavy legs [1].'],
    ['a denial added', 'Do not rest between heavy sets [2].'],
    [
      'a claim of its own',
      'Leave 48 hours between heavy leg sessions, because muscle protein peaks [1].',
    ],
    ['a larger claim', 'You must always leave 48 hours between two heavy leg sessions [1].'],
  ])('drops a sentence with %s', (_what, markdown) => {
    expect(verified(markdown)).toMatchObject({ markdown: '', cited: [] })
    expect(verified(markdown).faults).toHaveLength(1)
  })

  it('keeps the good sentences of a draft and says what was wrong with the others', () => {
    const { markdown, faults } = verified(
      'Leave 48 hours between heavy leg sessions [1]. Drink beetroot juice before you lift [1]. ' +
        'It speeds recovery [1]. Upper-body and trunk work may sit on the days between [1].',
    )
    expect(markdown).toBe(
      'Leave 48 hours between heavy leg sessions. [1] ' +
        'Upper-body and trunk work may sit on the days between. [1]',
    )
    expect(faults).toHaveLength(2)
  })

  it('drops a sentence that leans on one that was dropped', () => {
    expect(
      verified('Foam rolling is the key [1]. They do not count as heavy legs [1].').markdown,
    ).toBe('')
  })

  it('reads lists item by item and drops a lead-in that leads to nothing', () => {
    expect(
      verified(
        'Rest less for lighter sets [2]:\n\n- Jump sets: 60 to 120 seconds [2]\n- Curls: 10 seconds [2]',
      ).markdown,
    ).toBe('Rest less for lighter sets: [2]\n\n- Jump sets: 60 to 120 seconds [2]')
    expect(verified('Like this:\n\n- Curls: 10 seconds [2]').markdown).toBe('')
  })

  it('keeps a heading only before something that stayed', () => {
    const markdown =
      '## Spacing\n\nLeave 48 hours between heavy leg sessions [1].\n\n## Rest\n\nNap a lot [2].'
    expect(verified(markdown).markdown).toBe(
      '### Spacing\n\nLeave 48 hours between heavy leg sessions. [1]',
    )
  })

  it('leaves nothing when too little is left', () => {
    const invented = ['Eat beets', 'Sleep on planks', 'Breathe cold air', 'Wear copper socks']
    const markdown = `Leave 48 hours between heavy leg sessions [1]. ${invented.map((one) => `${one} [1].`).join(' ')}`
    expect(verified(markdown).markdown).toBe('')
  })

  it('says the same thing once', () => {
    const line = 'Leave 48 hours between heavy leg sessions [1].'
    expect(verified(`${line} ${line}\n\n${line}`).markdown).toBe(
      'Leave 48 hours between heavy leg sessions. [1]',
    )
  })

  it('cites only the passages that carry the sentence', () => {
    expect(verified('Leave 48 hours between heavy leg sessions [1][2].').cited).toEqual([1])
  })

  it('turns pounds and RPE back to what the passage says', () => {
    const bar = passage('Start with 20 kg on the bar and keep 2 to 3 reps in reserve.')
    const said = 'Start with 45 lb on the bar at RPE 7 to 8 [1].'
    expect(verifyDraft({ markdown: said, passages: [bar] }).cited).toEqual([1])
    const wrong = 'Start with 55 lb on the bar at RPE 7 to 8 [1].'
    expect(verifyDraft({ markdown: wrong, passages: [bar] }).cited).toEqual([])
  })

  it('lets no markup through that a sentence smuggled in', () => {
    const odd = passage('Leave 48 hours between *heavy* leg sessions with [brackets].')
    const { markdown } = verifyDraft({
      markdown: 'Leave 48 hours between \\*heavy\\* leg sessions with \\[brackets\\] [1].',
      passages: [odd],
    })
    expect(markdown).toBe(
      'Leave 48 hours between \\*heavy\\* leg sessions with \\[brackets\\]. [1]',
    )
  })
})

interface Claim {
  readonly passage: string
  readonly claim: string
  readonly kind: 'supported' | 'unsupported' | 'flipped' | 'number' | 'over-claim'
  readonly split: 'train' | 'held-out'
}

/** Made to be nearly right, or right in other words. One half was judged only after the last change. */
interface AimedClaim {
  readonly passage: string
  readonly claim: string
  readonly right: boolean
  readonly kind: string
  readonly half: 'seen' | 'judged'
}

describe('the verifier on the golden claims', () => {
  const texts = JSON.parse(readFileSync('test/golden/claim-passages.json', 'utf8')) as Record<
    string,
    Partial<Passage> & { readonly text: string }
  >
  const passes = ({ passage: id, claim }: Claim) => {
    const { text, ...more } = texts[id] ?? { text: '' }
    return (
      verifyDraft({ markdown: `${claim} [1]`, passages: [passage(text, more)] }).markdown !== ''
    )
  }

  it.each([
    'train',
    'held-out',
  ] as const)('passes none that is wrong and most that are right (%s)', (split) => {
    const claims = goldenLines<Claim>('claims.jsonl').filter((claim) => claim.split === split)
    const right = claims.filter(({ kind }) => kind === 'supported')
    const wrong = claims.filter(({ kind }) => kind !== 'supported')
    expect(wrong.filter(passes).map(({ claim }) => claim)).toEqual([])
    const share = right.filter(passes).length / right.length
    expect(share).toBeGreaterThanOrEqual(0.8)
  })

  it.each([
    { half: 'seen', wrong: 0.01, right: 0.85 },
    { half: 'judged', wrong: 0.06, right: 0.7 },
  ])('catches claims aimed at it and keeps the right ones ($half)', async ({ half, ...most }) => {
    const lines = goldenLines<AimedClaim>('aimed-claims.jsonl').filter((one) => one.half === half)
    const passages = new Map((await starterPassages()).map((one) => [one.id, one]))
    const passing = lines.filter(({ passage: id, claim }) => {
      const cited = passages.get(id)
      if (cited === undefined) throw new Error(`${id}: no such passage`)
      return verifyDraft({ markdown: `${claim} [1]`, passages: [cited] }).markdown !== ''
    })
    const share = (right: boolean) =>
      passing.filter((one) => one.right === right).length /
      lines.filter((one) => one.right === right).length
    expect(share(false)).toBeLessThanOrEqual(most.wrong)
    expect(share(true)).toBeGreaterThanOrEqual(most.right)
  })

  it('passes every sentence of the starter articles when it is quoted', async () => {
    const dropped = (await starterPassages()).flatMap((one) =>
      one.text
        .split(/\n+/)
        .map((line) => ({
          line,
          id: one.id,
          verdict: verifyDraft({ markdown: `${line} [1]`, passages: [one] }),
        }))
        .filter(({ line, verdict }) => verdict.cited.length === 0 && !line.endsWith(':')),
    )
    expect(dropped.map(({ id, line, verdict }) => `${id}: ${line} ${verdict.faults}`)).toEqual([])
  })
})
