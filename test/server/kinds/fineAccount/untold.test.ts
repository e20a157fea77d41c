import { Source } from '../../../../server/mirror/source/sources'
import { hasHiddenCells } from '../../../../server/mirror/source/hiddenCells'
import { NO_CHANGES, NO_COUNTS, type RunDoc } from '../../../../server/models/run'
import type { VersionDoc } from '../../../../server/models/version'
import { presentRecord } from '../../../../server/presenters/record'
import { presentRun } from '../../../../server/presenters/run'
import { readWhole } from '../../../support/parse'

/** What a reporter was paid stands in the file of an agency, where nobody is told it: neither does what is told of the file tell it. */

const TABLE = {
  title: '罚款收支',
  agency: '虚构市应急管理局',
  format: 'csv',
  coverage: 'additions',
  rhythmHours: 24,
  key: ['月份'],
} as const
const SOURCE = Source.parse({
  ...TABLE,
  name: 'fines',
  kind: 'fineAccount',
  path: '/in/month.csv',
  columns: {
    month: '月份',
    spentFen: { from: '支出', unit: '元' },
    'purposes.0.name': '用途1',
    'purposes.0.spentFen': { from: '用途1金额', unit: '元' },
    'purposes.1.name': '用途2',
    'purposes.1.spentFen': { from: '用途2金额', unit: '元' },
  },
  envelope: { correction: '更正说明', withdrawn: '撤回原因', basis: '依据' },
})
const HEADER = '月份,支出,用途1,用途1金额,用途2,用途2金额,更正说明,撤回原因,依据'
const read = (...lines: string[]) => readWhole(Buffer.from([HEADER, ...lines].join('\n') + '\n'), SOURCE)
const MONTH = '2026-04,3730,罚没收入返还,9,举报奖励,3721,,,'

it('repeats no number of a sum that somebody wrote below it, nor of the rows above', async () => {
  const { facts } = await read(MONTH, '2026-03,9000,办案,9000,,,,,', '合计,12731,,9010,,3999,,,')
  expect(facts.remarks).toContain('第 4 行的合计，“用途2金额”和各行加起来的不同')
  expect(facts.remarks.join()).not.toMatch(/3721|3999|9009/)
  const counted = await read(MONTH, '共3721件,,,,,,,,')
  expect(counted.facts.remarks).toContain('表格末尾写着的条数和读到的行数不同')
  expect(counted.facts.remarks.join()).not.toContain('3721')
})

it('repeats no amount with which an agency puts a month right or takes it back', async () => {
  const { accepted } = await read(
    '2026-04,3730,罚没收入返还,9,举报奖励,3721,2026-03 用途2由3721元改为 3721,,见 2026 年审批单（3721 元）第三十条',
  )
  const [{ envelope } = { envelope: null }] = [...accepted.values()]
  expect(envelope).toMatchObject({ correction: '2026-03 用途2由若干元改为 若干元', basis: '见 2026 年审批单（若干元）第三十条' })
  const back = await read('2026-04,3730,罚没收入返还,9,举报奖励,3721,,多发 3721 元，收回,')
  expect([...back.accepted.values()]).toMatchObject([{ envelope: { withdrawn: '多发 若干元，收回' } }])
})

it('tells of a month that names rewards no number, day or page of its row, which may be of the one that was paid', async () => {
  const source = Source.parse({
    ...TABLE,
    name: 'gathered',
    kind: 'fineAccount',
    path: '/in/purposes.csv',
    gather: 'purposes',
    columns: { month: '月份', 'purposes.0.name': '用途', 'purposes.0.spentFen': { from: '金额', unit: '元' } },
    envelope: { documentNo: '文号', publishedAt: '发布日期', sourceUrl: '网址' },
  })
  const beside = '虚应急奖〔2026〕3721号,2026-05-07,https://a.example/jiangli/3721.html'
  const rows = ['2026-04,举报奖励,3721,' + beside, '2026-04,办案,9000,,,', '2026-03,办案,9000,' + beside]
  const { accepted } = await readWhole(Buffer.from(['月份,用途,金额,文号,发布日期,网址', ...rows].join('\n') + '\n'), source)
  const told = [...accepted.values()].map(({ envelope }) => [envelope.documentNo, envelope.publishedAt, envelope.sourceUrl])
  expect(told).toEqual([[null, null, null], beside.split(',')])
})

const RUN = {
  _id: 'run',
  source: 'fines',
  state: 'published',
  startedAt: new Date(0),
  finishedAt: new Date(0),
  counts: { ...NO_COUNTS, read: 1, accepted: 1 },
  changes: NO_CHANGES,
  contentSha256: 'c'.repeat(64),
  rawSha256: 'a'.repeat(64),
  reason: null,
  remarks: [],
  stoppedBy: [],
  release: null,
} as unknown as RunDoc
const hashIn = (run: Partial<RunDoc>, sources: Source[]) => presentRun({ ...RUN, ...run }, sources).rawSha256

it('tells no hash of a file, by which 3,000 guesses find what a reporter was paid, and its counts as ever', () => {
  expect(hashIn({}, [SOURCE])).toBeNull()
  expect(presentRun(RUN, [SOURCE]).counts).toEqual(RUN.counts)
  // Declared no more.
  expect(hashIn({ hidesCells: true }, [])).toBeNull()
  const version = {
    kind: 'fineAccount',
    source: 'fines',
    rawSha256: RUN.rawSha256,
    body: {},
    firstSeenAt: new Date(0),
    changedAt: new Date(0),
  }
  expect(presentRecord(version as unknown as VersionDoc, '2026-05-20').rawSha256).toBeNull()
})

it('tells none of a file that a source of another kind reads too, and those of others', () => {
  const other = (name: string, place: object) => Source.parse({ ...TABLE, name, kind: 'penalty', columns: { fineFen: '罚款' }, ...place })
  const sources = [
    SOURCE,
    Source.parse({ ...TABLE, name: 'rewards', kind: 'reward', url: 'https://a.example/b.csv', columns: { year: '年度' } }),
    other('same', { path: '/in/month.csv' }),
    other('folder', { folder: { path: '/in' } }),
    other('one-of-two', { url: ['https://a.example/a.csv', 'https://a.example/b.csv'] }),
    other('beside', { path: '/in/other.csv' }),
    other('elsewhere', { url: 'https://a.example/c.csv' }),
  ]
  expect(sources.filter(({ name }) => hasHiddenCells(name, sources)).map(({ name }) => name)).toEqual([
    'fines',
    'rewards',
    'same',
    'folder',
    'one-of-two',
  ])
  expect(sources.map(({ name }) => hashIn({ source: name }, sources)).slice(2)).toEqual([null, null, null, RUN.rawSha256, RUN.rawSha256])
})

describe('where a month tells what was spent and names no rewards', () => {
  const answering = Source.parse({
    ...TABLE,
    name: 'answers',
    kind: 'fineAccount',
    path: '/in/answers.csv',
    columns: {
      month: '月份',
      'purposes.0.name': '用途1',
      'purposes.0.spentFen': { from: '用途1金额', unit: '元' },
      'purposes.1.name': '用途2',
      'purposes.1.spentFen': { from: '用途2金额', unit: '元' },
      'answers.0.signal': '疑问',
      'answers.0.month': '针对月份',
      'answers.0.text': '说明',
    },
    envelope: { sourceUrl: '网址', correction: '更正说明' },
  })
  const url = 'https://a.example/yuebao/3750.html'
  async function told(month: { second: string; about?: string; text?: string; correction?: string }) {
    const { second, about = '', text = '', correction = '' } = month
    const header = '月份,用途1,用途1金额,用途2,用途2金额,疑问,针对月份,说明,网址,更正说明'
    const row = `2026-04,办案,5000,${second},3750,缴款没有按时入库,${about},${text},${url},${correction}`
    const { accepted } = await readWhole(Buffer.from([header, row].join('\n') + '\n'), answering)
    const [record] = [...accepted.values()]
    if (record === undefined) throw new Error('a month that is refused')
    const { answers } = record.body as { answers: { text: string }[] }
    const { sourceUrl, correction: why } = record.envelope
    return { text: answers[0]?.text, sourceUrl, why }
  }
  const LATE = '5 月已补缴。'

  it('tells no sentence of its agency that says which of it they are, nor the page on which it stands', async () => {
    expect(await told({ second: '其他', text: `其他支出是兑现的举报奖励。${LATE}` })).toEqual({
      text: `（这一句没有公布）。${LATE}`,
      sourceUrl: null,
      why: null,
    })
    expect(await told({ second: '其他', text: LATE, correction: '其他为举报奖励，原误列办案' })).toEqual({
      text: LATE,
      sourceUrl: null,
      why: '（这一句没有公布）',
    })
    // Of another month, though this one names them.
    expect((await told({ second: '举报奖励', about: '2026-03', text: '3 月的其他支出是举报奖励' })).text).toBe('（这一句没有公布）')
  })

  it('tells the words of an agency where it names them, or speaks of something else', async () => {
    const said = '举报奖励已兑现。'
    expect(await told({ second: '举报奖励', text: said, correction: '补列举报奖励' })).toEqual({
      text: said,
      sourceUrl: null,
      why: '补列举报奖励',
    })
    expect(await told({ second: '其他', text: LATE, correction: '补列其他' })).toEqual({ text: LATE, sourceUrl: url, why: '补列其他' })
  })
})
