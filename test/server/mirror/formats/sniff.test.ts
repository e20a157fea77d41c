import { mkdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { explainFile } from '../../../../server/mirror/explain/index'
import { bodyOf, sniff } from '../../../../server/mirror/formats/sniff'
import { rawOf, readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'
import { temporaryFolder } from '../../../support/store'
import { savedTable, zipOf } from '../../../support/workbooks'

/** A compound file (MS-CFB) whose directory has these names, one sector of them after the other. */
function compoundOf(...names: string[]): Buffer {
  const sectors = Math.ceil((names.length + 1) / 4)
  const bytes = Buffer.alloc(512 * (2 + sectors), 0)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 44)
  bytes.writeUInt32LE(1, 48)
  bytes.fill(0xff, 76, 512)
  // The table of sectors stands in the first, the directory in those behind it.
  bytes.writeUInt32LE(0, 76)
  bytes.fill(0xff, 512, 1_024)
  for (let i = 1; i <= sectors; i++) bytes.writeUInt32LE(i === sectors ? 0xfffffffe : i + 1, 512 + i * 4)
  for (const [i, name] of ['Root Entry', ...names].entries()) {
    const at = 1_024 + i * 128
    bytes.write(name, at, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64)
    bytes[at + 66] = i === 0 ? 5 : 2
  }
  return bytes
}

/** The head of a table of dBase with one field. */
function dbfOf(version: number, header: number): Buffer {
  const bytes = Buffer.alloc(header + 10, 0x20)
  bytes.fill(0, 0, 64)
  bytes.set([version, 126, 5, 20])
  bytes.writeUInt16LE(header, 8)
  bytes.writeUInt16LE(9, 10)
  bytes.write('DM\0\0\0\0\0\0\0\0\0C', 32)
  return bytes
}

const PADDED = Buffer.alloc(512)
const magic = (...bytes: number[]) => Buffer.concat([Buffer.from(bytes), PADDED])
const openDocument = () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['名称', '代码']]), '数据')
  return Buffer.from(write(book, { type: 'buffer', bookType: 'ods' }) as Uint8Array)
}
const MHTML = 'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'

const FOREIGN: [what: string, bytes: () => Buffer, told: string][] = [
  ['a web archive', () => Buffer.from(MHTML), '网页归档（MHTML）：请用 Excel 或 WPS 打开，另存为 xlsx'],
  ['one that a browser saved', () => Buffer.from('From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E4?=\r\n x\r\n' + MHTML), '网页归档（MHTML）'],
  ['a workbook with a password', () => compoundOf('\u0006DataSpaces', 'Version', 'DataSpaceMap', 'EncryptionInfo', 'EncryptedPackage'), '有密码的工作簿：请去掉密码再送'],
  ['a document of old', () => compoundOf('1Table', 'WordDocument'), 'Word 文档：里面的表格请来源另给 xlsx 或 csv'],
  ['a presentation of old', () => compoundOf('PowerPoint Document'), '演示文稿'],
  ['a document', () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }), 'Word 文档'],
  ['a presentation', () => zipOf({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' }), '演示文稿'],
  ['a layout file', () => zipOf({ 'OFD.xml': '<ofd/>', 'Doc_0/Document.xml': '<d/>' }), 'OFD 版式文件'],
  ['an OpenDocument table', openDocument, 'OpenDocument 表格：请用 Excel 或 WPS 打开，另存为 xlsx'],
  ['a binary workbook', () => savedTable([['名称']], 'xlsb'), 'XLSB 二进制工作簿'],
  ['a zip of files', () => zipOf({ '名册.csv': '名称,代码\n' }), 'ZIP 压缩文件：里面没有工作簿：是压缩包的话，请登记 "packed": { "as": "zip" }'],
  ['7z', () => magic(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), '7z 压缩文件：请解开后放里面的文件，或者改用 zip'],
  ['RAR 4', () => magic(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0), 'RAR 压缩文件'],
  ['RAR 5', () => magic(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 1, 0), 'RAR 压缩文件'],
  ['tar.xz', () => magic(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), 'XZ 压缩文件（如 tar.xz）'],
  ['a tar', () => Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\u000000'), PADDED]), '没有压缩的 TAR 包：请用 gzip 压成 tar.gz，或者改用 zip'],
  ['PNG', () => magic(0x89, 0x50, 0x4e, 0x47), '图片：里面的表格请来源另给 xlsx 或 csv'],
  ['JPEG', () => magic(0xff, 0xd8, 0xff, 0xe0), '图片'],
  ['GIF', () => Buffer.from('GIF89a'), '图片'],
  ['BMP', () => magic(0x42, 0x4d, 9, 9, 0, 0), '图片'],
  ['WebP', () => Buffer.from('RIFF\x01\x02\x03\x04WEBPVP8 '), '图片'],
  ['TIFF', () => magic(0x49, 0x49, 0x2a, 0), '图片'],
  ['PDF', () => Buffer.from('%PDF-1.7\n'), 'PDF：里面的表格请来源另给 xlsx 或 csv'],
  ['RTF', () => Buffer.from('{\\rtf1\\ansi'), 'RTF 文档'],
  ['a database', () => Buffer.from('SQLite format 3\0'), '数据库文件：请导出成 csv 或 xlsx'],
  ['a program of Windows', () => Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), PADDED]), '程序：请核对送来的是不是这份文件'],
  ['a program of Linux', () => Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), '程序'],
  ['a script', () => Buffer.from('#!/bin/sh\necho\n'), '程序'],
  ['a table of dBase', () => dbfOf(0x03, 65), 'DBF 数据表：请导出成 csv 或 xlsx'],
  ['a table of FoxPro', () => dbfOf(0x30, 65 + 263), 'DBF 数据表'],
  ['SYLK', () => Buffer.from('ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"A"\r\nE\r\n'), 'SYLK 表格：请用 Excel 或 WPS 打开，另存为 xlsx'],
  ['DIF', () => Buffer.from('TABLE\r\n0,1\r\n"EXCEL"\r\n'), 'DIF 表格'],
  ['Excel 4', () => magic(0x09, 0x04, 0x06, 0), '很旧的电子表格（Excel 4 或 Lotus 1-2-3 及以前）'],
  ['bzip2', () => magic(0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59), 'BZIP2 压缩文件'],
  ['zstd', () => magic(0x28, 0xb5, 0x2f, 0xfd), 'ZSTD 压缩文件'],
  ['lz4', () => magic(0x04, 0x22, 0x4d, 0x18), '别的压缩文件：请解开后放里面的文件，或者改用 zip'],
  ['a cabinet', () => Buffer.from('MSCF\0\0\0\0'), '别的压缩文件'],
  ['Parquet', () => magic(0x50, 0x41, 0x52, 0x31, 0x15, 4), '数据库文件'],
  ['Avro', () => Buffer.from('Obj\x01\x04'), '数据库文件'],
  ['an image of a disc', () => Buffer.concat([Buffer.alloc(32_768), Buffer.from('\x01CD001\x01'), PADDED]), '光盘映像'],
  ['a sound', () => Buffer.from('RIFF\x24\x08\0\0WAVEfmt '), '录音或录像'],
  ['music', () => Buffer.from('ID3\x04\0\0\0\0'), '录音或录像'],
  ['a film', () => Buffer.from('\0\0\0\x20ftypisom'), '录音或录像'],
  ['a photo of a telephone', () => Buffer.from('\0\0\0\x18ftypheic'), '图片'],
  ['a drawing', () => Buffer.from('AC1032\0\0\0'), '图纸'],
  ['a vector picture', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), '图片'],
  ['a mail', () => Buffer.from('From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n'), '电子邮件：请把附件里的表格另存出来'],
  ['a mail of Outlook', () => compoundOf('__nameid_version1.0', '__properties_version1.0'), '电子邮件'],
  ['a certificate', () => Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB\n'), '证书或密钥'],
  ['a map', () => magic(0, 0, 0x27, 0x0a), '地图数据（SHP）'],
  ['a file of statistics', () => Buffer.from('$FL2@(#) SPSS DATA FILE'), '统计软件的数据文件'],
  ['an SQL dump', () => Buffer.from('-- MySQL dump 10.13\n--\nDROP TABLE IF EXISTS `t`;\n'), 'SQL 脚本（数据库的导出）：请改成导出 csv 或 xlsx'],
  ['bare SQL', () => Buffer.from("/* 名册 */\nINSERT INTO `t` VALUES ('甲','A1');\n"), 'SQL 脚本'],
  ['SQL behind comments', () => Buffer.from('-- ----\n-- 表结构\n-- ----\nSET NAMES utf8mb4;\n'), 'SQL 脚本'],
] // prettier-ignore

describe('a body that no reader reads is told by what it is, and what helps', () => {
  it.each(FOREIGN)('%s', async (_what, bytes, told) => {
    for (const format of ['csv', 'xlsx', 'xls', 'json', 'html'] as const) {
      const read = readWhole(bytes(), enterpriseSource({ format }))
      await expect(read).rejects.toThrow(`登记的格式是 ${format.toUpperCase()}，送来的是${told}`)
    }
    if (told.startsWith('ZIP')) return
    await expect(explainFile(rawOf(bytes()).path)).rejects.toThrow(`这是${told}`)
  })
})

describe('a body that is read stays what it is', () => {
  it.each([
    ['a new workbook', savedTable([['甲']], 'xlsx'), 'xlsx'],
    ['an old workbook', savedTable([['甲']], 'biff8'), 'xls'],
    ['an older one', savedTable([['甲']], 'biff5'), 'xls'],
    ['a compound file of many names', compoundOf(...Array.from({ length: 40 }, (_, i) => `S${i}`), 'Workbook'), 'xls'],
    ['a workbook in XML', savedTable([['甲']], 'xlml'), 'xls'],
    [
      'a page before its server fills it in',
      Buffer.from('<%@ page contentType="text/html" %>\n<table><tr><td>名称</td></tr></table>'),
      'html',
    ],
    ['a damaged zip', Buffer.from('PK\x03\x04 and no more'), 'xlsx'],
    ['a text that begins like a bitmap', Buffer.from('BM 编码,名称\n1,甲\n'), 'text'],
    ['a header that begins like a program', Buffer.from('MZ名称,代码\n甲,A1\n'), 'text'],
    ['a header that begins like bzip2', Buffer.from('BZh91,代码\n甲,A1\n'), 'text'],
    ['a header that begins like SYLK', Buffer.from('ID;Produkt;名称\n1;甲;乙\n'), 'text'],
    ['a header that begins like DIF', Buffer.from('TABLE,名称\n0,1\n'), 'text'],
    ['a header that begins like Parquet', Buffer.from('PAR1,名称\n0,1\n'), 'text'],
    ['a header that begins like music', Buffer.from('ID3,名称\r\n0,1\r\n'), 'text'],
    ['a header of names with colons', Buffer.from('From: 名称,代码\n甲,A1\n'), 'text'],
    ['a text in UTF-16', Buffer.from('\ufeff名称,代码\n', 'utf16le'), 'text'],
    ['a text in UTF-16 without a mark', Buffer.from('MZ,代码\n', 'utf16le'), 'text'],
    ['a header that begins like SQL', Buffer.from('set,名称\n1,甲\n'), 'text'],
    ['a header with colons', Buffer.from('名称: 甲\n代码: A1\n'), 'text'],
    ['a call in a cell', Buffer.from('fn(x),名称\n1,甲\n'), 'text'],
    ['JSON', Buffer.from(' [{"a":1}]'), 'json'],
    ['a gzip', gzipSync('x'), 'gzip'],
  ])('%s', async (_what, bytes, body) => expect(await bodyOf(rawOf(bytes).path)).toBe(body))
})

it('tells any bytes by something, at once', () => {
  const Piece = fc.constantFrom('--', '-', '\n', '\r\n', ' ', '/*', '*/', ';', 'insert into', 'a: b', 'content-type', 'var x', '(', '=', '{', '<', '\0', 'PK\x03\x04', '\ud0cf') // prettier-ignore
  fc.assert(
    fc.property(fc.array(Piece, { maxLength: 12 }), fc.integer({ min: 1, max: 400 }), (pieces, times) => {
      expect(typeof sniff(Buffer.from(pieces.join('').repeat(times)))).toBe('string')
    }),
  )
})

it('says that a workbook under another name is what it is', async () => {
  const read = (bytes: Buffer, format: string) => readWhole(bytes, enterpriseSource({ format }))
  await expect(read(Buffer.from('名称,代码\n甲,A1\n'), 'xls')).rejects.toThrow('送来的是文本：如果内容没有错，请把 format 改成 "csv"')
  await expect(read(Buffer.from('<table><tr><td>名称</td></tr></table>'), 'xls')).rejects.toThrow('请把 format 改成 "html"')
  await expect(read(savedTable([['名称']], 'biff8'), 'xlsx')).rejects.toThrow(
    '送来的是旧式 Excel 文件：如果内容没有错，请把 format 改成 "xls"',
  )
  await expect(read(Buffer.from('[{"名称":"甲"}]'), 'csv')).rejects.toThrow('送来的是JSON：如果内容没有错，请把 format 改成 "json"')
})

describe('JSON that is not plain', () => {
  const json = (text: string, overrides = {}) =>
    readWhole(Buffer.from(text), enterpriseSource({ format: 'json', columns: { name: '名称', uscc: '代码' }, ...overrides }))
  const ROW = '{"名称":"甲公司","代码":"A1"}'

  it.each([
    ['a call', `jQuery17205_176({"rows":[${ROW}]});`, { at: 'rows' }],
    ['a call behind a comment', `/**/cb([${ROW}])`, {}],
    ['a call that looks first', `typeof cb === 'function' && cb([${ROW}]);`, {}],
    ['a variable', `var list = [${ROW}];\n`, {}],
    ['a property', `window.data=[${ROW}]`, {}],
    ['what keeps others from running it', `)]}',\n[${ROW}]`, {}],
    ['a loop before it', `for(;;);{"data":[${ROW}]}`, { at: 'data' }],
  ])('is read out of %s, and said', async (_what, text, overrides) => {
    const { accepted, facts } = await json(text, overrides)
    expect([...accepted.values()].map(({ body }) => 'name' in body && body.name)).toEqual(['甲公司'])
    expect(facts.remarks).toEqual(['JavaScript 代码里的 JSON（JSONP 或变量），只取了数据'])
  })

  it('refuses a row that is nested for ever, and no other', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const { counts, findings } = await json(`[${ROW},${deep},{"名称":"乙公司","代码":${deep}}]`)
    expect(counts).toMatchObject({ accepted: 1, refused: 2 })
    expect(findings.filter(({ severity }) => severity === 'refused').map(({ line, reason }) => [line, reason])).toEqual([
      [2, '一层套一层，读不下去'],
      [3, '一层套一层，读不下去'],
    ])
  })

  it('is read where a service has put the list into a text once more', async () => {
    expect((await json(JSON.stringify({ d: `[${ROW}]` }), { at: 'd' })).counts).toMatchObject({ accepted: 1 })
    await expect(json(JSON.stringify({ d: 'x' }), { at: 'd' })).rejects.toThrow('JSON 的“d”处不是一个列表')
  })

  it('is read line by line, blank lines and a mark at the start left aside', async () => {
    const { counts, facts } = await json(`\ufeff${ROW}\r\n\r\n${ROW.replace(/甲|A1/g, (one) => (one === '甲' ? '乙' : 'A2'))}\n`)
    expect(counts).toMatchObject({ read: 2, accepted: 2 })
    expect(facts.remarks).toEqual(['一行一个对象的 JSON（NDJSON）'])
  })

  it('is read where it is one line with one object that has the columns, and no other object is taken for one', async () => {
    const { counts, facts } = await json(ROW)
    expect(counts).toMatchObject({ read: 1, accepted: 1 })
    expect(facts.remarks).toEqual(['一行一个对象的 JSON（NDJSON）'])
    await expect(json(ROW, { at: 'data' })).rejects.toThrow('JSON 的“data”处不是一个列表')
  })

  it.each([
    [
      'a literal that is no JSON',
      "var list = [{名称: '甲'}]",
      {},
      '是 JavaScript 代码（JSONP 或变量），里面的数据不是标准的 JSON：请来源给出 JSON',
    ],
    ['two variables', 'var a = [1]; var b = [2];', {}, '是 JavaScript 代码'],
    ['a line that is cut', `${ROW}\n{"名称":"乙`, {}, '是一行一个对象的 JSON（NDJSON），第 2 行不完整'],
    ['lines where the source says a place', `${ROW}\n${ROW}`, { at: 'data' }, '这是一行一个对象的 JSON（NDJSON），登记里不要写 at'],
    ['a list as scripts write it', "[{名称: '甲'}]", {}, '是 JavaScript 的写法'],
    ['an object in single quotes', "{'名称': '甲'}", {}, '是 JavaScript 的写法'],
    ['a list elsewhere', `{"code":0,"data":{"rows":[${ROW}]}}`, {}, 'JSON 里不是一个列表：列表在“data.rows”处，请登记 "at": "data.rows"'],
    ['an error', '{"code":500,"msg":"坏了"}', {}, /^JSON 里不是一个列表$/],
    ['a list that is cut', `[${ROW},\n{"名称"`, {}, '不是完整的 JSON'],
  ])('is refused by its name: %s', (_what, text, overrides, reason) => expect(json(text, overrides)).rejects.toThrow(reason))

  it.each([' ', '\n', '(', '/*', 'a', ';', '[', '{"a":'])('ends however long it is full of %j', async (piece) => {
    await expect(json('x' + piece.repeat(400_000) + '[')).rejects.toThrow(/JSON/)
    await expect(json(piece.repeat(400_000) + 'x')).rejects.toThrow(/JSON|是空的/)
  })
})

describe('a text that is parted or encoded otherwise than its source says', () => {
  const rows = [
    ['名称', '代码'],
    ['云帆恒达建筑工程有限公司', 'A1'],
    ['云帆第二建筑工程有限公司', 'A2'],
  ]
  const text = (delimiter: string) => rows.map((row) => row.join(delimiter)).join('\r\n') + '\r\n'
  const csv = (bytes: Buffer, overrides = {}) =>
    readWhole(bytes, enterpriseSource({ columns: { name: '名称', uscc: '代码' }, ignore: [], ...overrides }))

  it('is read where it is Excel’s “Unicode text”', async () => {
    const { counts, facts } = await csv(iconv.encode(text('\t'), 'utf-16le', { addBOM: true }))
    expect(counts).toMatchObject({ accepted: 2, refused: 0 })
    expect(facts.remarks).toEqual(['编码：UTF-16', '列是用制表符分开的（Excel 的“Unicode 文本”）'])
    const { proposal } = await explainFile(rawOf(iconv.encode(text('\t'), 'utf-16le', { addBOM: true })).path)
    expect(proposal.sources[0]).toMatchObject({ format: 'csv', delimiter: '\t' })
  })

  it.each([
    [';', '像是用“;”分开各列的，请在登记里写 "delimiter": ";"'],
    ['\t', '像是用制表符分开各列的，请在登记里写 "delimiter": "\\t"'],
    ['|', '像是用“|”分开各列的，请在登记里写 "delimiter": "|"'],
    ['，', '像是用“，”分开各列的，这种读不了，请来源改用逗号'],
    ['^', '像是用“^”分开各列的，这种读不了，请来源改用逗号'],
  ])('says that %s parts it', (delimiter, hint) =>
    expect(csv(Buffer.from(text(delimiter)))).rejects.toThrow(`没有找到表头，缺少列：代码、名称。${hint}`),
  )

  it('says that each line stands in quotes', () =>
    expect(csv(Buffer.from(text(',').replace(/^.+$/gm, '"$&"')))).rejects.toThrow(
      '没有找到表头，缺少列：代码、名称。整行被一对引号包住了，分不出各列，请来源重新导出',
    ))

  it('says that it is Big5', () =>
    expect(
      csv(iconv.encode('單位名稱,統一編號\n甲,A1\n', 'big5'), { encoding: 'gb18030', columns: { name: '單位名稱' }, key: ['統一編號'] }),
    ).rejects.toThrow('像是 Big5 编码，请在登记里写 "encoding": "big5"'))

  it('says that a table is a list as scripts write it', () =>
    expect(csv(Buffer.from("[{名称:'甲',代码:'A1'}]"))).rejects.toThrow(
      '登记的格式是 CSV，送来的是JSON：如果内容没有错，请把 format 改成 "json"',
    ))

  it('says so of a comma too', () =>
    expect(csv(Buffer.from(text(',')), { delimiter: ';' })).rejects.toThrow('像是用“,”分开各列的，请在登记里写 "delimiter": ","'))

  it('says that another encoding was declared', async () => {
    await expect(csv(iconv.encode(text(','), 'gb18030'), { encoding: 'utf-8' })).rejects.toThrow(
      '文件不是 UTF-8 编码，像是 GB18030（含 GBK、GB2312）：登记里的 encoding 请改掉，或者不写',
    )
    await expect(csv(Buffer.from(text(',')), { encoding: 'utf-16le' })).rejects.toThrow(
      '文件不是 UTF-16 编码：登记里的 encoding 请改掉，或者不写',
    )
  })

  it.each([
    ['UTF-8 taken for GBK', (name: string) => iconv.decode(Buffer.from(name), 'gb18030')],
    ['UTF-8 taken for Latin', (name: string) => Buffer.from(name).toString('latin1')],
    ['GBK taken for Latin', (name: string) => iconv.encode(name, 'gb18030').toString('latin1')],
  ])('says that its header is %s', (_what, spoil) =>
    expect(
      csv(Buffer.from(`${spoil('企业名称')},${spoil('信用代码')}\n甲,A1\n`), { columns: { name: '企业名称' }, key: ['信用代码'] }),
    ).rejects.toThrow('表头是乱码，来源导出时就错了编码，请来源重新导出'),
  )
})

describe('a folder', () => {
  const { dir, remove } = temporaryFolder()
  afterAll(remove)
  it('is told from a file, as is what is neither', async () => {
    await expect(explainFile('/dev/null')).rejects.toThrow('这不是文件')
    mkdirSync(`${dir}/list.csv`)
    await expect(explainFile(`${dir}/list.csv`)).rejects.toThrow('这是文件夹，请给出其中一个文件；登记时用 folder')
  })
})
