import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type ImportReport,
  importArticles,
  type Source,
} from '../../../src/library/importing/import-articles.ts'
import {
  createReadLink,
  isPublicAddress,
  type ReadLinkParts,
} from '../../../src/library/importing/safe-fetch.ts'
import type { SourceFile } from '../../../src/library/importing/source-file.ts'
import {
  createStoredArticles,
  type StoredArticles,
} from '../../../src/library/importing/stored-articles.ts'
import { type OpenDatabase, openDatabase } from '../../../src/storage/database.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { articlePage, openSite, pdfFile, type Site, wordFile, zip } from './site.ts'

let site: Site
let database: OpenDatabase
let articles: StoredArticles
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ironstride-'))
  database = await openDatabase(folder, 0)
  articles = createStoredArticles(database.db, createFakeClock())
  site = await openSite()
})
afterEach(async () => {
  await site.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const loopback: ReadLinkParts = { allowHttp: true, mayReach: (address) => address === '127.0.0.1' }

function bring(
  sources: readonly Source[],
  link: ReadLinkParts = loopback,
  takenIds: ReadonlySet<string> = new Set(),
): Promise<ImportReport> {
  return importArticles(sources, { articles, readLink: createReadLink(link), takenIds })
}

function file(name: string, body: string | Uint8Array, more: Partial<SourceFile> = {}): SourceFile {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  return {
    name,
    bytes,
    mediaType: null,
    charset: null,
    url: null,
    etag: null,
    lastModified: null,
    ...more,
  }
}

const markdownOf = async (id: string) => (await articles.find(id))?.markdown ?? ''

describe('importing', () => {
  it('takes the article out of a web page, without menus and scripts, with its date and address', async () => {
    site.page('/squats', { body: articlePage('Squats for runners', 'Go as deep as you control.') })
    const report = await bring([`${site.address}/squats`])
    expect(report).toMatchObject({ added: [{ id: 'squats-for-runners' }], failed: [] })
    const markdown = await markdownOf('squats-for-runners')
    expect(markdown).toContain('## How deep')
    expect(markdown).toContain('Go as deep as you control.')
    expect(markdown).toContain('- Three sets of eight')
    expect(markdown).toContain('published: 2026-03-01')
    expect(markdown).toContain(`url: ${site.address}/squats`)
    expect(markdown).not.toMatch(/Shop|alert|Cookies/)
  })

  it.each([
    ['hills.md', '# Hills\n\nRun up short hills.\n', 'hills'],
    ['notes.txt', 'Hill notes\n\nRun up short hills.\n\nHow often\n\nOnce a week.\n', 'hill-notes'],
    [
      'plan.docx',
      wordFile([
        ['Heading1', 'Hill plan'],
        ['Normal', 'Run up short hills.'],
      ]),
      'hill-plan',
    ],
    ['sheet.pdf', pdfFile(['Run up short hills.', 'Walk down again.']), 'sheet'],
  ])('reads %s', async (name, body, id) => {
    const report = await bring([file(name, body)])
    expect(report).toMatchObject({ added: [{ id }], failed: [] })
    expect(await markdownOf(id)).toContain('Run up short hills.')
  })

  it('keeps what the front matter of a file says', async () => {
    await bring([file('a.md', '---\ntitle: Up and down\nstatus: draft\n---\n\nRun up hills.\n')])
    expect(await markdownOf('up-and-down')).toMatch(/title: Up and down\nstatus: draft/)
  })

  it('follows a feed and a sitemap to the pages of their own site', async () => {
    site.page('/one', { body: articlePage('First lift', 'Begin light.') })
    site.page('/two', { body: articlePage('Second lift', 'Add a little.') })
    site.page('/feed', {
      headers: { 'content-type': 'application/rss+xml' },
      body: `<rss version="2.0"><channel><title>t</title><link>${site.address}</link><description>d</description>
        <item><title>a</title><link>${site.address}/one</link></item>
        <item><title>b</title><link>https://elsewhere.example/x</link></item></channel></rss>`,
    })
    site.page('/sitemap.xml', {
      headers: { 'content-type': 'application/xml' },
      body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${site.address}/one</loc></url><url><loc>${site.address}/two</loc></url></urlset>`,
    })
    const report = await bring([`${site.address}/feed`, `${site.address}/sitemap.xml`])
    expect(report.added.map(({ id }) => id)).toEqual(['first-lift', 'second-lift'])
    expect(report.failed).toEqual([])
  })

  it('reads again only what changed, and keeps the name', async () => {
    const page = { headers: { etag: '"1"' }, body: articlePage('Squats', 'Go deep.') }
    site.page('/squats', page)
    await bring([`${site.address}/squats`])
    expect(await bring([`${site.address}/squats`])).toMatchObject({
      added: [],
      unchanged: [`${site.address}/squats`],
    })
    site.page('/squats', { body: articlePage('Squats, again', 'Go deeper.') })
    expect(await bring([`${site.address}/squats`])).toMatchObject({ changed: [{ id: 'squats' }] })
    expect(await markdownOf('squats')).toContain('Go deeper.')
  })

  it('gives a second article of one title, or of a name in the folder, a name of its own', async () => {
    const report = await bring(
      [file('a.md', '# Hills\n\nUp.\n'), file('b.md', '# Hills\n\nDown.\n')],
      loopback,
      new Set(['hills']),
    )
    expect(report.added.map(({ id }) => id)).toEqual(['hills-2', 'hills-3'])
  })

  it('brings an article back under its name after it was removed', async () => {
    await bring([file('a.md', '# Hills\n\nUp.\n')])
    expect(await articles.remove('hills')).toBe(true)
    expect(await articles.files()).toEqual([])
    expect(await bring([file('a.md', '# Hills\n\nUp.\n')])).toMatchObject({
      changed: [{ id: 'hills' }],
    })
  })

  it.each([
    ['picture.png', 'x', /I read Markdown/],
    ['empty.md', '---\ntitle: x\n---\n', /has no text/],
    ['broken.md', '---\ntitle: [\n---\n\nText.\n', /line \d+: not valid YAML/],
    ['latin.txt', Buffer.from([0x66, 0xfc, 0x72]), /not UTF-8/],
    ['scan.pdf', pdfFile([]), /pictures of text/],
    ['locked.pdf', '%PDF-1.4 nothing', /cannot open that PDF/],
    ['wrong.docx', zip({ 'a.txt': 'x' }), /cannot open that Word file/],
    ['bomb.docx', zip({ 'word/document.xml': 'x' }, 0x7fffffff), /unpacks to more than 60 MB/],
  ])('says what is wrong with %s and reads the next one', async (name, body, expected) => {
    const report = await bring([file(name, body), file('ok.md', '# Fine\n\nText.\n')])
    expect(report.failed).toEqual([
      { source: `file:${name}`, reason: expect.stringMatching(expected) },
    ])
    expect(report.added).toHaveLength(1)
  })
})

describe('reading links', () => {
  it.each([
    'http://example.org/x',
    'file:///etc/passwd',
    'https://user:secret@example.org/x',
    'no link',
  ])('refuses %s before asking anybody', async (address) => {
    const never = async () => {
      throw new Error('asked')
    }
    const { failed } = await bring([address], { resolve: never })
    expect(failed).toHaveLength(1)
    expect(site.asked).toEqual([])
  })

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    'nonsense',
  ])('never connects to %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it('connects to public addresses', () => {
    expect(['93.184.215.14', '2606:2800:220:1::1'].map(isPublicAddress)).toEqual([true, true])
  })

  it('refuses a name one of whose addresses is private', async () => {
    const { failed } = await bring(['https://two-faced.example/'], {
      resolve: async () => ['93.184.215.14', '127.0.0.1'],
    })
    expect(failed[0]?.reason).toMatch(/not on the open internet/)
  })

  it('checks every redirect anew', async () => {
    site.page('/away', { status: 302, headers: { location: 'http://169.254.169.254/secret' } })
    const { failed } = await bring([`${site.address}/away`])
    expect(failed[0]?.reason).toMatch(/not on the open internet/)
    site.page('/down', { status: 302, headers: { location: 'file:///etc/passwd' } })
    expect((await bring([`${site.address}/down`])).failed[0]?.reason).toMatch(/https/)
  })

  it('stops after three redirects', async () => {
    site.page('/round', { status: 301, headers: { location: '/round' } })
    const { failed } = await bring([`${site.address}/round`])
    expect(failed[0]?.reason).toMatch(/without end/)
    expect(site.asked).toHaveLength(4)
  })

  it('stops at the size limit', async () => {
    site.page('/long', { body: 'x'.repeat(5_000) })
    const { failed } = await bring([`${site.address}/long`], { ...loopback, largestBytes: 1_000 })
    expect(failed[0]?.reason).toMatch(/more than an article/)
  })

  it('says that a page is not there', async () => {
    const { failed } = await bring([`${site.address}/gone`])
    expect(failed[0]?.reason).toMatch(/answered with 404/)
  })
})
