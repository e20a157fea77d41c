import type { NoticeItem } from '@shared/kinds/notice/schema'
import { BOARDS } from '@shared/kinds/notice/words'
import { Line } from '@/components/Line'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import { open } from '../open'

export function NoticeLine({ item }: { item: NoticeItem }) {
  const { id, title, publishedAt, board, agency, rectified, publicUntil } = item
  return (
    <Line
      title={title}
      notes={[
        publishedAt ?? `日期${UNKNOWN}`,
        BOARDS[board],
        agency,
        rectificationWords(rectified),
        publicUntil && `公示至 ${publicUntil}`,
      ]}
      onTap={() => open(recordUrl('notice', id))}
    />
  )
}

/** What became of what was to be put right; not to know it is no good news. */
const rectificationWords = (rectified: boolean | null): string =>
  rectified === null ? `整改情况${UNKNOWN}` : rectified ? '整改已验收' : '■ 整改未验收'
