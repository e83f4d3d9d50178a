/** Plain text -> Markdown: short lines between empty ones are its headings, as the library reads text files. */
import { textSections } from '../text-sections.ts'

export function textToMarkdown(text: string): { title: string | null; markdown: string } {
  const { title, sections } = textSections(text.replace(/\r\n?/g, '\n'))
  const parts = sections.flatMap(({ headings, parts }) => [
    ...headings.slice(-1).map((heading) => `## ${heading}`),
    ...parts.map(({ kind, text: words }) => (kind === 'item' ? `- ${words}` : words)),
  ])
  return { title, markdown: `${parts.join('\n\n')}\n` }
}
