import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from '../once'

/** The script of the page for owners as it is sent, read when it is first asked for, and what tells it from every other one. */
export const ownerScript = once(() => {
  const code = readFileSync(join(__dirname, 'owners.js'), 'utf8')
  return { code, version: createHash('sha256').update(code).digest('hex').slice(0, 16) }
})
