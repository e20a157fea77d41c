import { readFileSync } from 'node:fs'
import { explainFile } from '../../../../server/mirror/explain/index'
import type { DirectiveBody } from '../../../../shared/kinds/directive/schema'
import { explained, onlySource } from '../../../support/explained'
import { readWhole } from '../../../support/parse'
import { realFiles } from '../../../support/realData'

/** Lists of tasks, minutes and documents as offices write them: each is known, and reads by what is proposed. */

const bodiesOf = ({ reading }: Awaited<ReturnType<typeof explained>>) =>
  [...reading.accepted.values()].map(({ body }) => body as DirectiveBody)
const fieldsOf = ({ columns }: Awaited<ReturnType<typeof explained>>) => Object.fromEntries(columns.map(({ name, field }) => [name, field]))

it('knows a list of tasks with a row for each, and joins them by the number of the document', async () => {
  const found = await explained([
    ['云帆市安委办重点任务督办表'],
    ['序号', '文件名称', '文号', '发文单位', '印发日期', '任务', '责任单位', '完成时限', '完成情况', '佐证材料'],
    [
      '1',
      '关于检查液氨罐区的通知',
      '云安办〔2026〕3号',
      '市安委办',
      '2026-03-02',
      '试验联锁',
      '市应急管理局',
      '2026-04-30',
      '已完成',
      '记录',
    ],
    ['2', '关于检查液氨罐区的通知', '云安办[2026]3号', '市安委办', '2026-03-02', '公布结果', '市应急管理局', '2026-05-30', '推进中', ''],
    ['3', '关于做好近期工作的通知', '云安办〔2026〕4号', '市安委办', '2026-03-05', '', '', '', '', ''],
  ])
  expect(found.source).toMatchObject({ kind: 'directive', gather: 'measures', key: ['文号'], coverage: 'additions' })
  expect(found.remarks).toContain('3 行里“文号”只有 2 个，像是每一行是会议文件的一项措施：同一主键的行合成一条（gather），请核对')
  expect(fieldsOf(found)).toEqual({
    序号: null,
    文件名称: 'title',
    文号: 'envelope.documentNo',
    发文单位: 'issuer',
    印发日期: 'issuedOn',
    任务: 'measures.0.text',
    责任单位: 'measures.0.owner',
    完成时限: 'measures.0.due',
    完成情况: 'measures.0.state',
    佐证材料: 'measures.0.proof',
  })
  expect(bodiesOf(found).map(({ title, substance, measures }) => [title, substance, measures.map(({ state }) => state)])).toEqual([
    ['关于检查液氨罐区的通知', 'incomplete', ['done', 'open']],
    ['关于做好近期工作的通知', 'empty', []],
  ])
})

it('joins the rows of minutes whose head is merged, by name and day where they have no number', async () => {
  const found = await explained(
    [
      ['会议名称', '会议日期', '议定事项', '牵头单位', '办结时限', '落实情况'],
      ['第一次调度会', '2026-03-02', '封闭洞口', '住建局', '2026-03-10', '已办结'],
      ['', '', '发放安全带', '各施工单位', '长期', '未落实'],
      ['第二次调度会', '2026-04-02', '检查塔吊', '住建局', '2026-04-10', '逾期'],
    ],
    ['A2:A3', 'B2:B3'],
  )
  expect(found.source).toMatchObject({ kind: 'directive', gather: 'measures', key: ['会议名称', '会议日期'] })
  expect(bodiesOf(found).map(({ measures }) => measures.map(({ due, state }) => [due, state]))).toEqual([
    [
      ['2026-03-10', 'done'],
      [null, 'open'],
    ],
    [['2026-04-10', 'overdue']],
  ])
})

it('joins nothing where each row is a document of its own', async () => {
  const found = await explained([
    ['文件名称', '文号', '发文单位', '印发日期', '全文字数'],
    ['甲通知', '云安〔2026〕1号', '市安委办', '2026-03-02', '1200'],
    ['乙通知', '云安〔2026〕2号', '市安委办', '2026-03-05', '5200'],
  ])
  expect(found.source).toMatchObject({ kind: 'directive', key: ['文号'] })
  expect(found.source).not.toHaveProperty('gather')
  expect(bodiesOf(found).map(({ substance, characters }) => [substance, characters])).toEqual([
    ['empty', 1_200],
    ['empty', 5_200],
  ])
})

it('joins nothing where each document has one measure', async () => {
  const { source } = await explained([
    ['文件名称', '文号', '任务', '责任单位', '完成时限'],
    ['甲通知', '云安〔2026〕1号', '试验', '市应急局', '2026-03-02'],
    ['乙通知', '云安〔2026〕2号', '公布', '市应急局', '2026-03-05'],
  ])
  expect(source).toMatchObject({ kind: 'directive', key: ['文号'] })
  expect(source).not.toHaveProperty('gather')
})

it('reads what stands beside each other with a number as the measures of one line, and keeps a line without any', async () => {
  const found = await explained([
    ['会议名称', '纪要编号', '议定事项1', '责任单位1', '落实情况1', '议定事项2', '责任单位2', '落实情况2'],
    ['第一次会', 'A1', '封闭洞口', '住建局', '已办结', '发放安全带', '各施工单位', '未落实'],
    ['第二次会', 'A2', '检查塔吊', '住建局', '逾期', '', '', ''],
    ['第三次会', 'A3', '', '', '', '', '', ''],
  ])
  expect(fieldsOf(found)).toMatchObject({ 议定事项1: 'measures.0.text', 责任单位2: 'measures.1.owner', 落实情况2: 'measures.1.state' })
  expect(found.source).not.toHaveProperty('unpivot')
  expect(bodiesOf(found).map(({ title, measures }) => [title, measures.map(({ state }) => state)])).toEqual([
    ['第一次会', ['done', 'open']],
    ['第二次会', ['overdue']],
    ['第三次会', []],
  ])
})

it('knows a list of tasks that does not say what it is of, and asks', async () => {
  const found = await explained([
    ['序号', '工作任务', '责任单位', '完成时限'],
    ['1', '试验联锁', '市应急局', '2026-03-02'],
    ['2', '公布结果', '市应急局', '2026-03-05'],
  ])
  // A sheet that a program has numbered calls nothing: somebody must say what it is.
  expect(found.source).toMatchObject({ kind: 'directive' })
  expect(found.source).not.toHaveProperty('gather')
  expect(found.remarks).toContain('会议文件必须有title，没有找到这样的列，请补上')
})

it('asks what a day of finishing is, and takes nobody who assesses for somebody who acts', async () => {
  const found = await explained([
    ['文件名称', '工作任务', '责任人', '完成时间', '配合单位', '负责考核部门'],
    ['甲方案', '试验联锁', '林知帆', '2026-03-02', '住建局', '县河长办'],
    ['乙方案', '公布结果', '沈远舟', '2026-03-05', '住建局', '县河长办'],
  ])
  expect(fieldsOf(found)).toMatchObject({ 责任人: 'measures.0.owner', 完成时间: 'measures.0.due', 配合单位: null, 负责考核部门: null })
  expect(found.remarks).toContain('“完成时间”是要求的期限，还是实际完成的日期？')
  expect(found.remarks).toContain('“负责考核部门”是来考核的，不是去做的，没有采用')
  expect(JSON.stringify(bodiesOf(found))).not.toMatch(/知帆|远舟/)
  expect(bodiesOf(found).flatMap(({ missing }) => missing)).not.toContain('owner')
})

const SCHEMES = realFiles('directives', /考核细则\.jsp\.html$/)
const [MINUTES = ''] = realFiles('directives', /\.docx$/)
const [NEWS = ''] = realFiles('directives', /启动会.*\.html$/)
const describeReal = SCHEMES.length === 2 && MINUTES !== '' && NEWS !== '' ? describe : describe.skip

describeReal('real directives', () => {
  it.each(SCHEMES)('reads a scheme of assessment as one document with its demands, and tells what it does not say: %s', async (file) => {
    const { proposal, remarks } = await explainFile(file)
    expect(proposal.sources[0]).toMatchObject({
      kind: 'directive',
      format: 'html',
      gather: 'measures',
      layout: { sheetName: '工作表名称' },
    })
    expect(remarks.join('\n')).toMatch(/河长制.*像是会议文件的名称，每一行是它的一项措施/)
    const { accepted, counts } = await readWhole(readFileSync(file), onlySource(proposal))
    const bodies = [...accepted.values()].map(({ body }) => body as DirectiveBody)
    // Its demands name nobody who does them until a day, and nobody who assesses is taken for such.
    expect(bodies.map(({ title, substance, missing }) => [title.includes('河长制'), substance, missing])).toEqual([
      [true, 'incomplete', ['ask', 'owner', 'due', 'proof']],
    ])
    expect(counts.refused).toBe(0)
    expect(bodies[0]?.measures.length).toBeGreaterThan(20)
  })

  it('says of minutes in Word what they are and what helps, and of news that it has no table', async () => {
    await expect(explainFile(MINUTES)).rejects.toThrow('这是Word 文档：里面的表格请来源另给 xlsx 或 csv')
    await expect(explainFile(NEWS)).rejects.toThrow('网页里没有表格')
  })
})
