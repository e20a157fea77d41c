import { readFileSync } from 'node:fs'
import { personsAsked, personsBehindParts, personsBesideDeeds, withNamesTogether } from '../../../../shared/codes/persons/index'
import { realFiles } from '../../../support/realData'

/** Persons in running texts: known by the words around them, and by nothing less. */

it.each([
  ['无证（林知帆）作业', '林知帆'],
  ['工人林知帆未系安全带', '林知帆'],
  ['现场焊工林知帆无证上岗', '林知帆'],
  ['操作人员（林帆）违章', '林帆'],
  ['整改责任人：林知帆；', '林知帆'],
  ['嵌入式组员工：欧阳帆，下班后忘记关灯', '欧阳帆'],
  ['作业人员林帆没戴安全帽', '林帆'],
  ['死者林知帆（男，35岁）', '林知帆'],
  ['死者为林知帆。', '林知帆'],
  ['查林知帆同班', '林知帆'],
  ['某公司“5·1”事故致林知帆死亡', '林知帆'],
  ['工人林知帆被埋', '林知帆'],
  ['司机林帆驾驶货车', '林帆'],
])('%s names %s', (text, name) => {
  expect(personsBesideDeeds(text)).toEqual([name])
})

it('takes names apart that stand one after another', () => {
  expect(personsBesideDeeds('伤者：林知帆、陈小舟')).toEqual(['林知帆', '陈小舟'])
  expect(personsBesideDeeds('致林知帆和陈小舟重伤')).toEqual(['林知帆', '陈小舟'])
  expect(personsBesideDeeds('造成林知帆、陈小舟2人死亡')).toEqual(['林知帆', '陈小舟'])
  expect(personsBesideDeeds('致林知帆、陈小舟等三人受伤')).toEqual(['林知帆', '陈小舟'])
})

it.each([
  '死者家属情绪稳定，伤者送医',
  '致2人死亡，造成一人受伤，致全厂停产',
  '驾驶员观察不周，驾驶人员高处坠落',
  '死者王某，伤者高某，造成张家村受灾',
  '作业人员于高处未系安全带',
  '作业人员高空作业未系安全带',
  '员工周边未清理',
  '电工（单相）',
  '新员工未培训',
  '操作工位使用未带地线插座',
  '员工马上未撤离',
  '负责人：周边企业，',
  '无证（白班）作业',
  '加强高处作业人员管理，安排专职人员',
  '护栏松动，林知帆',
  '操作人员戴手套操作台钻',
  '工人戴口罩作业，员工戴安全帽未系带',
  '安全员周检未落实，班组周例会没有记录',
  '人员方面未落实，操作人员范围未明确',
  '工人孔洞边作业，工人高架作业，驾驶员夏日作业',
  '人员易疲劳作业，工人常赤脚作业，员工曾多次违章',
  '人员许久未培训，班组长任免未公布',
  '电工（高配），电工（常白班），木工（方木），工人（高龄）',
  '安全员张工未到场，负责人王总未到场，司机王师傅未系安全带',
  '工人王某未系安全带，当事人陈某某无证',
])('%s names nobody', (text) => {
  expect(personsBesideDeeds(text)).toEqual([])
})

it.each([
  ['经办人林知帆已核对，举报人陈小帆的奖励已发', ['林知帆', '陈小帆']],
  ['奖励举报人张三的钱，返还给方归雁', ['张三', '方归雁']],
  ['联系人：林知，领奖人（陈小帆）', ['林知', '陈小帆']],
  ['举报人身份保密，经办人员已核对，举报人马上领取，收款人未到', []],
])('finds the persons behind their parts in %s', (text, names) => {
  expect(personsBehindParts(text).sort()).toEqual([...names].sort())
})

it.each([
  '已充分听取当事人陈述申辩，当事人陈述意见后没有异议，当事人陈列的样品已查封',
  '当事人张贴公告，已退还当事人金额3000元，当事人余下罚款已缴',
  '奖励金额合计9000元，奖励高于上年，奖励金额由财政局核定',
  '付给金蝶软件公司的系统维护费，发放给钟点工，经办人员高峰期不足，当事人毕业证书',
])('takes words of law and of money behind a part for nobody: %s', (text) => expect(personsBehindParts(text)).toEqual([]))

it.each([
  ['当事人陈树已缴款', '陈树'],
  ['当事人张铁生已缴款', '张铁生'],
  ['退还给金蝶', '金蝶'],
  ['经办人高峰', '高峰'],
])('still finds the person in %s', (text, name) => expect(personsBehindParts(text)).toContain(name))

const [real] = realFiles('hazards', /sodic2021.*\.txt$/)
const itReal = real === undefined ? it.skip : it
itReal('finds in 8,000 real descriptions two, who are persons', () => {
  const texts = readFileSync(real ?? '', 'utf8').split(/[\n"]/)
  const found = texts.flatMap(personsBesideDeeds)
  expect(found).toHaveLength(2)
  // Each is told as one, behind 员工 and 责任人.
  for (const name of found) expect(texts.some((text) => new RegExp(`(?:员工|责任人)：${name}[，；]`).test(text))).toBe(true)
})

it.each([
  ['请沈远舟于月底前完成', ['沈远舟']],
  ['请沈远舟于6月30日前完成整改', ['沈远舟']],
  ['各单位要排查隐患；由方归雁同志负责', ['方归雁']],
  ['请方案组于月底前完成', []],
  ['请高新区于月底前完成', []],
  ['请安委会于本月报送', []],
  ['请江北于月底前完成', []],
  ['请林业局于月底前完成', []],
  ['请金工班于月底前完成', []],
  ['请江堤段于月底前完成', []],
  ['请金融办于6月30日前完成', []],
  ['请各单位于月底前完成', []],
  ['请施工方于6月30日前完成', []],
  ['请安全员于6月30日前完成', []],
  ['请有关同志于月底前完成', []],
  ['请石化园于月底前完成', []],
  ['请全体成员于月底前完成', []],
  ['隐患由温度过高引起', []],
  ['请沈·远·舟于6月30日前完成，（请方归雁于月底前报送）', ['沈远舟', '方归雁']],
  ['1.请沈远舟于６月30日前完成，并请方归雁于月底前报送', ['沈远舟', '方归雁']],
  ['請沈遠舟於6月30日前完成', ['沈遠舟']],
  ['请董监高于6月30日前完成，请高管层于月底前报送，请白鹤滩于6月前完成', []],
  ['请曹妃甸于6月30日前完成，请鲁西南于月底前报送，由任教同志负责', []],
  ['请万泉河于6月30日前完成，请孔雀城于月底前完成，请陈列品于月底前入库，请余热炉于月底前检修，请金工间于月底前清理', []],
])('finds whom a text asks for something by a day, and no unit or word: %s', (text, names) => {
  expect(personsAsked(text)).toEqual(names)
})

it.each([
  ['请欧阳远舟于6月30日前完成', ['欧阳远舟']],
  ['请张远舟、李近帆尽快整改', ['张远舟', '李近帆']],
  ['请张远舟、李近帆和方归雁、沈舟于月底前报送', ['张远舟', '李近帆', '方归雁', '沈舟']],
  ['责成沈远舟牵头，会议责成方归雁负责', ['沈远舟', '方归雁']],
  ['请沈远舟尽快落实', ['沈远舟']],
  ['沈远舟主任于6月30日前完成；请方归雁副局长牵头', ['沈远舟', '方归雁']],
  ['请沈远舟科长、李近帆科长6月30日前报送', ['沈远舟', '李近帆']],
  ['由欧阳远舟同志负责，责成司马近帆督办', ['欧阳远舟', '司马近帆']],
  ['请沈 远舟尽快办理', ['沈远舟']],
  ['请“沈远舟”尽快办理', ['沈远舟']],
])('finds all whom a text asks, however many and however they are called: %s', (text, names) => {
  expect(personsAsked(text)).toEqual(names)
})

it.each([
  '请史志同志核对，请方志同志于月底前报送，由史志、方志同志负责',
  '请高度重视，尽快整改；请严格落实；请安排专人负责；请施工方尽快完成',
  '请安全科牵头，责成高新区牵头，由石化园负责，请江北、海宁于月底前完成',
  '安全科主任于月底前报送，王副主任于6月5日到会，常务副主任牵头，高新区主任于本月报送，安委办主任于本周召集',
  '请万达广场尽快整改，由龙头企业牵头，请康养院牵头，请金融局局长负责，由高级经理负责',
  '申请书尽快报送，邀请方尽快确认，理由充分尽快答复',
])('takes no unit and no word for somebody who is asked: %s', (text) => expect(personsAsked(text)).toEqual([]))

it.each([
  ['举报人沈·舟反映电线裸露', ['沈舟']],
  ['举报人沈 远舟反映电线裸露', ['沈远舟']],
  ['举报人“沈远舟”反映电线裸露', ['沈远舟']],
  ['举报人：「沈远舟」', ['沈远舟']],
  ['举报人欧阳远舟的身份保密', ['欧阳远舟']],
  ['举报人沈远舟、顾明川、方归雁的奖励已发', ['沈远舟', '顾明川', '方归雁']],
  ['返还给方归雁、欧阳远舟和沈远舟各一份', ['方归雁', '欧阳远舟', '沈远舟']],
])('finds all persons behind a part, however they are written: %s', (text, names) => {
  expect(personsBehindParts(withNamesTogether(text)).sort()).toEqual([...names].sort())
})

it.each([
  '当事人齐全，当事人齐备后开始',
  '退还给康师傅公司的货款，退还给王师傅',
  '当事人史志工作，奖励史志同志，返还给方志同志',
  '联系人林某、安全员，当事人方可离开，当事人方能缴款',
])('takes brands, crafts and whole sets behind a part for nobody: %s', (text) => expect(personsBehindParts(text)).toEqual([]))

it('finds the third of a list and all after it', () => {
  expect(personsBesideDeeds('伤者：林知帆、陈小舟、李近帆、沈远舟')).toEqual(['林知帆', '陈小舟', '李近帆', '沈远舟'])
  expect(personsBesideDeeds('工人林知帆、陈小舟、李近帆未系安全带')).toEqual(['林知帆', '陈小舟', '李近帆'])
  expect(personsBesideDeeds('死者欧阳远舟、林知帆和陈小舟，均为临时工')).toEqual(['欧阳远舟', '林知帆', '陈小舟'])
})
