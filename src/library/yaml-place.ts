/** Where in a YAML text a value stands, so that a complaint can name its line. */
import { isMap, isNode, isScalar, type LineCounter, type Node, type parseDocument } from 'yaml'

type YamlDocument = ReturnType<typeof parseDocument>

/** The line (from 1) of the field or item at a path, or of the nearest one above it. */
export function lineOfPath(
  document: YamlDocument,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const start = nodeAt(document, path.slice(0, length))?.range?.[0]
    if (start !== undefined) return lines.linePos(start).line
  }
  return 1
}

/** A field's name rather than its value: a block value may begin lines below. */
function nodeAt(document: YamlDocument, path: readonly PropertyKey[]): Node | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (isMap(parent)) {
    const name = String(path.at(-1))
    const pair = parent.items.find(({ key }) => String(isScalar(key) ? key.value : key) === name)
    return pair !== undefined && isNode(pair.key) ? pair.key : null
  }
  const node: unknown = document.getIn([...path], true)
  return isNode(node) ? node : null
}
