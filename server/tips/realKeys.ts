import { readFileSync } from 'node:fs'
import { DEMO_ROOT_PUBLIC } from '../../shared/tips/demo'
import { readCertificates } from './keys/certificatesFile'
import { judge } from './keys/validity'
import type { TipSettings } from './settings'

/** Keys that anybody can make are set where people's tips would be sealed to them. */
export class DemoKeyError extends Error {}

/**
 * Refuses the demonstration's root, and every certificate that it has signed, where the service is in production: by value,
 * however they came there. Throws DemoKeyError, and CertificatesFileError where the file is none.
 */
export function demandRealKeys({ production, demonstration, certificatesFile }: TipSettings): void {
  if (!production) return
  if (demonstration)
    throw new DemoKeyError(
      'TIP_ROOT_PUBLIC_KEY 是演示用的根公钥，它的私钥谁都能看到。正式环境不能用，服务没有启动；请换成监督机构自己的根公钥（docs/keys.md）。',
    )
  if (certificatesFile === null) return
  const verdicts = judge(readCertificates(readFileSync(certificatesFile, 'utf8'), certificatesFile), DEMO_ROOT_PUBLIC)
  const found = verdicts.filter(({ fault }) => fault === null).length
  if (found > 0)
    throw new DemoKeyError(
      `TIP_CERTIFICATES 里有 ${found} 张证书是演示用的根签发的，谁都能冒充受理台。正式环境不能用，服务没有启动；请去掉它们（docs/keys.md）。`,
    )
}
