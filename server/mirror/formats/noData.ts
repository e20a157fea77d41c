/**
 * Rows of a table that are no data, told by their cells alone. All take the cells of one row as `headerKey` writes them.
 */

const TOTAL = /^(?:本页|本表)?(?:合计|总计|小计|共计|累计|平均|合計|總計|小計)(?:[(（][^()（）]{1,6}[)）])?[:：]?$/
/** What a group of rows is called whose sum stands in the row: 东港区小计. */
const GROUP_TOTAL = /^[^\d,，。;；:：]{1,30}(?:合计|总计|小计|合計|總計|小計)[:：]?$/
/** A sum with its number in the same cell: 小计24条. */
const COUNTED_TOTAL = /^[^\d,，。;；]{0,30}小[计計][:：]?\d+(?:[条项处件起行家户个]|万?元)?$/
/** What stands in a row of sums beside its words. */
const FIGURE = /^(?:[-+]?\d[\d,]*(?:\.\d+)?(?:%|万?元|[条项个处家起户件人行笔])?|[-—–/\\]+|无|無)$/
/** A group and those within it stand before the word. */
const GROUPS_MAX = 3
/** What numbers a record: Z1, YH-001, 东港-03. */
const RECORD_NUMBER = /^(?:[A-Za-z]+[-_]?\d+|[^\d]{0,8}[-_]\d+)$/
/** What every word for a sum of rows above holds. */
const SUM_WORD = /[计計]/
/** Running totals and averages are no sums of the rows above. */
const NO_SUM = /累计|平均/

/** Whether a row is a sum of rows above it, by the word at its beginning, or behind the group whose sum it is with nothing but figures beside it. */
export function isSum(keys: readonly string[]): boolean {
  if (!keys.some((key) => SUM_WORD.test(key))) return false
  // A merged cell says once what it says in every column.
  const filled = keys.filter((key, at) => key !== '' && key !== keys[at - 1])
  const [first = ''] = filled
  if (NO_SUM.test(first)) return false
  if (TOTAL.test(first)) return true
  const at = filled.findIndex((key) => TOTAL.test(key) || GROUP_TOTAL.test(key) || COUNTED_TOTAL.test(key))
  return (
    at >= 0 &&
    at <= GROUPS_MAX &&
    !NO_SUM.test(filled[at] ?? '') &&
    filled.slice(at + 1).every((key) => FIGURE.test(key)) &&
    // A sum has a number; what a record is about may end in the same word.
    (at === 0 || filled.slice(at).some((key) => /\d/.test(key))) &&
    isGroup(filled.slice(0, at))
  )
}

/** Whether what stands before the word for a sum names a group, and is no row of its own. */
const isGroup = (before: readonly string[]): boolean =>
  before.every((key) => key.length <= 30 && !FIGURE.test(key) && !RECORD_NUMBER.test(key) && !/[。;；]/.test(key))

/** A title between the rows, of the part of the table below it: 二、一般隐患（2条）. */
const SECTION = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}部分).{1,28}$/
/** What ends a sentence: what holds one is told by somebody about something. */
const SENTENCE = /[。;；!！?？]/

/** Whether a row is the title of the part of a table below it: one cell at its beginning, or merged over it, numbered as chapters are. */
export function isSection(keys: readonly string[], columns: number): boolean {
  if (!SECTION.test(keys[0] ?? '')) return false
  const [only = '', ...others] = keys.filter((key, at) => key !== '' && key !== keys[at - 1])
  return columns > 2 && others.length === 0 && keys[0] === only && !SENTENCE.test(only)
}

/** How a line under a table begins that is no row of it, where nothing else stands on it. */
const FOOTER =
  /^((合计|总计|小计|共计|制表|填表|审核)(?=$|[:：\d人日单共])|注[:：]|备注[:：]|(?:填[表报写]|编制)?说明[:：]|数据来源[:：]|[(（]?以下(空白|无正文)|第\d+页|(?:以上|本表|本页)?共(?:计|有)?\d+[家条户页项个处件起宗行])/
/** How many rows a table has, and in which parts; of a text the parts may have fallen into cells of their own. */
const COUNTED = /^(?:以上|本表)?(?:共(?:计|有)?|合计:?|总计:?)\d+[家条户项个处件起宗行](?:\([^()]*\)|=[\d+、]+)?$/
/** What people sign a table with: who made it, when, whom to call. */
const SIGNATURE =
  /^(?:制表|填表|填报|编制|审核|复核|审批|校对|经办|报送|统计|签发|联系|联络|单位负责|分管|主管)(?:人|人员|单位|部门|机关|领导|日期|时间|电话|方式|负责人)?[:：]/
/** The same where the label fills a cell of its own, with or without its colon. */
const SIGNING =
  /^(?:(?:制表|填表|填报|填写|编制|报送|上报|制单|审核|复核|审批|审定|校对|经办|统计|签发|批准|联系|联络|记录)(?:人|人员|者|单位|部门|机关|领导|负责人|日期|时间|电话|方式)|制表|填表|填报|编制|审核|复核|校对|经办|批准|(?:单位|部门|分管|主管|主要)(?:负责人|领导)|(?:检查|参检|陪同)人员?|[^\d]{0,8}[(]?(?:签字|签名|签章|盖章)[)]?)$/
/** Labels that stand further on in such a row. */
const SIGNING_TOO = /^(?:电话|手机|传真|日期|时间|公章|[(]公章[)])$/
/** A day or a telephone, which needs no label of its own. */
const DATED = /^(?=.*\d{4})[\d\-/.年月日:()+转]{7,}$/
const NOTE = /^(?:备注|说明|注|附注|(?:填表|编制)说明)$/
/** Names that spreadsheets make up for columns without a header. */
const MADE_UP_HEADER = /^(column|列|field)_?\d+$/i
/** Most characters of a cell that only names who signed. */
const SIGNED_MAX = 20

/** The numbers of the columns, as some forms print them under the header: 1, 2, 3 or (1), (2), (3). */
export function isNumbering(keys: string[]): boolean {
  const filled = keys.filter((key) => key !== '')
  const numbers = filled[0] === '栏次' ? filled.slice(1) : filled
  return numbers.length > 2 && numbers.every((key, i) => key.replace(/^\((.*)\)$/, '$1') === String(i + 1))
}

/** The words of links to other pages, as programs put them under a table. */
const PAGER_WORDS = /首页|[上下前后]一?页|末页|尾页|当前|转到|跳转|每页|共|第|页|条|go/gi
const PAGER_MAX = 100

/** The row of links to other pages: one cell of such words and of numbers. One number alone may be the first cell of a form that nobody filled in. */
function isPager(keys: string[]): boolean {
  const only = keys.find((key) => key !== '') ?? ''
  if (only.length > PAGER_MAX || !/页|[<>«»‹›]|\.{3}|…/.test(only) || keys.filter((key) => key !== '').length !== 1) return false
  return /^[\d.…<>«»‹›|/,，:：]*$/.test(only.replace(PAGER_WORDS, ''))
}

/** A total, a footer or a signature under a table of so many columns. */
export function isTotal(keys: string[], columns: number): boolean {
  const first = keys.find((key) => key !== '') ?? ''
  if (TOTAL.test(first)) return true
  // In a table of one column a row has one cell, whatever it is.
  if (columns === 1) return false
  if (isSum(keys)) return true
  if (isPager(keys) || (/^(?:以上|本表)?(?:共|合计|总计)/.test(first) && COUNTED.test(keys.filter((key) => key !== '').join('、'))))
    return true
  const isFooter = FOOTER.test(first)
  const isNote = columns > 2 && NOTE.test(first)
  const maySign = columns > 2 && SIGNING.test(first)
  if (isFooter || isNote || maySign) {
    // A merged cell says once what it says in every column.
    const filled = keys.filter((key, at) => key !== '' && key !== keys[at - 1])
    if ((isFooter && filled.length === 1) || (isNote && filled.length < 3) || (maySign && isSigned(filled))) return true
  }
  // A cell of a signature: a label with what it names, or that alone in the next cell.
  return SIGNATURE.test(first) && keys.every((key) => SIGNATURE.test(key) || key.length <= SIGNED_MAX)
}

/** Whether cells are labels of those who sign, each with what it names behind it. */
function isSigned([first = '', ...others]: string[]): boolean {
  if (!SIGNING.test(first)) return false
  let named = 0
  return others.every((key) => {
    if (SIGNING.test(key) || SIGNING_TOO.test(key) || SIGNATURE.test(key)) return (named = 0) === 0
    if (DATED.test(key)) return true
    return ++named === 1 && key.length <= SIGNED_MAX && !/^\d+$/.test(key)
  })
}

/** A header that a program made up because there was none. */
export function isMadeUpHeader(keys: string[]): boolean {
  const first = keys.find((key) => key !== '') ?? ''
  if (!MADE_UP_HEADER.test(first)) return false
  const filled = keys.filter((key) => key !== '')
  return filled.length > 1 && filled.every((key) => MADE_UP_HEADER.test(key))
}
