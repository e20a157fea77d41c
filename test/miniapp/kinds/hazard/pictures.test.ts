import { picturesOf } from '@/kinds/hazard/pictures'
import type { HazardBody } from '@shared/kinds/hazard/schema'

type Evidence = NonNullable<HazardBody['evidence']>[number]
const UNSEEN = { fault: null, original: null, shown: null, width: null, height: null }
const shown = (more: Partial<Evidence> = {}): Evidence => ({
  stage: 'before',
  takenOn: '2026-05-01',
  reviewedBy: '某某市应急管理局',
  state: 'shown',
  fault: null,
  original: 'a'.repeat(64),
  shown: 'b'.repeat(64),
  width: 1_600,
  height: 1_200,
  ...more,
})

it('draws nothing of a hazard whose source names no picture, nor of one from before there were any', () => {
  expect(picturesOf(null, '临边')).toBeNull()
  expect(picturesOf([], '临边')).toBeNull()
  expect(picturesOf(undefined, '临边')).toBeNull()
})

it('parts before, after and the rest, each in the order of its source', () => {
  const all = [shown({ takenOn: '2026-05-02' }), shown({ stage: 'other' }), shown({ stage: 'after', takenOn: null }), shown()]
  expect(picturesOf(all, '临边')).toMatchObject({
    before: [{ notes: ['拍摄 2026-05-02', '审核 某某市应急管理局'] }, { notes: ['拍摄 2026-05-01', '审核 某某市应急管理局'] }],
    after: [{ title: '整改后', notes: ['拍摄 未公布', '审核 某某市应急管理局'], alt: '整改后的照片：临边' }],
    other: [{ title: '其他', alt: '其他的照片：临边，2026-05-01 拍摄', shown: { hash: 'b'.repeat(64), ratio: 0.75 } }],
  })
  // Of a single step they are called by it; before and after stay what they are.
  expect(picturesOf(all, '第 1 步', '这一步')).toMatchObject({ after: [{ title: '整改后' }], other: [{ title: '这一步' }] })
})

it.each([
  ['unreviewed', null, '未审核，未公布'],
  ['protected', null, '地点受保护，不公布'],
  ['withheld', null, '受理台看过，不公布'],
  ['unfetched', null, '未能取得'],
  ['unfetched', 'too_large', '未能取得：文件太大'],
  // What a newer service knows and this page does not is told as it is.
  ['sealed', 'odd', 'sealed：odd'],
] as const)('of one that is %s (%s) says why', (state, fault, words) => {
  const one = { ...shown(), ...UNSEEN, state, fault, reviewedBy: null } as unknown as Evidence
  expect(picturesOf([one], '临边')?.before).toMatchObject([{ shown: null, instead: words, notes: ['拍摄 2026-05-01'] }])
})
