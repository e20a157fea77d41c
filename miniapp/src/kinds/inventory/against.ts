import type { AgainstLine } from '@shared/kinds/inventory/against'
import { UNKNOWN, type Standing } from '@/text/words'

/** What is known to exist set against what is listed, in words: a difference either way is told, and not to know it is not fine. */
export function againstOf({ known, listed, missing }: Pick<AgainstLine, 'known' | 'listed' | 'missing'>): Standing {
  if (known === null) return { tone: 'unknown', words: `底数${UNKNOWN}，不知道列全了没有` }
  if (listed === null || missing === null) return { tone: 'unknown', words: `从来没有公布过监管点` }
  if (missing > 0) return { tone: 'warn', words: `还有 ${missing} 处没有列出` }
  return missing < 0 ? { tone: 'warn', words: `列出的比已知的多 ${-missing} 处` } : { tone: 'pass', words: '数量一致' }
}

/** The three figures of a line, each of which may be unknown. */
export function figuresOf({ known, listed, inService }: Pick<AgainstLine, 'known' | 'listed' | 'inService'>): string {
  const watched =
    inService === null
      ? `摄像头${UNKNOWN}`
      : `有摄像头在用 ${inService.count}${inService.unknown > 0 ? `（${inService.unknown} 处未公布）` : ''}`
  return [`已知 ${known?.total ?? UNKNOWN}`, `列出 ${listed?.count ?? UNKNOWN}`, watched].join(' · ')
}

/** The largest gap first; then what is not known; then what agrees. */
export const byGap = (one: AgainstLine, other: AgainstLine): number => weight(other) - weight(one)

const weight = ({ missing }: AgainstLine): number => (missing === null ? 0.5 : Math.abs(missing))
