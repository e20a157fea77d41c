import { EvidenceInput } from '../../../../shared/parts'
import { evidenceOf } from '../../../../server/mirror/pictures/evidence'
import { referencesIn } from '../../../../server/mirror/pictures/references'

describe('what a cell names', () => {
  it.each([
    ['https://cdn.example.cn/a/1.jpg', ['https://cdn.example.cn/a/1.jpg']],
    ['https://cdn.example.cn/open?id=1,2&sign=x', ['https://cdn.example.cn/open?id=1,2&sign=x']],
    ['https://a.cn/1.jpg,https://a.cn/2.jpg', ['https://a.cn/1.jpg', 'https://a.cn/2.jpg']],
    ['https://a.cn/1.jpg、https://a.cn/2.jpg https://a.cn/3', ['https://a.cn/1.jpg', 'https://a.cn/2.jpg', 'https://a.cn/3']],
    ['1.jpg,2.PNG，3.heic', ['1.jpg', '2.PNG', '3.heic']],
    ['整改 前.jpg', ['整改 前.jpg']],
    ['照片\\2026\\1.jpeg', ['照片\\2026\\1.jpeg']],
  ])('%s', (cell, found) => expect(referencesIn(cell)).toEqual(found))

  it.each(['照片1', '见附件', '有', '1.docx', 'jpg', 'https://', `https://a.cn/${'x'.repeat(2_000)}`, '1.jpg 见附件'])(
    '%s names no picture',
    (cell) => expect(referencesIn(cell)).toBeNull(),
  )
})

describe('who looked at it', () => {
  const stateOf = (reviewedBy: string) => {
    const wanted: unknown[] = []
    const [one] =
      evidenceOf([EvidenceInput.parse({ pictures: ['1.jpg'], reviewedBy })], {
        isProtected: false,
        known: { lookup: () => null },
        want: (one) => void wanted.push(one),
        warn: () => undefined,
      }) ?? []
    return [one?.state, one?.reviewedBy, wanted.length]
  }
  it.each(['市应急局信息科', '林知帆', '已审核（林知帆）', '是 市应急局'])('%s is somebody', (who) =>
    expect(stateOf(who)).toEqual(['unfetched', who, 1]),
  )
  it.each(['是', '否', '无', '已审核', '待审核', '审核通过', '√', '/', '——', 'N/A'])('%s is nobody', (word) =>
    expect(stateOf(word)).toEqual(['unreviewed', null, 0]),
  )
})
