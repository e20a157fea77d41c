import fc from 'fast-check'
import { maskNaturalPerson, maskParty } from '../../../../shared/codes/persons/index'

/** One line a rule: a party as an office writes it, and as it is shown. Where both are the same, nobody is hidden. */
const shows = (rows: [what: string, name: string, shown: string][]) =>
  it.each(rows)('%s', (_what, name, shown) => expect(maskParty(name)).toBe(shown))
const stays = (rows: [what: string, name: string][]) => it.each(rows)('%s stays', (_what, name) => expect(maskParty(name)).toBe(name))

describe('a form of person in brackets', () => {
  shows([
    ['a natural person', '王小明（自然人）', '王**（自然人）'],
    ['an individual', '王小明(个人)', '王**（个人）'],
    ['an individual, in traditional characters', '王小明（個人）', '王**（個人）'],
    ['a trader', '王小明（个体）', '王**（个体）'],
    ['a trader in a shorter word', '王小明（个体户）', '王**（个体户）'],
    ['a registered trader', '王小明（个体工商户）', '王**（个体工商户）'],
    ['white space before it', '王小明 （个体户）', '王**（个体户）'],
    ['no name that looks like one', '小红花（自然人）', '小**（自然人）'],
    ['a line break in the name', '王\n小明（自然人）', '王***（自然人）'],
    ['a name hidden by its source', '潘○○（个体户）', '潘*（个体户）'],
  ])
  stays([
    ['a shop of a trader', '恒达便利店（个体户）'],
    ['a shop of a registered trader', '恒达便利店（个体工商户）'],
    ['a word of it inside a name', '恒达（个人）护理用品有限公司'],
  ])
  it('is no form where more follows', () => expect(maskNaturalPerson('王小明（个体户）东区')).toBe('王小明（个体户）东区'))
  it('is no form of anybody where it is missing', () => expect(maskNaturalPerson('王小明')).toBe('王小明'))
})

describe('a word in brackets that says whose name follows', () => {
  shows([
    ['responsible', '云帆恒达有限公司（负责人:王小明）', '云帆恒达有限公司（负责人:王**）'],
    ['responsible, in traditional characters', '云帆恒达有限公司（負責人王小明）', '云帆恒达有限公司（負責人王**）'],
    ['trading, with a blank', '云帆恒达有限公司（经营者 王小明）', '云帆恒达有限公司（经营者 王**）'],
    ['trading, in traditional characters', '云帆恒达有限公司（經營者王小明）', '云帆恒达有限公司（經營者王**）'],
    ['legal representative', '云帆恒达有限公司（法定代表人：王小明）', '云帆恒达有限公司（法定代表人：王**）'],
    ['representative', '云帆恒达有限公司（法人代表：王小明）', '云帆恒达有限公司（法人代表：王**）'],
    ['owner, with blanks around a colon', '云帆恒达有限公司（业主 ： 王小明）', '云帆恒达有限公司（业主 ： 王**）'],
    ['party', '云帆恒达有限公司（当事人王小明）', '云帆恒达有限公司（当事人王**）'],
    ['party, in traditional characters', '云帆恒达有限公司（當事人王小明）', '云帆恒达有限公司（當事人王**）'],
    ['contact', '云帆恒达有限公司（联系人王小明）', '云帆恒达有限公司（联系人王**）'],
    ['several shareholders', '云帆恒达有限公司（股东王小明、李四）', '云帆恒达有限公司（股东王**、李*）'],
    ['shareholders behind a line break', '云帆恒达有限公司（东区\n股东王小明\n李四）', '云帆恒达有限公司（东区\n股东王**、李*）'],
    ['boss', '云帆恒达有限公司（老板王小明）', '云帆恒达有限公司（老板王**）'],
    ['a word with more before it', '云帆恒达有限公司（东区负责人王小明）', '云帆恒达有限公司（东区负责人王**）'],
    ['a line break before it', '云帆恒达有限公司（东区\n负责人王小明）', '云帆恒达有限公司（东区\n负责人王**）'],
    ['a line break in the name', '云帆恒达有限公司（负责人王\n小明）', '云帆恒达有限公司（负责人王**）'],
    ['inside a firm’s name too', '云帆（负责人王小明）有限公司', '云帆（负责人王**）有限公司'],
    ['owner of a shop', '云帆恒达有限公司（店主王小明）', '云帆恒达有限公司（店主王**）'],
    ['owner of a car', '云帆恒达有限公司（车主 王小明）', '云帆恒达有限公司（车主 王**）'],
    ['owner of a ship', '云帆恒达有限公司（船主：王小明）', '云帆恒达有限公司（船主：王**）'],
    ['driver', '云帆恒达有限公司（驾驶员王小明）', '云帆恒达有限公司（驾驶员王**）'],
    ['driver, in another word', '云帆恒达有限公司（司机王小明）', '云帆恒达有限公司（司机王**）'],
    ['accountant', '云帆恒达有限公司（会计王小明）', '云帆恒达有限公司（会计王**）'],
    ['head of an office', '云帆恒达有限公司（主任王小明）', '云帆恒达有限公司（主任王**）'],
    ['head of a shift', '云帆恒达有限公司（班长王小明）', '云帆恒达有限公司（班长王**）'],
    ['manager of a project', '云帆恒达有限公司（项目经理王小明）', '云帆恒达有限公司（项目经理王**）'],
    ['chairman', '云帆恒达有限公司（董事长王小明）', '云帆恒达有限公司（董事长王**）'],
    ['two lines', '云帆恒达有限公司（法人王小明\n李四）', '云帆恒达有限公司（法人王**、李*）'],
    ['a line break behind the word', '云帆恒达有限公司（东区\n法人王小明）', '云帆恒达有限公司（东区\n法人王**）'],
  ])
  stays([
    ['an office that no firm has', '云帆恒达有限公司（地主王小明）'],
    ['the word alone', '云帆恒达有限公司（法人）'],
    ['a place behind it', '云帆恒达有限公司（主任办公室）'],
  ])
})

describe('a word behind the name in brackets', () => {
  shows([
    ['contracting', '云帆恒达有限公司（王小明承包）', '云帆恒达有限公司（王**承包）'],
    ['who contracts', '云帆恒达有限公司（王小明承包人）', '云帆恒达有限公司（王**承包人）'],
    ['trading', '云帆恒达有限公司（王小明经营）', '云帆恒达有限公司（王**经营）'],
    ['who trades', '云帆恒达有限公司（王小明经营者）', '云帆恒达有限公司（王**经营者）'],
    ['a person, behind a stroke', '云帆恒达有限公司（王小明-个人）', '云帆恒达有限公司（王**-个人）'],
    ['under its name, behind a blank', '云帆恒达有限公司（王小明 挂靠）', '云帆恒达有限公司（王** 挂靠）'],
    ['a tenant', '云帆恒达有限公司（王小明租赁户）', '云帆恒达有限公司（王**租赁户）'],
    ['an investor', '云帆恒达有限公司（王小明投资人）', '云帆恒达有限公司（王**投资人）'],
    ['a representative', '云帆恒达有限公司（王小明法人）', '云帆恒达有限公司（王**法人）'],
    ['responsible', '云帆恒达有限公司（王小明负责人）', '云帆恒达有限公司（王**负责人）'],
    ['an owner', '云帆恒达有限公司（王小明业主）', '云帆恒达有限公司（王**业主）'],
    ['two surnames', '云帆恒达有限公司（欧阳娜娜承包）', '云帆恒达有限公司（欧***承包）'],
    ['behind a mark', '恒达便利，王小明承包', '恒达便利，王**承包'],
  ])
  stays([
    ['nobody', '云帆恒达有限公司（整体承包）'],
    ['goods', '云帆恒达有限公司（干果经营）'],
    ['a name that few have', '云帆恒达有限公司（甄小明承包）'],
    ['goods that begin with a surname', '云帆恒达有限公司（石化承包）'],
    ['what is contracted', '云帆恒达有限公司（王小明承包地）'],
    ['a place before it', '云帆恒达有限公司（东区王小明承包）'],
  ])
})

describe('a word before the name at the end', () => {
  shows([
    ['legal representative', '恒达便利法定代表人王小明', '恒达便利法定代表人王**'],
    ['of a firm', '云帆恒达有限公司法定代表人：王小明', '云帆恒达有限公司法定代表人：王**'],
    ['responsible', '恒达加工点负责人王小明', '恒达加工点负责人王**'],
    ['responsible, in traditional characters', '恒达加工点負責人：王小明', '恒达加工点負責人：王**'],
    ['blanks around a colon', '恒达加工点负责人 : 王小明', '恒达加工点负责人 : 王**'],
    ['two persons', '恒达加工点负责人王小明李四', '恒达加工点负责人王**、李*'],
    ['two names of two characters', '恒达加工点负责人张三', '恒达加工点负责人张*'],
    ['spaced', '恒达便利负责人 欧 阳 娜 娜', '恒达便利负责人 欧***'],
    ['trading', '恒达加工点经营者王小明', '恒达加工点经营者王**'],
    ['an owner', '恒达加工点业主 王小明', '恒达加工点业主 王**'],
    ['a party', '恒达加工点当事人王小明', '恒达加工点当事人王**'],
    ['a registered trader', '个体工商户王小明', '个体工商户王**'],
    ['a trader', '个体户：王小明', '个体户：王**'],
    ['a trader before a shop', '个体工商户王小明（恒达便利店）', '个体工商户王**（恒达便利店）'],
  ])
  stays([
    ['an organisation of such persons', '云帆恒达负责人才中心'],
    ['a name in the middle', '恒达便利负责人王小明的店铺东区'],
    ['letters', '恒达便利负责人Patrick'],
  ])
})

describe('behind 即, or with others', () => {
  shows([
    ['a shop of a trade', '王小明经营的恒达便利店', '王**经营的恒达便利店'],
    ['in traditional characters', '王小明經營的恒達商店', '王**經營的恒達商店'],
    ['three persons', '王小明等三人', '王**等三人'],
    ['three persons in digits', '王小明等13人', '王**等13人'],
    ['many', '王小明等十余名', '王**等十余名'],
    ['without a number', '王小明等人', '王**等人'],
    ['and more behind it', '王小明等三人经营恒达便利店', '王**等三人经营恒达便利店'],
    ['more on another line', '王小明等三人\n经营', '王**等三人\n经营'],
    ['blanks around the name', ' 王小明 即大大行', ' 王** 即大大行'],
    ['the owner once more', '王小明即恒达便利店王小明', '王**即恒达便利店王**'],
    ['the owner once more, behind no word for a shop', '王小明即恒达便利王小明', '王**即恒达便利王**'],
    ['the owner alone once more', '王小明即王小明', '王**即王**'],
    ['the owner between', '王小明即王小明即恒达商店', '王**即王**即恒达商店'],
    ['an owner in brackets too', '王小明即恒达便利店(王小明)', '王**即恒达便利店(王**)'],
    ['several owners', '云帆恒达有限公司即王小明、李四', '云帆恒达有限公司即王**、李*'],
    ['an owner with a word', '云帆恒达有限公司即负责人王小明', '云帆恒达有限公司即负责人王**'],
    ['an owner on another line', '云帆恒达有限公司即\n王小明', '云帆恒达有限公司即\n王**'],
    ['an owner in letters', '云帆恒达有限公司即Patrick Neiman', '云帆恒达有限公司即P*************'],
    ['more than two owners', '云帆恒达有限公司即负责人欧阳娜娜、王小明、李四', '云帆恒达有限公司即负责人欧***、王**、李*'],
    ['an owner in brackets', '云帆恒达有限公司（即王小明）', '云帆恒达有限公司（即王**）'],
    ['a shop and its owner in brackets', '云帆恒达有限公司（恒达商店即王小明）', '云帆恒达有限公司（恒达商店即王**）'],
    ['a former name in brackets', '云帆恒达有限公司（原名即王小明）', '云帆恒达有限公司（原名即王**）'],
    ['an owner in brackets behind a blank', '云帆恒达有限公司（ 即王小明）', '云帆恒达有限公司（ 即王**）'],
    ['an owner on the other line in brackets', '云帆恒达有限公司（即王\n小明）', '云帆恒达有限公司（即王**）'],
    ['a shop in brackets that no word says', '甄小明（即恒达）', '甄**（即恒达）'],
    ['a shop in brackets behind a blank', '甄小明（ 即恒达）', '甄**（ 即恒达）'],
    ['a shop in brackets', '甄小明（恒达商店）', '甄**（恒达商店）'],
    ['a shop in quotes', '王小明“恒达商店”', '王**“恒达商店”'],
  ])
  stays([
    ['what is done at once', '王小明即时送便利店'],
    ['what is waited for', '王小明等待处理'],
    ['a grade', '王小明等级考试商店'],
    ['somebody behind a number', '共十二名王小明等三人'],
    ['a name of no person', '小红花即大大行'],
    ['a site of no person', '油库（即恒达）'],
    ['a shop behind it', '云帆恒达有限公司即恒达商店'],
    ['a nickname behind it', '云帆恒达有限公司即小红花'],
    ['a person and a site behind it', '云帆恒达有限公司即王小明、油库'],
    ['a site in brackets behind it', '云帆恒达有限公司（即油库）'],
  ])
})

describe('a mark between a firm and a person', () => {
  shows([
    ...[...':：~～_&＆+＋\\–—'].map((mark): [string, string, string] => [mark, `恒达商店${mark}王小明`, `恒达商店${mark}王**`]),
    ...[...'·・•‧.'].map((mark): [string, string, string] => [mark, `恒达商店${mark}王小明`, `恒达商店${mark}王**`]),
    ...['和', '与', '及', '與', '暨', '跟', '及其'].map((word): [string, string, string] => [
      word,
      `恒达商店${word}王小明`,
      `恒达商店${word}王**`,
    ]),
    ['twice', '恒达商店--王小明', '恒达商店--王**'],
    ['blanks around it', '恒达商店 - 王小明', '恒达商店 - 王**'],
    ['line breaks around it', '恒达\n商店\n-\n王小明', '恒达\n商店\n-\n王**'],
    ['a name that few have', '恒达商店-甄小明', '恒达商店-甄**'],
    ['a title', '恒达商店—经理王小明', '恒达商店—经理王**'],
    ['a title and two persons', '恒达商店：法人王小明、李四', '恒达商店：法人王**、李*'],
    ['the person first', '王小明-恒达商店', '王**-恒达商店'],
  ])
  stays([
    ['a branch behind a dot', '恒达商店·甄小明'],
    ['a site behind a dot', '恒达商店·东区'],
    ['a brand before a dot', '王小明·恒达商店'],
    ['a name that few have before it', '甄小明-恒达商店'],
    ['nobody before it', '小红花-恒达商店'],
    ['nobody behind it', '恒达商店-小红花'],
    ['a site before it', '油库-恒达商店'],
    ['a brand that begins with two surnames', '东方明珠-恒达商店'],
    ['a place before it', '张家港-恒达商店'],
    ['a shop before it', '王小明商店-恒达商店'],
    ['a brand behind it', '王小明-恒达'],
    ['a brand before it', '恒达-王小明'],
    ['one name in parts', '买买提·吾守尔'],
    ['nothing before it', '-王小明'],
    ['nothing behind it', '王小明-'],
  ])
})

describe('a person right behind a firm', () => {
  shows([
    ...['公司', '企业社', '企業社', '工程行', '商店', '合作社', '超市', '饭店', '酒店', '经营部', '门市部', '加油站', '养殖场'].map(
      (end): [string, string, string] => [end, `云帆恒达${end}王五`, `云帆恒达${end}王*`],
    ),
    ...[...'厂店站场行部馆院所铺坊'].map((end): [string, string, string] => [end, `云帆东港${end}王小明`, `云帆东港${end}王**`]),
    ['two surnames', '云帆恒达有限公司欧阳娜娜', '云帆恒达有限公司欧***'],
    ['a name that few have', '云帆恒达有限公司甄小明', '云帆恒达有限公司甄**'],
    ['a bracket that only closes', '云帆恒达工程行王小明)', '云帆恒达工程行王**'],
    ['a bracket behind it', '云帆恒达有限公司王小明（东区）', '云帆恒达有限公司王**（东区）'],
    ['two names', '云帆恒达饭店王五李四', '云帆恒达饭店王*、李*'],
    ['a line break in the firm', '云帆\n恒达公司王五', '云帆\n恒达公司王*'],
    ['letters', '云帆恒达有限公司Mark Neiman', '云帆恒达有限公司M**********'],
    ['letters of three words', '云帆恒达有限公司Mark Neiman Junior', '云帆恒达有限公司M*****************'],
  ])
  stays([
    ['a word of two characters before a bracket', '云帆恒达有限公司王五（东区）'],
    ['a place', '云帆恒达有限公司张家港'],
    ['a trade', '云帆恒达有限公司石化'],
    ['a brand of one word', '云帆恒达有限公司Patrick'],
    ['two characters behind an end that stands in names', '云帆恒达药店王五'],
    ['four characters behind it', '云帆恒达厂王小明东'],
    ['a name that few have behind it', '云帆恒达厂甄小明'],
    ['a place behind it', '云帆恒达厂张家港'],
    ['an end that one character alone comes before', '恒店王小明'],
    ['no end of a firm', '云帆恒达用品王小明'],
  ])
})

describe('names that marks or white space part', () => {
  shows([
    ...[...'、,;；，/／|｜'].map((mark): [string, string, string] => [mark, `云帆恒达商店${mark}王小明`, `云帆恒达商店${mark}王**`]),
    ['several marks', '云帆恒达商店，，王小明，李四', '云帆恒达商店，，王**，李*'],
    ['persons alone', '王小明、李四', '王**、李*'],
    ['a mark and a blank before a firm’s name', '甄小明、 化工有限公司', '甄**、 化工有限公司'],
    ['a blank and a mark before a firm’s name', '甄小明 、化工有限公司', '甄** 、化工有限公司'],
    ['a firm last', '王小明、云帆恒达商店', '王**、云帆恒达商店'],
    ['a title behind it', '恒达便利，法人王小明', '恒达便利，法人王**'],
    ['a blank', '恒达商店 王小明', '恒达商店 王**'],
    ['a blank before the shop', '王小明 恒达商店', '王** 恒达商店'],
    ['a wide blank', '王小明　恒达有限公司', '王**　恒达有限公司'],
    ['a line break', '恒达商店\n王小明', '恒达商店\n王**'],
    ['a spaced name', '恒达商店  王  小  明', '恒达商店  王**'],
    ['a name in two parts', '恒达商店 王 小明', '恒达商店 王**'],
    ['two persons', '恒达商店 王小明 李四', '恒达商店 王**、李*'],
    ['a site behind it', '恒达商店 王小明 东区', '恒达商店 王** 东区'],
    ['a shop of two words', '恒达 商店 王小明', '恒达 商店 王**'],
    ['no shop’s word', '恒达便利 大大便利 王小明', '恒达便利 大大便利 王**'],
    ['a mark and a blank', '恒达商店、王小明 李四', '恒达商店、王** 李*'],
    ['a person and a site', '云帆恒达有限公司（王小明、油库）', '云帆恒达有限公司（王**、油库）'],
    ['a site and a person', '云帆恒达有限公司（东区、王小明）', '云帆恒达有限公司（东区、王**）'],
    ['a name of three before a firm’s', '金龙一 化工有限公司', '金** 化工有限公司'],
    ['a spaced firm in brackets', '云帆恒达有限公司（金龙 化工有限公司）', '云帆恒达有限公司（金* 化工有限公司）'],
  ])
  stays([
    ['four characters before a firm’s name', '金龙凤山 化工有限公司'],
    ['a word before a firm’s name', '和平 化工有限公司'],
    ['a name that few have before a firm’s', '甄龙 化工有限公司'],
    ['a site behind a shop', '恒达商店 油库'],
    ['sites alone', '云帆恒达有限公司（油库、冷库）'],
    ['nobody behind a shop', '恒达商店 小红花'],
  ])
})

describe('what stands in brackets', () => {
  shows([
    ...'() （） [] ［］ 【】 〔〕 {} ｛｝ 〈〉 《》 <> ＜＞ ﹤﹥ “” 〝〞 ‘’ ‛’ 「」 『』 ""'
      .split(' ')
      .map((pair): [string, string, string] => {
        const [open = '', close = ''] = [...pair]
        return [pair, `云帆恒达有限公司${open}王小明${close}东区`, `云帆恒达有限公司${open}王**${close}东区`]
      }),
    ['twice', '云帆恒达有限公司((王小明))', '云帆恒达有限公司((王**))'],
    ['between brackets of its own', '云帆恒达有限公司（东区（王小明）李四）', '云帆恒达有限公司（东区（王**）李*）'],
    ['two of them', '云帆恒达有限公司（法人王小明）（股东李四）', '云帆恒达有限公司（法人王**）（股东李*）'],
    ['and a person behind them', '云帆恒达有限公司（王小明）李四', '云帆恒达有限公司（王**）李*'],
    ['and a person behind those in it', '云帆恒达有限公司（康柏德（东区））王小明', '云帆恒达有限公司（康**（东区））王**'],
    ['a name hidden by its source', '云帆恒达有限公司（潘○○、李四）', '云帆恒达有限公司（潘*、李*）'],
    ['a name in Han and Latin letters', '云帆恒达有限公司（卡斯博Mark Neiman）', '云帆恒达有限公司（卡** M**********）'],
    ['Latin letters of one word', '云帆恒达有限公司（卡斯博MARK）', '云帆恒达有限公司（卡** M***）'],
    ['Latin letters behind 即', '云帆恒达有限公司（即卡斯博MARK NEIMAN）', '云帆恒达有限公司（即卡** M**********）'],
    ['Latin letters alone', '云帆恒达有限公司（Mark Neiman）', '云帆恒达有限公司（M**********）'],
  ])
  stays([
    ['nothing', '云帆恒达有限公司（）'],
    ['a mark for a name alone', '云帆恒达有限公司（○○○）'],
    ['a place in a firm’s name', '云帆（深圳）餐饮有限公司'],
    ['a name in a firm’s name', '云帆（东区（王小明）西区）餐饮有限公司'],
    ['brackets in brackets in a firm’s name', '云帆（东区（西区）王小明）餐饮有限公司'],
    ['a site of no firm with somebody behind it', '恒达便利（东区）王小明'],
    ['a word of one letter', '云帆恒达有限公司（卡斯博M）'],
    ['a word of two letters', '云帆恒达有限公司（卡斯博A B）'],
    ['a brand in small letters', '云帆恒达有限公司（卡斯博Mark）'],
    ['a shop in two scripts', '云帆恒达有限公司（大大商店MARK NEIMAN）'],
    ['a site with letters', '云帆恒达有限公司（东区卡斯博油库MARK NEIMAN）'],
    ['letters and more', '云帆恒达有限公司（卡斯博Ab Cd东区）'],
  ])
})

describe('whatever the party', () => {
  const part = fc.constantFrom(
    '云帆恒达',
    '有限公司',
    '商店',
    '王小明',
    '李四',
    '欧阳娜娜',
    '负责人',
    '即',
    '（',
    '）',
    '、',
    ' ',
    '-',
    '·',
    '“',
    '”',
    '东区',
    '等三人',
    'Mark Neiman',
  )
  const party = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''))

  it('no name grows where it is hidden, and none that is whole comes to be', () =>
    fc.assert(
      fc.property(party, (name) => {
        const shown = maskParty(name)
        for (const person of ['王小明', '李四', '欧阳娜娜', 'Mark Neiman'])
          expect(shown.split(person).length).toBeLessThanOrEqual(name.split(person).length)
      }),
    ))

  it('one of firms, sites and marks alone stays as it is', () =>
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('云帆恒达', '有限公司', '商店', '油库', '东区', '（', '）', '、', ' ', '-', '·', '“', '”'), {
            maxLength: 7,
          })
          .map((parts) => parts.join(''))
          // Two words with a dot between them and no word of a firm are written as names of other languages are: they are hidden.
          .filter((name) => !/(?:云帆恒达|东区)·/.test(name)),
        (name) => expect(maskParty(name)).toBe(name),
      ),
    ))

  it('one that is written as a name of another language is hidden, also where it is none', () =>
    expect(maskParty('云帆恒达·云帆恒达、')).toBe('云********、'))
})
