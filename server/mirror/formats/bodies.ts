/** What can be read, and what it is called. */
const READABLE = {
  xlsx: 'XLSX 工作簿（或别的压缩文件）',
  xls: '旧式 Excel 文件',
  html: '网页',
  xml: 'XML',
  json: 'JSON',
  script: 'JavaScript 代码（JSONP 或变量）',
  text: '文本',
  gzip: 'GZIP 压缩文件',
  empty: '空文件',
} as const

const AS_TABLE = '里面的表格请来源另给 xlsx 或 csv'
const AS_XLSX = '请用 Excel 或 WPS 打开，另存为 xlsx'
const REPACKED = '请解开后放里面的文件，或者改用 zip'

/** What no reader reads, what it is called, and what helps. */
const FOREIGN = {
  pdf: ['PDF', AS_TABLE],
  ofd: ['OFD 版式文件', AS_TABLE],
  picture: ['图片', AS_TABLE],
  word: ['Word 文档', AS_TABLE],
  presentation: ['演示文稿', AS_TABLE],
  rtf: ['RTF 文档', AS_TABLE],
  markdown: ['Markdown 文档', AS_TABLE],
  locked: ['有密码的工作簿', '请去掉密码再送'],
  mhtml: ['网页归档（MHTML）', AS_XLSX],
  ods: ['OpenDocument 表格', AS_XLSX],
  xlsb: ['XLSB 二进制工作簿', AS_XLSX],
  database: ['数据库文件', '请导出成 csv 或 xlsx'],
  sql: ['SQL 脚本（数据库的导出）', '请改成导出 csv 或 xlsx'],
  oldTable: ['很旧的电子表格（Excel 4 或 Lotus 1-2-3 及以前）', AS_XLSX],
  sylk: ['SYLK 表格', AS_XLSX],
  dif: ['DIF 表格', AS_XLSX],
  dbf: ['DBF 数据表', '请导出成 csv 或 xlsx'],
  statistics: ['统计软件的数据文件', '请导出成 csv 或 xlsx'],
  map: ['地图数据（SHP）', '请导出成 csv 或 xlsx'],
  drawing: ['图纸', AS_TABLE],
  postScript: ['PostScript 文件', AS_TABLE],
  media: ['录音或录像', AS_TABLE],
  mail: ['电子邮件', '请把附件里的表格另存出来'],
  program: ['程序', '请核对送来的是不是这份文件'],
  certificate: ['证书或密钥', '请核对送来的是不是这份文件'],
  disc: ['光盘映像', REPACKED],
  packed: ['别的压缩文件', REPACKED],
  zip: ['ZIP 压缩文件', '里面没有工作簿：是压缩包的话，请登记 "packed": { "as": "zip" }'],
  sevenZip: ['7z 压缩文件', REPACKED],
  rar: ['RAR 压缩文件', REPACKED],
  xz: ['XZ 压缩文件（如 tar.xz）', REPACKED],
  bzip2: ['BZIP2 压缩文件', REPACKED],
  zstd: ['ZSTD 压缩文件', REPACKED],
  tar: ['没有压缩的 TAR 包', '请用 gzip 压成 tar.gz，或者改用 zip'],
} as const

/** What a body is, whatever it calls itself. */
export type BodyType = keyof typeof READABLE | keyof typeof FOREIGN

const isForeign = (body: BodyType): body is keyof typeof FOREIGN => Object.hasOwn(FOREIGN, body)

/** What a body is called. */
export const wordsOf = (body: BodyType): string => (isForeign(body) ? FOREIGN[body][0] : READABLE[body])

/** What helps with a body that no reader reads; null for one that some reader does. */
export const cureOf = (body: BodyType): string | null => (isForeign(body) ? FOREIGN[body][1] : null)
