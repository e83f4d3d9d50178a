import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { coach } from './coach.ts'

const knowledge = join(import.meta.dirname, '../../knowledge')
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ironstride-cli-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('coach search', () => {
  it('works on a folder alone and touches no database', async () => {
    writeFileSync(join(dir, 'hills.md'), '# Hills\n\n## Short hills\n\nSprint up a short hill.\n')
    const { code, out } = await coach(['search', 'short hill', '--articles', dir, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject([
      { article: 'hills', heading: 'Short hills', text: 'Sprint up a short hill.' },
    ])
  })

  it('reads a batch line by line and names the line that does not fit', async () => {
    writeFileSync(join(dir, 'hills.md'), '# Hills\n\nSprint up a short hill.\n')
    const batch = join(dir, 'batch.jsonl')
    writeFileSync(batch, '{"id":1,"query":"hill"}\n{"id":2}\n')
    const { code, out, err } = await coach(['search', '--articles', dir, '--batch', batch])
    expect(JSON.parse(out)).toMatchObject({ id: 1, hits: [{ article: 'hills' }] })
    expect(code).toBe(1)
    expect(err).toMatch(/batch\.jsonl:2: query/)
  })

  it.each([
    [['search', 'x', '--limit', '0'], /--limit takes a whole number/],
    [['search'], /Which words/],
    [['search', 'x', '--articles', '/nowhere'], /\/nowhere: the folder of articles cannot be read/],
    [['dance'], /"dance" is not something I can do/],
  ])('%j is refused in one plain line', async (args, expected) => {
    const { code, out, err } = await coach(args)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(expected)
  })
})

describe('coach check', () => {
  it('names file, line and field of what is wrong', async () => {
    cpSync(knowledge, dir, { recursive: true })
    writeFileSync(join(dir, 'articles/broken.md'), '---\ntitle: [\n---\nText.\n')
    writeFileSync(join(dir, 'programmes/strange.yaml'), 'id: strange\nname: Strange\nlevel: 7\n')
    const { code, err } = await coach(['check', dir])
    expect(code).toBe(1)
    expect(err).toMatch(/broken\.md:\d+: /)
    expect(err).toMatch(/strange\.yaml:\d+: /)
  })
})

describe('coach backup and restore', () => {
  it('bring a member back, and keep what stood there before', async () => {
    const data = join(dir, 'data')
    const copy = join(dir, 'copy.sqlite')
    const member = { id: 'm1', created_at: 1, settings_json: '{}', profile_json: '{}' }
    const first = await openDatabase(data, 0)
    await first.db.insertInto('member').values(member).execute()
    expect(await coach(['backup', copy], { DATA_DIR: data })).toMatchObject({ code: 0 })
    await first.db.deleteFrom('member').execute()
    expect(await coach(['restore', copy], { DATA_DIR: data })).toMatchObject({
      code: 1,
      err: expect.stringContaining('is in use by another Ironstride'),
    })
    await first.close()
    expect(await coach(['restore', copy], { DATA_DIR: data })).toMatchObject({ code: 0 })
    const again = await openDatabase(data, 0)
    expect(await again.db.selectFrom('member').select('id').execute()).toEqual([{ id: 'm1' }])
    await again.close()
    expect(readdirSync(data).some((name) => name.includes('.before-'))).toBe(true)
  })

  it('refuses a file that is no database and changes nothing', async () => {
    const wrong = join(dir, 'wrong.sqlite')
    writeFileSync(wrong, 'no database at all, but long enough to be looked at')
    const { code, err } = await coach(['restore', wrong], { DATA_DIR: join(dir, 'data') })
    expect(code).toBe(1)
    expect(err).toContain('is not a whole Ironstride database')
    expect(readdirSync(dir)).toEqual(['wrong.sqlite'])
  })
})
