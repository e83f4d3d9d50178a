/**
 * SVG to PNG without a browser or a native library: resvg as WebAssembly, with the Inter font beside it.
 *
 * Loaded with the first picture: a bot that draws none pays nothing.
 */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const require = createRequire(import.meta.url)

/** The family name to write into the SVG. */
export const fontFamily = 'Inter'

const scripts = ['latin', 'latin-ext', 'cyrillic', 'greek']
const weights = [400, 600]

let ready: Promise<readonly Uint8Array[]> | null = null

/** PNG bytes of a whole `<svg>`, in the SVG's own pixels. Rejects on malformed SVG. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  ready ??= prepare()
  const fontBuffers = [...(await ready)]
  const image = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: fontFamily, loadSystemFonts: false },
  })
  try {
    return image.render().asPng()
  } finally {
    image.free()
  }
}

async function prepare(): Promise<readonly Uint8Array[]> {
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  const files = scripts.flatMap((script) =>
    weights.map((weight) => `@fontsource/inter/files/inter-${script}-${weight}-normal.woff2`),
  )
  return Promise.all(files.map((file) => readFile(require.resolve(file))))
}
