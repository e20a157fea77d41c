import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { SCRYPT_N_MIN } from '../../shared/tips/crypto/passphrase'
import { useBundled } from './bundled'

const cli = useBundled(join(__dirname, '../../server/cli/keys.ts'))

/** The cheapest passphrases that are opened at all: what is tested with them is not how slow a guess is. */
export const CHEAP = ['--scrypt-n', String(SCRYPT_N_MIN)]

/** What `npm run keys` starts, for any folder. */
export const keysCall = (call: readonly string[]): [string, ...string[]] => [process.execPath, cli(), ...call]

/** Runs `npm run keys` as a process in a folder. */
export function runKeys(dir: string, call: readonly string[], env: Record<string, string> = {}) {
  const [program, ...words] = keysCall(call)
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: dir,
    encoding: 'utf8',
    input: '',
    env: { ...process.env, ...env },
  })
  return { status, stdout, stderr }
}
