import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, shanghaiDay } from '../../shared/codes/dates'
import { unhex, type Randomness } from '../../shared/tips/crypto/bytes'
import type { SignedCertificate } from '../../shared/tips/crypto/certificate'
import { openKeyFile, readKeyFile, sealKeyFile, type DeskKey, type KeyFileContent } from '../../shared/tips/crypto/keyFile'
import { SCRYPT_N_MIN } from '../../shared/tips/crypto/passphrase'
import { DEMO_PASSPHRASE, DEMO_ROOT_PRIVATE } from '../../shared/tips/demo'
import { OBJECTION_DESK } from '../../shared/objections/words'
import { PURPOSES, type Purpose } from '../../shared/tips/purposes'
import { DESKS, type Desk } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import { writeCanary } from '../tips/keys/canaryFile'
import { readCertificates, writeCertificates } from '../tips/keys/certificatesFile'
import { issueCanary, issueDesk, issueObjections, issueRecovery } from '../tips/keys/issue'
import { CANARY_DESK } from '../tips/settings'

/** Throw-away keys of the demonstration: made anew with each data folder under the root that everybody can read. */

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
  mkdirSync(keysDir, { recursive: true, mode: 0o700 })
  chmodSync(dir, 0o700)
  const known = existsSync(certificatesFile) ? readCertificates(readFileSync(certificatesFile, 'utf8'), certificatesFile) : []
  const pathOf = ({ desk, holder }: Pick<KeyFileContent, 'desk' | 'holder'>) => join(keysDir, `${desk}-${holder}.json`)
  // Opened only where it is asked for: each costs a tenth of a second.
  const held = (one: Pick<KeyFileContent, 'desk' | 'holder'>): DeskKey[] => (existsSync(pathOf(one)) ? openFile(pathOf(one)).keys : [])
  let certificates = known

  if (isOver(known, now)) {
    const isFirst = known.length === 0
    const today = shanghaiDay(now)
    const term = isFirst ? { from: addDays(today, -DEMO_PAST_DAYS), weeks: FIRST_WEEKS } : { from: today, weeks: NEXT_WEEKS }
    const order = { term, root: unhex(DEMO_ROOT_PRIVATE), randomness }
    const issues = [
      ...codesOf(DESKS).flatMap((desk) => [issueDesk({ ...order, desk }), issueRecovery({ ...order, desk })]),
      issueObjections(order),
    ]
    for (const made of issues.flatMap(({ files }) => files)) {
      const content = { ...made, keys: [...held(made), ...made.keys] }
      put(pathOf(made), JSON.stringify(sealKeyFile(content, DEMO_PASSPHRASE, randomness, { n: SCRYPT_N_MIN })))
    }
    // The service files to itself from today on, and never opens what it filed before.
    const trial = issueCanary({ ...order, term: { from: today, weeks: NEXT_WEEKS } })
    put(canaryFile, writeCanary(trial.files.flatMap(({ keys }) => keys)))
    certificates = [...known, ...issues.flatMap((one) => one.certificates), ...trial.certificates]
    // Last: what is published has its private halves on the disk already.
    put(certificatesFile, writeCertificates(certificates))
  }
  const names = [
    ...codesOf(DESKS).flatMap((desk) => HOLDERS.map((holder) => ({ desk, holder }))),
    { desk: OBJECTION_DESK, holder: 'reviewer' as const },
  ]
  return {
    certificatesFile,
    canaryFile,
    certificates,
    files: names.map((one) => ({ name: `${one.desk}-${one.holder}`, path: pathOf(one) })),
    keysOf: (desk, holder) => held({ desk, holder }),
  }
}

const openFile = (path: string): KeyFileContent => openKeyFile(readKeyFile(readFileSync(path, 'utf8')), DEMO_PASSPHRASE)

/** Whether one of the keys that are needed ends soon, by the dates alone: who publishes them holds them against the root. */
function isOver(certificates: readonly SignedCertificate[], now: Date): boolean {
  const seconds = Math.floor(now.getTime() / 1_000)
  const covered = (desk: string, purpose: Purpose) =>
    certificates.some(
      (one) => one.desk === desk && one.purpose === purpose && one.notBefore <= seconds + SOON && one.notAfter >= seconds + SOON,
    )
  const purposes = Object.keys(PURPOSES) as Purpose[]
  const lacks = [...codesOf(DESKS), CANARY_DESK].some((desk) => purposes.some((purpose) => !covered(desk, purpose)))
  return lacks || !covered(OBJECTION_DESK, 'identity')
}

function put(path: string, text: string): void {
  writeFileSync(path + '.part', text, { mode: 0o600 })
  renameSync(path + '.part', path)
}
