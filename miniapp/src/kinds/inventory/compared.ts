import type { AgainstLine } from '@shared/kinds/inventory/against'
import type { CountedKind } from '@shared/kinds/inventory/counted'
import { SITE_KINDS, type SiteKind } from '@shared/kinds/site/words'
import { UNKNOWN, type Standing } from '@/text/words'

/** Whether what is counted is listed one by one, too: cameras never are. */
export const isListed = (counted: CountedKind): counted is SiteKind => counted in SITE_KINDS

/** What is known to exist set against what is listed, in words: a difference either way is told, and not to know it is not fine. */
export function againstOf({ siteKind, known, listed, missing }: Pick<AgainstLine, 'siteKind' | 'known' | 'listed' | 'missing'>): Standing {
  if (!isListed(siteKind)) return { tone: 'unknown', words: '只公布总数，不逐个列出' }
  if (known === null) return { tone: 'unknown', words: `底数${UNKNOWN}，不知道列全了没有` }
  if (listed === null || missing === null) return { tone: 'unknown', words: `从来没有公布过监管点` }
  if (missing > 0) return { tone: 'warn', words: `还有 ${missing} 处没有列出` }
  return missing < 0 ? { tone: 'warn', words: `列出的比已知的多 ${-missing} 处` } : { tone: 'pass', words: '数量一致' }
}

/** The three figures of a line, each of which may be unknown. */
export function figuresOf({
  siteKind,
  known,
  listed,
  inService,
}: Pick<AgainstLine, 'siteKind' | 'known' | 'listed' | 'inService'>): string {
  if (!isListed(siteKind)) return `已知 ${known?.total ?? UNKNOWN}`
  const watched =
    inService === null
      ? `摄像头${UNKNOWN}`
      : `有摄像头在用 ${inService.count}${inService.unknown > 0 ? `（${inService.unknown} 处未公布）` : ''}`
  return [`已知 ${known?.total ?? UNKNOWN}`, `列出 ${listed?.count ?? UNKNOWN}`, watched].join(' · ')
}

/** The largest gap first; then what is not known; then what agrees. */
export const byGap = (one: AgainstLine, other: AgainstLine): number => weight(other) - weight(one)

const weight = ({ missing }: AgainstLine): number => (missing === null ? 0.5 : Math.abs(missing))
