import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'

/** Chinese letters for the printer, from the development install: a machine that serves need not have any, and every board looks the same. */

const FAMILY = 'Noto Sans SC'
const PACKAGE = '@fontsource/noto-sans-sc/package.json'
/** The weights that a board is set in. */
const WEIGHTS = [400, 700]
/** Within the service, so that the page may ask for it; answered here, and never by the service. */
const PLACE = '/__letters/'

/** The folder of the letters, or null where they are not installed: then the machine's own must do. */
export function lettersFolder(resolve: (name: string) => string = require.resolve): string | null {
  try {
    return dirname(resolve(PACKAGE))
  } catch {
    // Not installed.
    return null
  }
}

/** Answers what pages ask for their letters. */
export const serveLetters = (context: BrowserContext, folder: string): Promise<unknown> =>
  context.route(`**${PLACE}*`, (route) =>
    route.fulfill({ path: join(folder, 'files', route.request().url().split('/').pop() ?? ''), contentType: 'font/woff2' }),
  )

/** Sets a page in these letters, and waits until those that it shows are there. */
export async function useLetters(page: Page, folder: string): Promise<void> {
  const css = WEIGHTS.map((weight) => readFileSync(join(folder, `${weight}.css`), 'utf8'))
    .join('\n')
    .replace(/url\(\.\/files\/([^)]+\.woff2)\) format\('woff2'\), url\([^)]+\) format\('woff'\)/g, `url(${PLACE}$1) format('woff2')`)
  await page.addStyleTag({ content: `${css}\n* { font-family: '${FAMILY}', sans-serif !important; }` })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}
