/** What each ingredient of the search brings: everything on, and each one off in turn. */
import type { Library } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/library.ts'
import { allIngredients, type Ingredients } from '../../src/library/passage-index.ts'
import { silentLog } from '../../src/log.ts'
import { share } from './figures.ts'
import type { GoldenQuestion } from './golden.ts'
import { markdownTable } from './table.ts'

export interface AblationRow {
  readonly without: string
  readonly firstRight: number
  readonly topFiveRight: number
}

export async function ablate(questions: readonly GoldenQuestion[]): Promise<AblationRow[]> {
  const asked = questions.filter(({ kind }) => kind === 'answerable')
  const rows = [placesOf('nothing', asked, await starterLibrary(allIngredients))]
  for (const name of Object.keys(allIngredients)) {
    const library = await starterLibrary({ ...allIngredients, [name]: false })
    rows.push(placesOf(name, asked, library))
  }
  const none = { synonyms: false, typos: false, questions: false, headings: false }
  rows.push(placesOf('all of them (plain BM25)', asked, await starterLibrary(none)))
  return rows
}

export function starterLibrary(ingredients: Ingredients = allIngredients): Promise<Library> {
  return openLibrary({
    dir: 'knowledge/articles',
    synonymsFile: 'knowledge/synonyms.yaml',
    ingredients,
    log: silentLog,
  })
}

function placesOf(
  without: string,
  asked: readonly GoldenQuestion[],
  library: Library,
): AblationRow {
  const places = asked.map(({ question, expect }) =>
    library.search(question, 5).findIndex(({ passage }) => expect.includes(passage.id)),
  )
  return {
    without,
    firstRight: share(places, (place) => place === 0),
    topFiveRight: share(places, (place) => place >= 0),
  }
}

export function ablationTable(rows: readonly AblationRow[]): string {
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`
  return markdownTable(
    ['search without', 'right first', 'right in the first five'],
    rows.map(({ without, firstRight, topFiveRight }) => [
      without,
      percent(firstRight),
      percent(topFiveRight),
    ]),
  )
}
