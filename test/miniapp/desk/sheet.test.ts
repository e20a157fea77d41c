import { read, utils } from '@e965/xlsx'
import { SHEET_COLUMNS, sheetRows } from '../../../miniapp/desk/src/tips/sheet'
import { workbook } from '../../../miniapp/desk/src/tips/workbook'
import { crc32 } from '../../../miniapp/desk/src/tips/zip'
import { utf8 } from '../../../shared/tips/crypto'
import { item } from './support'

it('holds what the queue shows, and no column for anything of the reporter', () => {
  const [head = [], row = []] = sheetRows([item({ handler: 'li', danger: true })])
  expect(head).toEqual([...SHEET_COLUMNS])
  expect(head.join()).not.toMatch(/姓名|联系|实名|身份|内容|地点/)
  expect(row).toEqual([
    '00112-23344',
    '安全生产举报受理台',
    '事故隐患',
    '网上',
    '990100',
    '2026-05-18',
    '已收到',
    '2026-05-25',
    '决定是否受理',
    '',
    '是',
    'li',
    2,
    0,
  ])
})

it('takes no more of a line than it names, whatever else a service sends', () => {
  const strange = { ...item(), name: '赵钱孙', contact: '000-0000', text: '护栏' }
  expect(JSON.stringify(sheetRows([strange]))).not.toMatch(/赵钱孙|000-0000|护栏/)
})

it('is a workbook that another program reads, formulas and angles as plain text', () => {
  const rows = [
    ['a', 'b'],
    ['=1+1', '<&">'],
    ['  x ', 7],
  ]
  const book = read(workbook('2026-05-20', rows))
  expect(book.SheetNames).toEqual(['2026-05-20'])
  expect(utils.sheet_to_json(book.Sheets['2026-05-20'] ?? {}, { header: 1 })).toEqual(rows)
})

it('checks its files as every ZIP does', () => {
  expect(crc32(utf8('123456789')).toString(16)).toBe('cbf43926')
})
