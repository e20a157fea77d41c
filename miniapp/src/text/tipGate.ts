import { isSupported } from '@shared/tips/crypto/support'
import { hasRandomness } from '@/api/machine'

/** The telephone of work safety tips everywhere in the country; the service tells its own where it can be asked. */
export const HOTLINE = '12350'

/**
 * Why this build or this phone cannot seal a tip, as a sentence, or null where it can. Asked before anything that seals is
 * loaded: on an old phone the mere loading of it throws.
 */
export function sealingFault(): string | null {
  if (TIP_ROOT_PUBLIC_KEY === '') return '这个版本没有编入监督机构的公钥，密封不了举报，所以不能在这里写。请打电话举报。'
  if (!isSupported())
    return '这部手机的系统太旧，做不了密封（需要 iOS 14 或安卓 8 以上，并更新微信）。不密封的举报我们不收，以免泄露您。请打电话，或换一部手机。'
  if (!hasRandomness()) return '这部手机没有给出随机数，密封不了。请更新微信后再试，或打电话举报。'
  return null
}
