import { z } from 'zod'
import { CertificateView } from '../../../shared/api/tips'
import type { DeskKey } from '../../../shared/tips/crypto/keyFile'

/**
 * Private keys of the canary, as they lie on the server (TIP_CANARY_KEYS). Not under a passphrase: it would lie beside them,
 * and they open nothing but what the service has filed to itself.
 */

const CanaryFile = z.strictObject({
  v: z.literal(1),
  format: z.literal('mingan-canary-keys'),
  keys: z.array(
    z.strictObject({ certificate: CertificateView.omit({ fingerprint: true }), privateKey: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
})

export class CanaryFileError extends Error {}

/** Text of a file that holds these keys. */
export const writeCanary = (keys: readonly DeskKey[]): string =>
  JSON.stringify({ v: 1, format: 'mingan-canary-keys', keys }, null, 1) + '\n'

/** Keys of the text of a file. Throws CanaryFileError. */
export function readCanary(text: string, name: string): DeskKey[] {
  try {
    return CanaryFile.parse(JSON.parse(text)).keys
  } catch (error) {
    throw new CanaryFileError(`${name}：不是自检密钥文件，或内容不对。`, { cause: error })
  }
}
