import { isBracketWord } from '../../../../shared/codes/persons/bracketWords'

const words = (text: string): string[] => text.trim().split(/\s+/)

/** What stands in brackets behind the name of a firm and is shown as it is. */
describe.each([
  [
    'a part of an organisation',
    '三站 5号 12号大院内 #3号 3号甲 二段东侧 十二组西侧 B栋甲 东港分店 铸造车间 冷库 早班 质检科 产地 楼下 乡委 工委 东区',
  ],
  [
    'a state',
    '已停 已于去年拆除 停用 关门 搬离 迁址 扩建 筹办 试运营 复工 整治 改造 现名恒达 全称 代管 持证 遷址 短期 未取得执照 未办 申报材料中 申请 非本地 非法设 含食堂 不含食堂 含税价格 不含税价格 系分支 系前进村',
  ],
  ['a former name', '原名 原为恒达 原恒达商贸公司 原恒达商贸公司改 原址在东港 原恒达电镀厂改组'],
  [
    'a form or an owner',
    '合夥 合營 合資 个体 個體 独资 獨資 台资 侨资 外商 民办 参股 直属 法定 企业 企業 小型 规下 联合 联合体成 联合经办 国有 国营老字 国资委管 事业 事业编内',
  ],
  [
    'a part in a contract, or where to look',
    '分包 见附 见下 附件 附表 同上 其他 其它 供方 承方 设计 安全负责 负责 主要负责 恒达等 等 甲 甲方 乙类 丙级',
  ],
  ['a number', '12期东侧 三百幢 十二幢东侧房 十二分 百栋甲 第三 第十二 十二 二部 第12部 3# 12- AB-12 A B12345'],
  ['what is in force', '有效 无效 营业 营业中 正本'],
  [
    // One of each line of the table, all of which begin with somebody's surname.
    'a word of everyday language',
    '全民 边防 鱼塘 牧场 谈话 经济 谷物 池塘 戈壁 权益 官方 律师 危险品 祖传 梅园 郎酒 蓝天 宗教 甘蔗 燕窝 冷藏 阳光 芦苇 玉石 温泉 钢材 皮革 颜料 杭帮菜 蒲公英 桂花 步行街 涂料 铁路 泥塑',
  ],
])('%s names nobody', (_what, text) => it.each(words(text))('%s', (word) => expect(isBracketWord(word)).toBe(true)))

/** Somebody called by a character of such a word is hidden all the same. */
describe('somebody', () => {
  it.each(
    words(
      '王店生 张厂明 李二楼明 王三队生 张栋 王楼 李矿 王3号甲 王二期生 张东区明 张南区生 王小区明 王科 张科 李班 王委 张委 赵大地 李广地 张楼明 ' +
        '王停云 张关山 李搬山 王迁安 李迁 张建 王建 李筹国 张试金 王复生 李整风 张改兰 王改花 李名扬 张名 王称意 李称 张管 王管明 李证 王证明 張遷喬 王期 张期颐 ' +
        '李合生 王合 赵個明 王体仁 李体 王人杰 李独秀 张资 李资生 王商 张营 王民生 李民 王股 李直 张法正 王法生 李企明 张业 王型 李规 王包 张包 李见明 王附生 张同 王同生 李其 王其昌 张方 王方 ' +
        '未名 王未 申小明 原小明 张效 王效 国小明 张国庆 王大负 张级 王级 甄小明',
    ),
  )('%s is no word', (name) => expect(isBracketWord(name)).toBe(false))

  it.each(['三号楼\n王小明', '(王小明) 3号\n'])('behind a line break is no part of a site: %j', (text) =>
    expect(isBracketWord(text)).toBe(false),
  )
})
