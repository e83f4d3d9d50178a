/**
 * The environment of the process, completed by the file `.env` in the working folder when there is one. What is
 * set outside wins, as everywhere.
 */
import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import type { Environment } from './config.ts'

export function readEnvironment(file = '.env'): Environment {
  if (existsSync(file)) loadEnvFile(file)
  return process.env
}
