import { CLOCKS } from '@shared/tips/clocks'
import { shanghaiDay } from '@shared/codes/dates'
import { CHANNELS, DESKS, TIP_KINDS, TIP_STATES } from '@shared/tips/words'
import type { QueueItem } from '../api/types'
import { shortId } from './words'

export type Cell = string | number

/** Columns of the exported queue: header fields and where the case stands. Nothing sealed is among them. */
export const SHEET_COLUMNS = [
  '编号',
  '受理台',
  '类别',
  '渠道',
  '区划',
  '收到日期',
  '状态',
  '到期日',
  '期限',
  '逾期',
  '危及生命',
  '经办人',
  '照片数',
  '未看来信',
] as const

/** The queue as rows, the heading first. */
export function sheetRows(items: readonly QueueItem[]): Cell[][] {
  const rows = items.map((item): Cell[] => [
    shortId(item.id),
    DESKS[item.desk],
    TIP_KINDS[item.kind].label,
    CHANNELS[item.channel],
    item.division,
    shanghaiDay(new Date(item.receivedAt)),
    TIP_STATES[item.state],
    item.due ?? '',
    item.clocks.map((one) => CLOCKS[one.clock].label).join('、'),
    item.clocks.some((one) => one.late) ? '是' : '',
    item.danger ? '是' : '',
    item.handler ?? '',
    item.photos,
    item.unread,
  ])
  return [[...SHEET_COLUMNS], ...rows]
}
