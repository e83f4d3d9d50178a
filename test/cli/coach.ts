/** The `coach` command as somebody types it: a process of its own, on a data folder of its own. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

export function coach(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: '/nonexistent', ...environment }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'src/cli.ts'), ...args],
      { cwd: root, env },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    )
  })
}
