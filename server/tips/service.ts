import type { TipServiceAnswer } from '../../shared/api/tips'
import type { CanaryStatus } from './canaryStatus'
import type { TipDeps } from './deps'
import { TELEPHONE } from './settings'
import type { Work } from './work'

/** Why tips are not taken now, in a sentence, or null where they are. */
export function whyClosed({ settings, certificates, disk }: Pick<TipDeps, 'settings' | 'certificates' | 'disk'>): string | null {
  if (settings.root === null) return `这里没有设置监督机构的根公钥，不能在网上举报，请打电话 ${TELEPHONE}。`
  if (settings.production && settings.demonstration)
    return `这里设置的是演示用的根公钥，谁都能冒充受理台，不能在网上举报，请打电话 ${TELEPHONE}。`
  if (certificates.missing().length > 0) return `受理台现在没有有效的密钥，不能在网上举报，请打电话 ${TELEPHONE}。`
  if (disk.isFull()) return `服务器的存储空间不足，暂时不能在网上举报，请过一会儿再试，或打电话 ${TELEPHONE}。`
  return null
}

/** What a phone asks before anything else. */
export async function serviceAnswer(
  deps: TipDeps,
  { work, canary, answers }: { work: Work; canary: CanaryStatus; answers: () => Promise<number> },
): Promise<TipServiceAnswer> {
  const { settings, certificates, now } = deps
  await certificates.refresh()
  const why = whyClosed(deps)
  return {
    open: why === null,
    why,
    telephone: TELEPHONE,
    demonstration: settings.demonstration,
    now: now().toISOString(),
    certificates: certificates.published(),
    answers: await answers(),
    work: work.asked(),
    canary: canary.view(),
    anonymousReward: settings.anonymousReward,
    division: settings.division,
  }
}
