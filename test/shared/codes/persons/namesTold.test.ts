import fc from 'fast-check'
import { isOrganisation, isPersonName, looksLikePerson, namesIn, spellingsIn, traderIn } from '../../../../shared/codes/persons/index'

const split = (words: string): string[] => words.split(' ')

/** One line a rule: a cell of a column of persons, and whom it names. */
const names = (rows: [cell: string, names: string[]][]) =>
  it.each(rows)('%j names %j', (cell, found) => expect(namesIn(cell)).toEqual(found))

describe('a label before the name', () => {
  it.each([
    ...split('法定代表人 法人代表 代表人 负责人 負責人 經營者 经营者 当事人 當事人 联系人 业主 业主姓名 法人 姓名').map(
      (label) => `${label}：王小明`,
    ),
    ...split('法定代表人 法人代表人 负责人 負責人 经营者 經營者 当事人 當事人 个体工商户 个体户 业主')
      .map((label) => `${label}王小明`)
      .filter((cell) => !cell.startsWith('法人代表人')),
    '现任法定代表人：王小明',
    '时任负责人:王小明',
    '主要责任人 ： 王小明',
    '安全责任者：王小明',
    '法人： 王小明',
  ])('%s', (cell) => expect(namesIn(cell)).toEqual(['王小明']))

  names([
    ['业主王五', ['王五']],
    ['法定代表人王小明李四', ['王小明', '李四']],
    ['法人:王小明 负责人:李四', ['王小明', '李四']],
    // What is none is left as it is: it is hidden whole.
    ['业主王', ['业主王']],
    ['业主Mark', ['业主Mark']],
    ['第一名王小明', ['第一名王小明']],
    ['主要责任单位东港分部总责任人：王小明', ['主要责任单位东港分部总责任人:王小明']],
  ])
})

describe('a title behind the name', () => {
  it.each(
    split(
      '总经理 经理 副经理 厂长 副厂长 董事长 主任 局长 科长 处长 队长 班长 组长 站长 所长 院长 校长 矿长 部长 店长 总 副总 副总经理 书记 董事 监事 法人 同志 师傅 老师 先生 女士 小姐',
    ),
  )('%s', (title) =>
    expect([namesIn(`王小明${title}`), namesIn(`李四${title}、欧阳娜娜${title}`)]).toEqual([['王小明'], ['李四', '欧阳娜娜']]),
  )

  names([
    ['总经理', ['总经理']],
    ['副总', ['副总']],
    ['王总', ['王总']],
    ['王小明 总经理', ['王小明', '总经理']],
    ['王经理人', ['王经理人']],
    ['Mark经理', ['Mark经理']],
  ])
})

describe('a word that names nobody', () => {
  it.each(
    split(
      '不详 未知 本人 个体 法人 自然人 个人 暂无 没有 保密 男 女 无 無 空缺 待定 暂缺 多人 全体 自查 同上 不明 离职 另附 详见附件 详见 见附件 见附表一 作业人员 人员 安全员 安全部门 安全部 主要负责人 生产班组 班组 123 --- 13800138000',
    ),
  )('%s', (cell) => expect([namesIn(cell), isPersonName(cell)]).toEqual([[], false]))

  it.each(split('于个人 安自查 方同上明 安班组明'))('is another where more stands around it: %s', (cell) =>
    expect(namesIn(cell)).not.toEqual([]),
  )
})

describe('what parts names, and what does not', () => {
  it.each([...'、，；/|｜\\+＋&＆'].flatMap((mark) => [mark, mark + mark]))('%s parts two', (mark) =>
    expect(namesIn(`王小明${mark}李四`)).toEqual(['王小明', '李四']),
  )
  it.each(['和', '与', '及', '與', '跟'])('%s parts two, by itself or not', (word) => {
    expect(namesIn(`王小明${word}李四`)).toEqual(['王小明', '李四'])
    expect(namesIn(`王小明 ${word} 李四`)).toEqual(['王小明', '李四'])
  })
  it.each(['()', '[]', '{}', '【】', '〔〕', '<>', '《》', '（）', '［］'])('what stands in %s is left out, closed or not', (pair) => {
    const [open = '', close = ''] = [...pair]
    expect(namesIn(`王小明${open}经理${close}李四`)).toEqual(['王小明', '李四'])
    expect(namesIn(`王小明${open}经理`)).toEqual(['王小明'])
    expect(namesIn(`王小明${close}`)).toEqual(['王小明'])
    expect(namesIn(`王小明${open}经理${open}代${close}${close}、李四`)).toEqual(['王小明', '李四'])
  })

  names([
    ['王小明、李四等5人', ['王小明', '李四']],
    ['王小明、李四等15人的责任', ['王小明', '李四']],
    ['王小明等几名\n值班', ['王小明']],
    ['王小明等两位', ['王小明']],
    ['王小明 等 ', ['王小明']],
    ['王小明等东区', ['王小明等东区']],
    ['王小明13800138000李四', ['王小明', '李四']],
    ['王小明 138-0013-8000', ['王小明']],
    ['王小明 11010119900307775X', ['王小明']],
    ['王小明13800138000', ['王小明']],
    ['○○○', ['○○○']],
    ['***', ['***']],
    ['潘○○、李**', ['潘○○', '李**']],
    ['王小明Mark', ['王小明Mark']],
    ['王小明Mark Neiman', ['王小明Mark Neiman']],
    ['Mark Neiman王', ['Mark Neiman王']],
    ['王小明 Mark Neiman', ['王小明', 'Mark Neiman']],
    ['Mark Neiman 王小明', ['Mark Neiman', '王小明']],
    ['Mark Neiman Junior、王小明', ['Mark Neiman Junior', '王小明']],
    ['恒达商店李四', ['恒达商店李四']],
    ['张李美玲', ['张李美玲']],
  ])
})

describe('a name that white space takes apart, and names that nothing parts', () => {
  names([
    ['王 小 明', ['王小明']],
    ['王 小明 李四', ['王小明', '李四']],
    ['欧阳 娜 娜', ['欧阳娜娜']],
    ['欧 阳 娜 娜', ['欧阳娜娜']],
    ['张 三 李四', ['张三', '李四']],
    ['王\n小明', ['王小明']],
    ['张三\n李', ['张三李']],
    ['王小明 安\n李四', ['王小', '明安', '李四']],
    ['Mark Neiman\nPatrick Junior', ['Mark Neiman', 'Patrick Junior']],
    ['张三 和志刚 李四', ['张三', '和志刚', '李四']],
    ['张三 李永和 王五', ['张三', '李永和', '王五']],
    ['张李 王五', ['张李', '王五']],
    ['欧阳娜娜 东', ['欧阳娜娜', '东']],
    ['王小明\n安全', ['王小明', '安全']],
    ['王小明 和 安全', ['王小明', '安全']],
    ['和 王小明', ['和', '王小明']],
    ['王 和 李四', ['王和', '李四']],
    ['王小明李四王五', ['王小明', '李四', '王五']],
    ['王五李四赵六', ['王五', '李四', '赵六']],
    ['欧阳娜娜李四', ['欧阳娜娜', '李四']],
    ['李四欧阳娜娜', ['李四', '欧阳娜娜']],
    ['甄小明甄小红', ['甄小明', '甄小红']],
    ['张永和王建国李四', ['张永', '王建国', '李四']],
    ['张李美玲王五', ['张李美玲', '王五']],
  ])

  it.each([
    ['张 三 李四', ['张三', '李四']],
    ['王小 明李', ['王小', '明李']],
    ['王 小明 李四', ['王小明', '李四']],
    ['欧阳 娜 娜', ['欧阳娜娜', '欧阳娜']],
    ['和 王小明', ['王小明']],
    ['王五李四赵六', ['王五李四赵六', '王五', '李四', '赵六']],
    ['欧阳娜娜李四', ['欧阳娜娜李四', '欧阳娜娜', '李四']],
    ['王小明与李四', ['王小明与李四', '王小', '明与', '李四', '王小明']],
    ['王和 李四', ['王和', '李四']],
    ['恒达商店李四', ['恒达商店李四']],
    ['王小明', ['王小明']],
    ['张三（又名 李四）', ['张三', '李四']],
    ['张三（别名：李四）', ['张三', '李四']],
    ['张三（化名李四、王五）', ['张三', '李四', '王五']],
    ['张三（英文名 Mark Neiman）', ['张三', 'Mark Neiman']],
    ['张三（即李四）', ['张三', '李四']],
    ['张三（东区）', ['张三']],
    ['张三（东区、李四）', ['张三', '李四']],
    ['张三（李\n四）', ['张三', '李四']],
    ['张三（原名李四', ['张三', '李四']],
  ])('%j may mean %j and nobody else', (cell, found) => expect(spellingsIn(cell)).toEqual(found))
})

describe('a party that is a person', () => {
  it.each([
    '王小明', ' 王小明 ', '王小', '王小明、李四', '王小明李四', '王小明甄小红', '甄小明王小红', '王小明 甄小红', '王小明李四赵五', '王小明和李四', '王小明（李四）', '王小明（东区）', '王小明（法定代表人）', '王小明（已立即整改）', '甄小明经理',
    'Mark Neiman', '买买提·吾守尔', '王某', '王某某', '王某明', '欧阳某', '王XX', '王x', '王×', '王***', '欧阳娜', '张李美玲', '扎西卓玛', '措卓玛', '甄小明、甄小红', '甄小明；甄小红',
  ])('%s', (name) => expect(looksLikePerson(name)).toBe(true)) // prettier-ignore

  it.each([
    '王', '甄小明甄小红', ' 甄小明甄小红 ', '甄小明甄小红王小刚', '甄小明李四', '甄五王小红', '王小明、恒达', '恒达、王小明', '王小明（恒达商店）', '王小明（即恒达）', '王小明即恒达', '王小明经营的恒达', '王小明东', '王小明东西', '欧阳娜娜娜', '张小美玲', '甄李美玲',
    '王****',  '恒达商店·王小明', '恒达Mark', 'Mark Holding', 'Mark Holdings Junior', 'Mark neiman', 'mark Neiman', 'Mark', '扎西A', '王1', '王小明。', '小红花', '', '恒达商店、大大商店',
  ])('%j is none', (name) => expect(looksLikePerson(name)).toBe(false)) // prettier-ignore

  it.each(['Mark Neiman1', 'Mark Neiman Ltd', '第一Mark Neiman', '王小明\n东', '王小明a', 'a王小明', '扎西', '王某某A'])(
    '%j is no name by itself',
    (name) => expect(isPersonName(name)).toBe(name === '扎西'),
  )
})

describe('a person and the shop that is theirs', () => {
  it.each([
    ['王小明即恒达'],
    ['王小明经营的恒达'],
    ['王小明經營的恒达'],
    ['王小明开办的恒达'],
    ['王小明所开恒达'],
    ['王小明（即恒达）'],
    ['王小明 (即恒达)'],
    ['王小明（即恒达'],
    ['王小明 即恒达'],
  ])('%s', (name) => expect(traderIn(name)).toEqual({ person: '王小明', shop: '恒达' }))

  it.each([
    '王小明即李四',
    '王小明（即李四）',
    '小红花即恒达',
    '王小明即时恒达',
    '王小明即将恒达',
    '王小明即刻恒达',
    '王小明即',
    '王即恒达',
    '第一名王小明即恒达',
    '恒达商店',
    '油库（即恒达）',
  ])('%s tells of none', (name) => expect(traderIn(name)).toBeNull())
})

describe('an organisation by its end', () => {
  it.each(
    // One of each line of the tables.
    split(
      '云帆公司 云帆工厂 云帆政府 云帆码头 云帆酒楼 云帆制药 云帆四建 云帆店 云帆煤厂 白马寺 农行 云帆法院 云帆诊所 云帆党校 云帆油站 云帆冷库 云帆煤矿 云帆车队 云帆二组 云帆林场 省建 市化建 云帆发改委 石桥镇 李家庄 白云观 云帆恒达社 云帆恒达会',
    ),
  )('%s', (name) => {
    expect(isOrganisation(name)).toBe(true)
    expect([
      isOrganisation(` ${name} `),
      isOrganisation(`${name}（东区）`),
      isOrganisation(`${name}(东区`),
      isOrganisation(`${name} （东区)`),
    ]).toEqual([true, true, true, true])
  })

  it.each(
    split(
      '王小明 王建设 张省建 王会 王小会 张三会 李社 公司王小明 店王 王店生 云帆恒达社王 云帆恒达会明 云帆恒达 云帆（公司）明 云帆（公司）',
    ),
  )('%s is none', (name) => expect(isOrganisation(name)).toBe(false))

  it('reads nothing of the brackets behind a name', () =>
    expect([isOrganisation('云（东）店'), isOrganisation('云店')]).toEqual([true, false]))
})

describe('whatever the cell', () => {
  const part = fc.constantFrom(
    '王小明',
    '李四',
    '欧阳娜娜',
    'Mark Neiman',
    '、',
    ' ',
    '\n',
    '和',
    '（',
    '）',
    '经理',
    '负责人：',
    '13800138000',
    '等',
    '潘○○',
  )
  const cell = fc.array(part, { maxLength: 7 }).map((parts) => parts.join(''))

  it('every name of the likeliest reading is among those that are hidden', () =>
    fc.assert(
      fc.property(cell, (text) => {
        const found = namesIn(text).filter((name) => [...name].length > 1)
        expect(spellingsIn(text)).toEqual(expect.arrayContaining(found))
      }),
    ))

  it('names that marks part are read one by one', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('王小明', '李四', '欧阳娜娜', '张永和', 'Mark Neiman', '潘○○'), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('、', '，', '；', '/', '\n'),
        (persons, mark) => expect(namesIn(persons.join(mark))).toEqual(persons),
      ),
    ))
})
