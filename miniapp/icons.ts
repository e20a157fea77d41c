import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

/**
 * Draws the icons of the tabs: our own, 2 px strokes on a grid of 24, as the PNG of 81 px that WeChat wants; and the marks of WeChat's map, which takes
 * pictures only. Run it after a change: `npx tsx miniapp/icons.ts`.
 */

const ICONS: Record<string, string> = {
  home: '<path d="M4 11.5 12 4l8 7.5M6.5 9.5V20h11V9.5M10 20v-5.5h4V20"/>',
  notices: '<path d="M6 3.5h9l4 4V20.5H6zM14.5 3.5V8H19M9 12h7M9 16h7"/>',
  tip: '<path d="M4 19.5 5 15 15.5 4.5l4 4L9 19zM13 7l4 4M14.5 20.5H20"/>',
  zones: '<path d="M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>',
  mine: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6"/>',
}
/** Both stand on light and on dark bars with 3 : 1 at least, so that one picture does for both. */
const COLOURS = { '': '#7d8796', '-on': '#2f74d0' }
const SIZE = 81

/** The marks of the map, as the web draws them (`map/index.scss`): shape and colour say the same, on a ground that is always light. */
const PINS: Record<string, string> = {
  stop: '<rect x="2" y="2" width="20" height="20" rx="3" fill="#b42318" stroke="#fff"/>',
  warn: '<path d="M12 1 23.5 23H.5z" fill="#93500b" stroke="#fff"/>',
  pass: '<circle cx="12" cy="12" r="11" fill="#0b6b3a" stroke="#fff"/>',
  unknown: '<circle cx="12" cy="12" r="10" fill="#fff" stroke="#4a5361" stroke-width="3"/>',
  calm: '<path d="M12 .5 23.5 12 12 23.5.5 12z" fill="#4a5361" stroke="#fff"/>',
  group: '<circle cx="12" cy="12" r="11" fill="#1450a3" stroke="#fff"/>',
  rough: '<circle cx="12" cy="12" r="10.5" fill="#fff" stroke="#1450a3" stroke-width="2" stroke-dasharray="3.3 2.2"/>',
}

async function draw(): Promise<void> {
  const folder = join(__dirname, 'src', 'assets', 'tabs')
  const pins = join(__dirname, 'src', 'map', 'pins')
  for (const one of [folder, pins]) mkdirSync(one, { recursive: true })
  const script = "import('@sparticuz/chromium').then(async (m) => process.stdout.write(await m.default.executablePath()))"
  const executablePath = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
  for (const [name, paths] of Object.entries(ICONS)) {
    for (const [end, colour] of Object.entries(COLOURS)) {
      const attributes = `width="${SIZE}" height="${SIZE}" viewBox="-1 -1 26 26" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`
      await page.setContent(
        `<style>*{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${paths}</svg>`,
      )
      writeFileSync(join(folder, `${name}${end}.png`), await page.screenshot({ omitBackground: true }))
    }
  }
  for (const [name, shape] of Object.entries(PINS)) {
    await page.setContent(
      `<style>*{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 24 24">${shape}</svg>`,
    )
    writeFileSync(join(pins, `${name}.png`), await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
}

void draw()
