import { afterEach, beforeEach, describe, it } from 'vitest'
import { createReadLink } from '../../src/library/importing/safe-fetch.ts'
import { articlePage, openSite, type Site } from '../library/importing/site.ts'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

let stage: AppStage
let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(async () => {
  await stage.close()
  await site.close()
})

describe.each(stagePlatforms)('/article on %s', (platform) => {
  const open = async () => {
    const readLink = createReadLink({ allowHttp: true, mayReach: () => true })
    stage = await openAppStage(platform, { app: { readLink } })
    return stage
  }

  it('takes a link from the coach, answers from it, and forgets it again', async () => {
    const { coach, person } = await open()
    const alice = person('alice')
    site.page('/sleds', {
      body: articlePage('Sled pushes', 'Sled pushes train runners to drive with a flat back.'),
    })
    await coach.uses('article', `${site.address}/sleds`, { in: 'private' })
    await coach.hears(/New: Sled pushes \(sled-pushes\)/)
    await alice.says('What do sled pushes train?', { in: 'private' })
    await alice.hears(/drive with a flat back/)
    await coach.uses('article', 'remove sled-pushes', { in: 'private' })
    await coach.hears(/Gone: .*sled-pushes/)
    await coach.uses('article', 'list', { in: 'private' })
    await coach.hears(/how-often-to-lift/)
  })

  it('takes a file sent after it was asked for', async () => {
    const { coach } = await open()
    await coach.uses('article', '', { in: 'private' })
    await coach.hears(/Send me a link or a file/)
    const bytes = Buffer.from('# Hill sprints\n\nHill sprints teach force.\n')
    const files = [{ name: 'hills.md', mediaType: 'text/markdown', bytes }]
    await coach.says('', { in: 'private', files })
    await coach.hears(/New: Hill sprints/)
  })

  it('is not for members', async () => {
    const { person } = await open()
    const alice = person('alice')
    await alice.says('/article https://example.org', { in: 'private' })
    await alice.hears(/is for the coach/)
  })

  it('says what is wrong with a link', async () => {
    const { coach } = await open()
    await coach.uses('article', `${site.address}/nothing`, { in: 'private' })
    await coach.hears(/answered with 404/)
  })
})
