import iconv from 'iconv-lite'
import { startOrigin, type Origin } from '../../../support/origin'

/** Web pages whose links lead to the files, as bureaus publish: a list of articles, each with its attachment. */

let origin: Origin
beforeAll(async () => {
  origin = await startOrigin()
})
afterAll(() => origin.stop())

const LIST =
  '<html><body><a href="t2.html">行政处罚公示（5月）</a><a href=\'./t1.html#top\'>行政处罚公示（4月）</a><a href="t1.html">重复</a><a href="about.html">关于我们</a></body></html>'
const article = (file: string) =>
  iconv.encode(
    `<html><head><base href="${origin.base}/files/"></head><p>见<a href="${file}"><b>附件</b>：公示表.csv</a></p></html>`,
    'gb18030',
  )

it('goes from a list of articles to their attachments', async () => {
  origin.serve({
    '/zwgk/index.html': LIST,
    '/zwgk/t2.html': article('download.jsp?id=2'),
    '/zwgk/t1.html': article('download.jsp?id=1'),
    '/files/download.jsp?id=2': '乙',
    '/files/download.jsp?id=1': '甲',
  })
  const follow = [{ links: '行政处罚公示*' }, { links: '*公示表.csv' }]
  const url = `${origin.base}/zwgk/index.html`
  expect(await origin.fetch({ url, follow })).toMatchObject({ texts: ['乙', '甲'] })
  const [newest, ...rest] = follow
  expect(await origin.fetch({ url, follow: [{ ...newest, read: 'first' }, ...rest] })).toMatchObject({ texts: ['乙'] })
})

it('knows the text of a link however its source is broken into lines, and a base that is relative itself', async () => {
  origin.serve({
    '/index': '<html><base href="/files/"><a href="a.csv">企业名单\n     （一）</a><a href="b.csv">企业名单（二）</a></html>',
    '/files/a.csv': 'A',
    '/files/b.csv': 'B',
  })
  expect(await origin.fetch({ url: `${origin.base}/index`, follow: [{ links: '企业名单*（*）' }] })).toMatchObject({ texts: ['A', 'B'] })
})

it('refuses a page whose elements never end', async () => {
  origin.serve({ '/index': `<html>${'<div>'.repeat(2_000)}<a href="a.csv">x</a>` })
  await expect(origin.fetch({ url: `${origin.base}/index`, follow: [{ links: '*' }] })).rejects.toThrow('里的标签一层套一层')
})

it('matches the end of an address too, resolves against where a redirect led, and leaves other hosts alone', async () => {
  origin.serve({
    '/index': { location: '/deep/index' },
    '/deep/index': '<html><a href="a.xlsx?v=2">下载</a><a href="http://other.invalid/b.xlsx">下载</a><a href="%zz.xlsx">下载</a></html>',
    '/deep/a.xlsx?v=2': 'A',
    '/deep/%zz.xlsx': 'Z',
  })
  expect(await origin.fetch({ url: `${origin.base}/index`, follow: [{ links: '*.xlsx' }] })).toMatchObject({ texts: ['A', 'Z'] })
})

it.each([
  ['a page without such a link', '<html><a href="a.pdf">x</a></html>', '网页上没有符合“*.csv”的链接'],
  ['what is no page', Buffer.from('%PDF-1.4'), '“index”不是网页，找不到链接'],
  [
    'a page of too many',
    `<html>${Array.from({ length: 600 }, (_, i) => `<a href="${i}.csv">x</a>`).join('')}`,
    '网页上符合“*.csv”的链接超过 500 个',
  ],
])('refuses %s', async (_name, page, message) => {
  origin.serve({ '/index': page })
  await expect(origin.fetch({ url: `${origin.base}/index`, follow: [{ links: '*.csv' }] })).rejects.toThrow(message)
})

it('takes half of the attachments for none of them', async () => {
  origin.serve({ '/index': '<html><a href="a.csv">x</a><a href="b.csv">y</a></html>', '/a.csv': 'A' })
  await expect(origin.fetch({ url: `${origin.base}/index`, follow: [{ links: '*.csv' }] })).rejects.toThrow('来源答复 404')
})
