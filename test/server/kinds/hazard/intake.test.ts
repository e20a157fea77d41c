import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../../../../server/mirror/explain/index'
import { ruleOf } from '../../../../server/kinds/index'
import { fieldOf, kindOf } from '../../../../server/mirror/explain/words'
import { Source } from '../../../../server/mirror/source/sources'
import { compileColumns } from '../../../../server/mirror/rows/columns'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { INPUTS } from '../../../../shared/kinds/schemas'
import { readWhole } from '../../../support/parse'
import { temporaryFolder } from '../../../support/store'

const folder = temporaryFolder()
afterAll(folder.remove)

it.each([
  ['隐患内容', 'description'],
  ['问题描述', 'description'],
  ['不合格项描述', 'description'],
  ['隐患源点', 'description'],
  ['隐患问题描述', 'description'],
  ['排查日期', 'foundOn'],
  ['检查时间', 'foundOn'],
  ['检查日期', 'foundOn'],
  ['隐患类型', 'consequence'],
  ['存在的风险', 'consequence'],
  ['隐患类别', 'category'],
  ['隐患等级', 'level'],
  ['责任单位', 'enterprise.name'],
  ['受检单位', 'enterprise.name'],
  ['责任人', 'commitments.responsibility.person'],
  ['整改期限', 'commitments.deadline'],
  ['限时时间', 'commitments.deadline'],
  ['整改要求', 'commitments.measures'],
  ['整改措施与要求', 'commitments.measures'],
  ['处置措施', 'handling'],
  ['处理措施', 'handling'],
  ['验收人', 'recheck.by'],
  ['验收时间', 'recheck.on'],
  ['复查结果', 'recheck.result'],
  ['隐患状态', 'status'],
  ['整改情况(是/否)', 'status'],
  ['是否立项整改', 'raised'],
  ['作业类别', 'workType'],
  ['包保领导', 'supervisor.leader'],
  ['督办单位', 'supervisor.department'],
  ['到位资金（万元）', 'funding.releasedFen'],
  ['已使用资金（万元）', 'funding.spentFen'],
  ['延期至', 'extensions.0.newDeadline'],
  ['销号日期', 'closedOn'],
  ['重大隐患名称', 'title'],
  ['重大事故隐患名称', 'title'],
  ['隐患简要情况', 'description'],
  ['整改完成情况', 'status'],
  ['整改进展', 'status'],
  ['整改进展情况', 'status'],
  ['完成情况', 'status'],
  ['整改结果', 'status'],
  ['计划完成时间', 'commitments.deadline'],
  ['要求完成时限', 'commitments.deadline'],
  ['实际完成时间', 'phases.0.doneOn'],
  ['整改完成时间', 'phases.0.doneOn'],
  ['整改时间', null],
  ['已用资金', 'funding.spentFen'],
  ['审批支付', 'funding.spentFen'],
  ['审批金额（元）', 'funding.spentFen'],
  ['剩余', null],
  ['已使用率', null],
  ['整改前照片', 'evidence.0.pictures'],
  ['隐患照片', 'evidence.0.pictures'],
  ['整改后图片', 'evidence.1.pictures'],
  ['照片', 'evidence.2.pictures'],
  ['附件图片', 'evidence.2.pictures'],
  ['隐患治理期限', 'commitments.deadline'],
  ['要求完成整改时间', 'commitments.deadline'],
  ['整改要求完成时间', 'commitments.deadline'],
  ['预计整改完成时间', 'commitments.deadline'],
  ['计划完成日期', 'commitments.deadline'],
  ['限期整改时间', 'commitments.deadline'],
  ['截止日期', 'commitments.deadline'],
  ['计划整改措施', 'commitments.measures'],
  ['建议整改方案', 'commitments.measures'],
  ['整改建议', 'commitments.measures'],
  ['整改措施描述', 'commitments.measures'],
  ['控制措施', 'interimMeasures'],
  ['存在的主要问题和隐患', 'description'],
  ['检查发现的问题', 'description'],
  ['问题及隐患', 'description'],
  ['隐患具体内容', 'description'],
  ['问题点', 'description'],
  ['级别', 'level'],
  ['问题等级', 'level'],
  ['公司名称', 'enterprise.name'],
  ['受检企业', 'enterprise.name'],
  ['隐患所在区域/部门', 'place.address'],
  ['发现区域', 'place.address'],
  ['隐患场所', 'place.address'],
  ['责任部门', 'commitments.responsibility.unit'],
  ['监管责任单位', 'supervisor.department'],
  ['行业主管部门', 'supervisor.department'],
  ['验收情况', 'recheck.result'],
  ['复查意见', 'recheck.result'],
  ['整改复查时间', 'recheck.on'],
  ['当前状态', 'status'],
  ['状态', 'status'],
  ['整改落实情况', 'status'],
  ['是否完成整改', 'status'],
  ['是否关闭', 'status'],
  ['进展情况', 'status'],
  ['行政处罚情况', 'sanction'],
  ['整改资金（万元）', null],
  ['整改完成率', null],
  ['原因分析', null],
  ['情况', null],
  // Who assesses is not who acts; who inspects is never public.
  ['负责考核部门', null],
  ['检查人', null],
  ['检查项', null],
])('%s is known as %s', (header, field) => expect(fieldOf(header, 'hazard')).toBe(field))

it('is no ledger of accidents, whatever firm it names', () =>
  expect(kindOf(['序号', '责任单位', '隐患内容', '地点', '整改期限', '责任人'])).toBe('hazard'))

it('every word that stands for a code is read as one', () => {
  const { words = {} } = ruleOf('hazard').intake
  for (const [field, codes] of Object.entries(words)) {
    const [plan] = compileColumns({ [field]: { from: 'x', values: codes, optional: false, required: false, strict: true } }, INPUTS.hazard)
    for (const [word, code] of Object.entries(codes)) expect([word, plan?.read(word, plan.rule)]).toEqual([word, code])
  }
})

it('guesses no unit of money and no meaning of a header: it asks', async () => {
  const header = '编号,隐患名称,整改时间,已用资金,剩余,整改结果'
  const lines = ['Z1,护栏,2026-05-01,1200,300,整改到位', 'Z2,排风,2026-05-02,3万元,0,推进中']
  const { found, reading, bodies } = await explained([header, ...lines])
  const told = found.remarks.join('\n')
  expect(told).toContain('“已用资金”没有写单位：是元还是万元？没有采用，请来源说明后在 columns 里写 "funding.spentFen": {')
  expect(told).toContain('“整改时间”是要求的期限，还是整改完成的日期？')
  expect(told).toContain('“剩余”是结余，不是已用的资金')
  expect(reading.counts).toMatchObject({ accepted: 2, refused: 0 })
  expect(bodies.map(({ funding, commitments, status }) => [funding, commitments?.deadline ?? null, status])).toEqual([
    [null, null, 'awaiting_check'],
    [null, null, 'rectifying'],
  ])
  const { bodies: named } = await explained(['编号,隐患名称,已用资金', 'Z1,护栏,1200元', 'Z2,排风,3万元'])
  expect(named.map(({ funding }) => funding?.spentFen)).toEqual([120_000, 3_000_000])
})

it('takes the unit of money from above the table where it stands there', async () => {
  const { found, bodies } = await explained([
    '整治经费台账,,,',
    ',,,单位：万元',
    '编号,隐患名称,责任单位,已用资金',
    'Z1,护栏,云帆示例机械有限公司,2',
  ])
  expect(found.remarks.join()).toContain('“已用资金”的单位按标题写的“万元”建议，请核对')
  expect(bodies.map(({ funding }) => funding?.spentFen)).toEqual([2_000_000])
})

async function explained(lines: readonly string[]) {
  const path = join(folder.dir, `${lines.length}-${lines[0]?.length}.csv`)
  writeFileSync(path, lines.join('\n'))
  const found = await explainFile(path)
  const reading = await readWhole(Buffer.from(lines.join('\n')), Source.parse(found.proposal.sources[0]), '2026-05-20')
  return { found, reading, bodies: [...reading.accepted.values()].map(({ body }) => body as HazardBody) }
}

it('a ledger of two states, with several harms in one cell and a note below, is read as it is proposed', async () => {
  const { found, reading, bodies } = await explained([
    '现场隐患排查与治理统计表,,,,,,',
    '隐患内容,检查日期,存在的风险,隐患级别,受检单位,责任人,限时时间,处理措施,整改情况(是/否),验收人,验收时间',
    '临边没有防护栏杆,2026/5/1,高处坠落、坍塌,一般,云帆示例建筑有限公司,林知帆,2026/5/3,限时整改,是,林知帆,2026/5/3',
    '配电箱门敞开,2026/5/2,触电,重大,云帆示例建筑有限公司,周海棠,2026/5/2,当场纠正,否,,',
    '隐患级别：按照总局令第16号分为一般和重大,,,,,,,,,,',
  ])
  expect(found.proposal.sources[0]).toMatchObject({ kind: 'hazard', coverage: 'additions' })
  expect(found.remarks).toContain('“整改情况(是/否)”里的词按常见的意思对应到代码，请核对 values')
  expect(bodies).toMatchObject([
    {
      description: '临边没有防护栏杆',
      consequence: '高处坠落、坍塌',
      level: 'general',
      handling: 'by_deadline',
      due: '2026-05-03',
      status: 'awaiting_check',
      closedByFixer: 'yes',
      commitments: { responsibility: { person: '林**' } },
      recheck: { by: '林**', on: '2026-05-03', result: null },
    },
    {
      level: 'major',
      status: 'rectifying',
      outcome: 'open',
      remarks: ['major_without_basis', 'major_without_funding', 'begun_without_commitments'],
    },
  ])
  const { read, accepted, refused, skipped } = reading.counts
  expect([accepted, refused, read - accepted - refused - skipped]).toEqual([2, 1, 0])
  expect(reading.findings.filter(({ severity }) => severity === 'refused').map(({ reason }) => reason)).toEqual([
    '只有一段文字，没有写明谁的、哪里的、何时发现的隐患',
  ])
})

it('parts that lack what they cannot be without are not proposed: an extension without its new day', async () => {
  const { found, bodies } = await explained([
    '隐患名称,责任单位,排查日期,延期理由,批准人,经度,到位资金,整改状态',
    '临边没有防护,云帆示例建筑有限公司,2026/5/1,备件未到,林知帆,123.2,5,整改中',
  ])
  const fields = Object.fromEntries(found.columns.map(({ name, field }) => [name, field]))
  expect(fields).toMatchObject({ 延期理由: null, 批准人: null, 经度: null, 整改状态: 'status' })
  // Nobody knows whether it is yuan or ten thousand of them.
  expect(fields).toMatchObject({ 到位资金: null })
  expect(bodies).toMatchObject([{ title: '临边没有防护', extensions: [], place: null, status: 'rectifying' }])
})

it('columns of photos are proposed where they name pictures, and left out where they hold a word', async () => {
  const { found, bodies } = await explained([
    '隐患名称,责任单位,排查日期,整改状态,整改前照片,整改后照片,照片1,隐患图片',
    '临边没有防护,云帆示例建筑有限公司,2026/5/1,整改中,https://a.example.org/1.jpg,,照片1,有',
    '配电箱门敞开,云帆示例建筑有限公司,2026/5/2,整改中,,2后.png、3后.png,照片1,见附件',
  ])
  expect(Object.fromEntries(found.columns.map(({ name, field }) => [name, field]))).toMatchObject({
    整改前照片: 'evidence.0.pictures',
    整改后照片: 'evidence.1.pictures',
    照片1: null,
    隐患图片: null,
  })
  expect(found.proposal.sources[0]).toMatchObject({
    columns: { 'evidence.0.stage': { value: 'before' }, 'evidence.1.stage': { value: 'after' } },
    ignore: ['照片1', '隐患图片'],
  })
  expect(found.remarks).toContain('有照片：请写明谁看过图里有没有人脸、车牌（reviewedBy），没有写明的不取也不公布')
  expect(bodies.map(({ evidence }) => evidence?.map(({ stage, state }) => [stage, state]))).toEqual([
    [['before', 'unreviewed']],
    [
      ['after', 'unreviewed'],
      ['after', 'unreviewed'],
    ],
  ])
})

it('proposes who looked at the photos from a column that says so, for both of them, and for nothing where there are none', async () => {
  for (const header of ['照片审核人', '审核人（照片）', '图片审核单位']) {
    const { found, bodies } = await explained([
      `隐患名称,责任单位,排查日期,整改状态,整改前照片,整改后照片,${header}`,
      '临边没有防护,云帆示例建筑有限公司,2026/5/1,整改中,https://a.example.org/1.jpg,https://a.example.org/2.jpg,林知帆',
      '配电箱门敞开，林知帆指出,云帆示例建筑有限公司,2026/5/2,整改中,https://a.example.org/3.jpg,,',
    ])
    expect(found.proposal.sources[0]).toMatchObject({
      columns: { 'evidence.0.reviewedBy': header, 'evidence.1.reviewedBy': header },
      ignore: [],
    })
    expect(found.remarks.join()).toContain(`照片由谁看过按“${header}”一列建议（reviewedBy）`)
    expect(found.remarks.join()).not.toContain('请写明谁看过图里')
    // Named, the first two wait for no reviewer any more; the name itself is public by its surname only.
    expect(bodies.map(({ evidence }) => evidence?.map(({ state }) => state === 'unreviewed'))).toEqual([[false, false], [true]])
    expect(JSON.stringify(bodies[0])).not.toContain('知帆')
  }
  const { found } = await explained(['隐患名称,责任单位,排查日期,照片审核人', '临边没有防护,云帆示例建筑有限公司,2026/5/1,林知帆'])
  expect(found.proposal.sources[0]).toMatchObject({ persons: ['照片审核人'] })
  expect(Object.keys(found.proposal.sources[0]?.columns as object).join()).not.toContain('evidence')
})
