import type { QueueItem } from '../../../miniapp/desk/src/api/types'
import type { TipContent } from '../../../shared/tips/content'

export const item = (over: Partial<QueueItem> = {}): QueueItem => ({
  id: '00112233445566778899aabbccddeeff',
  desk: 'work-safety',
  kind: 'hazard',
  division: '990100',
  channel: 'phone_page',
  receivedAt: '2026-05-18T02:00:00.000Z',
  state: 'received',
  clocks: [{ clock: 'accept', since: '2026-05-18T02:00:00.000Z', due: '2026-05-25', late: false }],
  due: '2026-05-25',
  danger: false,
  handler: null,
  looked: true,
  photos: 2,
  unread: 0,
  pending: null,
  joinedInto: null,
  canOpen: true,
  ...over,
})

export const tip = (over: Partial<TipContent> = {}): TipContent => ({
  v: 1,
  kind: 'hazard',
  lookupId: '11'.repeat(16),
  sealingKey: '04' + '22'.repeat(64),
  where: { address: '云帆市东港街道 7 号工地', point: null, record: null },
  when: { day: '2026-05-18', goingOn: true },
  text: '护栏拆了没有装回去，我在工地干了三年。',
  danger: false,
  employee: true,
  named: true,
  photos: 2,
  ...over,
})
