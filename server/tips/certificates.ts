import { readFile, stat } from 'node:fs/promises'
import type { CertificateView } from '../../shared/api/tips'
import { certificateBytes, verifyCertificate, type SignedCertificate } from '../../shared/tips/crypto/certificate'
import { SealError } from '../../shared/tips/crypto/errors'
import type { Purpose } from '../../shared/tips/purposes'
import type { Log } from '../log'
import { sm3Hex } from './digest'
import { readCertificates } from './keys/certificatesFile'
import { CANARY_DESK, NEEDED_DESKS } from './settings'
import { isSignedBy } from './signature'

/** How often the file is looked at, in milliseconds. */
const LOOK_MS = 5_000

export interface Certificates {
  /** looks whether the file has changed, at most once in a while, and takes it in */
  refresh: () => Promise<void>
  /** what everybody may know: good now, and every signing key there was, since old answers rest on it */
  published: () => CertificateView[]
  /** whether this is the id of a key of that desk and purpose that is good now */
  isGood: (key: { keyId: string; desk: string; purpose: Purpose }) => boolean
  /** desk and purpose of each key that is needed and missing now */
  missing: () => string[]
}

/**
 * Keeps the certificates of a file that the root has signed. The rest is left out, with its fingerprint in the log. A file
 * that cannot be read leaves what was known before, and is told in the log too.
 */
export function createCertificates({
  file,
  root,
  now,
  log,
}: {
  file: string | null
  root: Uint8Array | null
  now: () => Date
  log: Log
}): Certificates {
  let known: CertificateView[] = []
  let lookedAt = -Infinity
  let version = ''
  let looking: Promise<void> | null = null
  const seconds = () => Math.floor(now().getTime() / 1_000)
  const isNow = ({ notBefore, notAfter }: CertificateView) => notBefore <= seconds() && seconds() <= notAfter

  async function look(path: string, key: Uint8Array): Promise<void> {
    try {
      const { mtimeMs, size, ino } = await stat(path)
      const found = `${mtimeMs}/${size}/${ino}`
      if (found === version) return
      known = await signedOnes(readCertificates(await readFile(path, 'utf8'), 'TIP_CERTIFICATES'), key)
      version = found
    } catch (error) {
      log.error({ err: error }, 'the file of certificates could not be read; what was known before stands')
    }
  }

  async function signedOnes(all: readonly SignedCertificate[], key: Uint8Array): Promise<CertificateView[]> {
    const good: CertificateView[] = []
    for (const certificate of all) {
      const fingerprint = sm3Hex(certificateBytes(certificate))
      const before = known.find((other) => other.fingerprint === fingerprint && other.signature === certificate.signature)
      const refused = before ? null : refusalOf(certificate, key)
      if (refused === null) good.push({ ...certificate, fingerprint })
      else log.warn({ fingerprint, reason: refused }, 'a certificate is left out')
      // A signature takes some milliseconds: requests get their turn between two of them.
      await new Promise((resolve) => setImmediate(resolve))
    }
    for (const { fingerprint, notAfter, purpose } of good) {
      if (purpose !== 'sign' && notAfter < seconds()) log.debug({ fingerprint }, 'a certificate is over and left out')
    }
    return good
  }

  return {
    refresh: async () => {
      if (file === null || root === null) return
      if (now().getTime() - lookedAt >= LOOK_MS || now().getTime() < lookedAt) {
        lookedAt = now().getTime()
        looking ??= look(file, root).finally(() => {
          looking = null
        })
      }
      await looking
    },
    published: () =>
      known.filter((one) => one.desk !== CANARY_DESK && (isNow(one) || (one.purpose === 'sign' && one.notBefore <= seconds()))),
    isGood: ({ keyId, desk, purpose }) =>
      known.some((one) => one.keyId === keyId && one.desk === desk && one.purpose === purpose && isNow(one)),
    missing: () =>
      NEEDED_DESKS.flatMap((desk) =>
        (['seal', 'recovery', 'identity'] as const)
          .filter((purpose) => !known.some((one) => one.desk === desk && one.purpose === purpose && isNow(one)))
          .map((purpose) => `${desk}/${purpose}`),
      ),
  }
}

/** Why a certificate can never be good under this root, or null; whether its time has come is another question. */
function refusalOf(certificate: SignedCertificate, root: Uint8Array): string | null {
  try {
    verifyCertificate(certificate, { root, purpose: certificate.purpose, now: certificate.notBefore }, (message, signature, key) =>
      isSignedBy(key, message, signature),
    )
    return null
  } catch (error) {
    if (error instanceof SealError) return error.reason
    throw error
  }
}
