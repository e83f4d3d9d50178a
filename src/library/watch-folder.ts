/** Tells when something in a folder changed, once for a burst of changes. */
import { type FSWatcher, watch } from 'node:fs'
import type { CancelTimer, Clock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'

/** Editors save in several steps (write, rename, touch); this waits until they are done. */
const QUIET_MS = 300

/** Returns what stops the watching. A folder that cannot be watched is logged and otherwise works as before. */
export function watchFolders(
  folders: readonly string[],
  onChange: () => void,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): () => void {
  let cancel: CancelTimer | undefined
  const changed = () => {
    cancel?.()
    cancel = clock.after(QUIET_MS, onChange)
  }
  const watchers = folders.flatMap((folder): FSWatcher[] => {
    try {
      const watcher = watch(folder, { persistent: false, recursive: true }, changed)
      watcher.on('error', (error) => sayBlind(folder, error, log))
      return [watcher]
    } catch (error) {
      sayBlind(folder, error, log)
      return []
    }
  })
  return () => {
    cancel?.()
    for (const watcher of watchers) watcher.close()
  }
}

function sayBlind(folder: string, error: unknown, log: Log): void {
  log.warn({ folder, error: messageOf(error) }, 'edits in this folder show after a restart only')
}
