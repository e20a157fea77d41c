import { isOrganisation, isPersonBeside, isPersonName, looksLikePerson, namesIn, spellingsIn } from '../../../../shared/codes/persons/index'

it.each([
  ['王 小明', ['王小明']],
  ['王小 明', ['王小明']],
  ['王　小　明', ['王小明']],
  ['王\n小明', ['王小明']],
  ['王\u00a0小明', ['王小明']],
  ['王\u200b小\u200b明', ['王小明']],
  ['张　三', ['张三']],
  ['欧阳 娜娜', ['欧阳娜娜']],
  ['王小明 李四', ['王小明', '李四']],
  ['王小明\n李四', ['王小明', '李四']],
  ['梁  清蒯  静', ['梁清', '蒯静']],
  ['王小明李四', ['王小明', '李四']],
  ['王 小 明 李 四', ['王小明', '李四']],
  ['张三和李四', ['张三', '李四']],
  ['张永和', ['张永和']],
  ['和志刚', ['和志刚']],
  ['王小明：13800138000', ['王小明']],
  ['王小明： 13800138000', ['王小明']],
  ['王小明（法定代表人', ['王小明']],
  ['王小明（时任某公司经理）', ['王小明']],
  ['KIM DONG SEOK', ['KIM DONG SEOK']],
  ['Li Ming、Zhang San', ['Li Ming', 'Zhang San']],
  ['买买提江·吾守尔', ['买买提江·吾守尔']],
  ['阿依古丽', ['阿依古丽']],
  ['安全员', []],
  ['不详', []],
])('%j names %j', (cell, names) => expect(namesIn(cell)).toEqual(names))

it.each([
  ['王小明李四', ['王小明', '李四']],
  ['王 小明', ['王小明']],
  ['张永和王建国', ['张永和', '王建国', '张永']],
  ['王小明（曾用名李四）', ['王小明', '李四']],
  ['欧阳 娜娜', ['欧阳娜娜']],
])('%j may mean %j, and all of them are to be hidden', (cell, names) => expect(spellingsIn(cell)).toEqual(expect.arrayContaining(names)))

it('makes no word of its own out of a name that white space took apart', () => expect(spellingsIn('王 安全')).toEqual(['王安全']))

describe('a surname is asked for', () => {
  it.each([
    '王小明',
    '张三',
    '欧阳娜娜',
    '司马光',
    '張楊綉玲',
    '陳國棟',
    '王某某',
    '潘○○',
    '李**',
    'Patrick Neiman',
    'HONG XING YAO',
    '扎西卓玛',
    '山口勝久',
  ])('%s is a person', (name) => expect(isPersonName(name)).toBe(true))

  it.each([
    '建指',
    '总部',
    '油库',
    '外贸信托',
    '不二家',
    '云帆海鲜',
    '白马寺',
    '关帝庙',
    '白云观',
    '安委办',
    '街道办',
    '应急局',
    '六化建',
    '阿強工程行',
    '王婆面馆',
    '泰和养殖场',
    '福禄和百货',
    '南京东路',
    'Hong Kong Branch',
    '卫健委',
    '发改委',
    '马桥镇',
    '张家村',
    '李家庄',
    '恒达商店·王小明',
    '某某公司',
  ])('%s is none', (name) => expect(looksLikePerson(name)).toBe(false))

  it('knows people whose given names end like a shop’s', () => {
    for (const name of ['张国栋', '王红旗', '李建设', '吴建校', '王建社', '陈文化'])
      expect([name, isPersonName(name)]).toEqual([name, true])
  })
})

const BRACKET_WORDS =
  '总部 注销 本部 分部 东厂 南区 北站 原名 已注销 停产 试生产 二厂 冷库 油库 加油站 一分厂 普通合伙 华东 总店 分店 甲方 联营 中外合资 外资 国营 浦东 滨江 兵团 吊销未注销 存续 在业 歇业 停工 复产 筹建中 迁出 清算中 关闭 已拆除 ' +
  '全民所有 集体 私营 民营 个体工商户 个人独资 有限合伙 合夥 全资 控股 港资 直营 加盟 连锁 承包 托管 挂靠 总包 监理 施工 乙方 三期 A区 3栋 二标 一车间 成品库 项目部 工程部 安环科 白班 金山 江宁 张家港 石化 高新区 平台 城东 老厂 西门 石家庄 山西省 安吉县 石桥镇 ' +
  '金山厂 冶炼厂 安全科 易制毒 成品油 关联方 查无 高安 丰城 于都 常山 苍南 黄岩 马桥 李村 陈家 彭镇 司机班'
it.each(BRACKET_WORDS.split(' '))('%s in brackets is nobody', (word) => expect(isPersonBeside(word)).toBe(false))

it.each(['和', '与', '及'])('%s parts two names, and no shop’s', (word) => {
  expect(namesIn(`张三${word}李四`)).toEqual(['张三', '李四'])
  expect(looksLikePerson(`云帆泰${word}养殖场`)).toBe(false)
  expect(looksLikePerson(`福禄${word}百货`)).toBe(false)
})

it.each([
  ['张三等三人', ['张三']],
  ['张三 等', ['张三']],
  ['张三 和 李四', ['张三', '李四']],
  ['张三 与 李四等十余人', ['张三', '李四']],
])('%s names nobody else', (cell, names) => expect(namesIn(cell)).toEqual(names))

it('knows organisations by their ends, also where a bracket stays open', () => {
  for (const name of ['云帆恒达有限公司（王小明', '云帆四建', '石油库', '安监所', '云帆市志愿消防联合会', '王记加油站', '金門報社'])
    expect([name, isOrganisation(name)]).toEqual([name, true])
})

it('hides no single character, and reads no list out of more names than three side by side', () => {
  expect(spellingsIn('王、李四')).toEqual(['李四'])
  expect(namesIn('王小明李小红张小刚')).toEqual(['王小明', '李小红', '张小刚'])
  expect(namesIn('王小明李小红张小刚赵小强')).toEqual(['王小明李小红张小刚赵小强'])
})
