import { openBrowser, withChineseLetters, openPhone } from '../support/browser'
const BASE = 'http://127.0.0.1:3690'
async function main() {
  const browser = await openBrowser()
  const get = async (p: string) => (await fetch(BASE + p)).json() as Promise<any>
  const objections = (await get('/api/v1/objections?limit=20')).items
  console.log(JSON.stringify(objections[0]))
  const runs = (await get('/api/v1/runs?limit=30')).items
  console.log(runs.filter((r: any) => JSON.stringify(r).includes('异议期')).map((r: any) => r.id + ' ' + r.source))
  const rec = objections[0]
  const dark = process.argv.includes('dark')
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 375, height: 760 }, deviceScaleFactor: 1, colorScheme: dark ? 'dark' : 'light', locale: 'zh-CN', timezoneId: 'Asia/Shanghai', hasTouch: true, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log('error', e.message))
  const shot = async (path: string, name: string, wait = 2500) => {
    await page.goto('about:blank')
    await page.goto(BASE + path)
    await page.waitForTimeout(wait)
    await withChineseLetters(page, BASE)
    if (process.argv.includes('large')) await page.evaluate(() => { document.documentElement.style.fontSize = '180%' })
    const h = await page.evaluate(() => Math.max(document.documentElement.scrollHeight, ...[...document.querySelectorAll('.page')].filter((o) => o.getClientRects().length > 0).map((o) => o.scrollHeight)))
    await page.setViewportSize({ width: 375, height: Math.min(Math.max(760, h + 40), 5000) })
    await page.waitForTimeout(500)
    await page.screenshot({ path: `/tmp/wk-${name}${dark ? '-dark' : ''}${process.argv.includes('large') ? '-large' : ''}.png` })
    await page.setViewportSize({ width: 375, height: 760 })
  }
  await shot('/owners', 'owners')
  await shot(`/#/enterprise/detail/index?id=${rec.about}`, 'firm')
  const stat = '/#/record/statistics/index?kind=objection'
  await shot(stat, 'stat')
  await shot('/#/pages/home/index', 'home')
  await shot('/#/pages/hall/index', 'hall')
  await browser.close()
}
void main()
