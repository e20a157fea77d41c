import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, shanghaiDay } from '../../shared/codes/dates'
import { unhex, type Randomness } from '../../shared/tips/crypto/bytes'
import type { SignedCertificate } from '../../shared/tips/crypto/certificate'
import { openKeyFile, readKeyFile, sealKeyFile, type DeskKey, type KeyFileContent } from '../../shared/tips/crypto/keyFile'
import { SCRYPT_N_MIN } from '../../shared/tips/crypto/passphrase'
import { DEMO_ROOT_PRIVATE, DEMO_ROOT_PUBLIC } from '../../shared/tips/demo'
import { DESKS, type Desk } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import { readCanary, writeCanary } from '../tips/keys/canaryFile'
import { readCertificates, writeCertificates } from '../tips/keys/certificatesFile'
import { issueCanary, issueDesk, issueRecovery } from '../tips/keys/issue'
import { coverageOf, judge } from '../tips/keys/validity'

/** Throw-away keys of the demonstration: made anew with each data folder under the root that everybody can read. */

/** Opens every key file of the demonstration. */
export const DEMO_PASSPHRASE = 'yanshi-2026'
/** The sample desk begins so many days ago, and its tips were sealed with the keys of their days. */
export const DEMO_PAST_DAYS = 126
const FIRST_WEEKS = DEMO_PAST_DAYS / 7 + 6
const NEXT_WEEKS = 6
/** Keys are renewed where they end within so many seconds. */
const SOON = 2 * 86_400

export interface DemoKeys {
  certificatesFile: string
  canaryFile: string
  certificates: SignedCertificate[]
  /** name of each key file and where it lies; the canary's is not among them */
  files: { name: string; path: string }[]
  /** private keys of a desk's holder */
  keysOf: (desk: Desk, holder: 'handler' | 'payer') => DeskKey[]
}

const HOLDERS = ['handler', 'payer', 'recovery'] as const

/** The demonstration's keys in a folder, made where there are none, and added to where they end soon. */
export function ensureDemoKeys(dir: string, now: Date, randomness: Randomness): DemoKeys {
  const certificatesFile = join(dir, 'certificates.json')
  const canaryFile = join(dir, 'canary.json')
  const keysDir = join(dir, 'keys')
  mkdirSync(keysDir, { recursive: true })
  chmodSync(dir, 0o700)
  const known = existsSync(certificatesFile) ? readCertificates(readFileSync(certificatesFile, 'utf8'), certificatesFile) : []
  const pathOf = ({ desk, holder }: Pick<KeyFileContent, 'desk' | 'holder'>) => join(keysDir, `${desk}-${holder}.json`)
  const held = new Map(readdirSync(keysDir).map((name) => [join(keysDir, name), openFile(join(keysDir, name))] as const))
  let canary = existsSync(canaryFile) ? readCanary(readFileSync(canaryFile, 'utf8'), canaryFile) : []
  let certificates = known

  if (isOver(known, now)) {
    const isFirst = known.length === 0
    const today = shanghaiDay(now)
    const term = isFirst ? { from: addDays(today, -DEMO_PAST_DAYS), weeks: FIRST_WEEKS } : { from: today, weeks: NEXT_WEEKS }
    const order = { term, root: unhex(DEMO_ROOT_PRIVATE), randomness }
    const issues = codesOf(DESKS).flatMap((desk) => [issueDesk({ ...order, desk }), issueRecovery({ ...order, desk })])
    for (const made of issues.flatMap(({ files }) => files)) {
      const before = held.get(pathOf(made))?.keys ?? []
      const content = { ...made, keys: [...before, ...made.keys] }
      held.set(pathOf(made), content)
      put(pathOf(made), JSON.stringify(sealKeyFile(content, DEMO_PASSPHRASE, randomness, { n: SCRYPT_N_MIN })))
    }
    const trial = issueCanary(order)
    canary = [...canary, ...trial.files.flatMap(({ keys }) => keys)]
    put(canaryFile, writeCanary(canary))
    certificates = [...known, ...issues.flatMap((one) => one.certificates), ...trial.certificates]
    // Last: what is published has its private halves on the disk already.
    put(certificatesFile, writeCertificates(certificates))
  }
  const names = codesOf(DESKS).flatMap((desk) => HOLDERS.map((holder) => ({ desk, holder })))
  return {
    certificatesFile,
    canaryFile,
    certificates,
    files: names.map((one) => ({ name: `${one.desk}-${one.holder}`, path: pathOf(one) })),
    keysOf: (desk, holder) => held.get(pathOf({ desk, holder }))?.keys ?? [],
  }
}

const openFile = (path: string): KeyFileContent => openKeyFile(readKeyFile(readFileSync(path, 'utf8')), DEMO_PASSPHRASE)

function isOver(certificates: readonly SignedCertificate[], now: Date): boolean {
  const seconds = Math.floor(now.getTime() / 1_000)
  const coverage = coverageOf(judge(certificates, DEMO_ROOT_PUBLIC), seconds)
  return coverage.length === 0 || coverage.some(({ until }) => (until ?? 0) < seconds + SOON)
}

function put(path: string, text: string): void {
  writeFileSync(path + '.part', text, { mode: 0o600 })
  renameSync(path + '.part', path)
}
