import { personsInText, personsOfVisit } from '../../../../server/kinds/inspection/textPersons'

it.each<[string, string[]]>([
  ['沈远舟、顾明川检查时发现通道上锁', ['沈远舟', '顾明川']],
  ['通道上锁（检查人：沈远舟）', ['沈远舟']],
  ['通道上锁，检查人员：沈远舟、顾明川', ['沈远舟', '顾明川']],
  ['据举报人陈小帆反映，电线裸露', ['陈小帆']],
  ['群众陈小帆举报该厂夜间排气', ['陈小帆']],
  ['经沈远舟、顾明川现场核查，护栏松动', ['沈远舟', '顾明川']],
  ['暗访组长沈远舟带队，发现灭火器过期', ['沈远舟']],
  ['通道上锁。沈远舟等二人拍照', ['沈远舟']],
])('finds those who went and those who told: %s', (text, names) => expect(personsInText(text).sort()).toEqual([...names].sort()))

it.each([
  '安全出口上锁，疏散通道堆放货物',
  '夜间值班室无人，可燃气体报警主机处于消音状态',
  '检查人员发现动火作业没有办理作业票，现场没有监火人',
  '经检查发现配电箱门缺失，线路私拉乱接',
  '安全检查记录缺失，日常检查流于形式，全面检查没有开展',
  '暗访组于现场发现粉尘车间没有清扫记录',
  '群众反映该路段护栏缺失；举报人反映电线裸露',
  '高处作业没有系安全带，方便检查的爬梯损坏',
  '江边现场没有警示标志，马路现场堆放货物，施工现场没有围挡',
])('takes no word for a name: %s', (text) => expect(personsInText(text)).toEqual([]))

it.each<[string, string[]]>([
  ['沈远舟组', ['沈远舟']],
  ['2026-04 沈远舟、顾明川', ['沈远舟', '顾明川']],
  ['2026-04 第一批', []],
  ['安全生产督查', []],
  ['第一组', []],
])('knows by whom a visit is called: %s', (visit, names) => expect(personsOfVisit(visit)).toEqual(names))
