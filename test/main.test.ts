import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
/** Told by every Node that begins. */
const SAY_WHO = 'data:text/javascript,console.log(process.pid,process.execArgv.length)'

it.skipIf(process.platform === 'win32')(
  'begins again small in its own place, once, and says what is wrong as ever',
  { timeout: 30_000 },
  () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['src/main.ts'], {
      cwd: root,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        NODE_OPTIONS: `--import ${SAY_WHO}`,
        TELEGRAM_WEBHOOK_URL: 'https://coach.example',
      },
    })
    const begun = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
    expect(begun.map(([pid]) => pid)).toEqual([begun[0]?.[0], begun[0]?.[0]])
    expect(begun.map(([, flags]) => flags)).toEqual(['0', '2'])
    expect(stderr).toMatch(/^✗ TELEGRAM_WEBHOOK_SECRET/)
    expect(stderr).not.toContain('Warning')
    expect(status).toBe(1)
  },
)
