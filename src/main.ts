/**
 * `npm start`: makes the process small enough for a small server, then runs the program (`run.ts`).
 *
 * What keeps it small, Node and the C library look at only while they begin. So the process begins again in its own
 * place, under the same id: with compiled code kept between starts, which makes the second one twice as fast and
 * leaves Node's TypeScript compiler out of memory; with a fixed space for new objects; and with two pools of
 * memory for all threads, which give back what is freed. Where a process cannot begin again (Windows) it runs as it is.
 */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SMALL = ['--semi-space-growth-factor=1', '--expose-gc']
const SMALL_POOLS = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '32768',
  MALLOC_TRIM_THRESHOLD_: '131072',
}

if (!process.execArgv.includes('--expose-gc')) beginAgainSmall()
enableCompileCache()
const { run } = await import('./run.ts')
await run({ onReady: tidyUp })

/** Does not come back where the system can do it. */
function beginAgainSmall(): void {
  const { execPath, execArgv, argv, env } = process
  if (process.platform === 'win32' || process.execve === undefined) return
  const NODE_COMPILE_CACHE = env.NODE_COMPILE_CACHE ?? join(tmpdir(), 'node-compile-cache')
  const again = [execPath, ...execArgv, ...SMALL, ...argv.slice(1)]
  process.execve(execPath, again, { NODE_COMPILE_CACHE, ...SMALL_POOLS, ...env })
}

/** Keeps what was compiled for the next start, and gives back what only the start needed. */
function tidyUp(): void {
  flushCompileCache()
  globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'sync' })
}
