import type { Browser, Page } from 'playwright-core'
import type { Boards, SheetSize } from './define'
import { lettersFolder, serveLetters, useLetters } from './letters'

/** What is printed, and where. */
export interface PrintJob {
  browser: Browser
  /** where the service is, without a slash at its end */
  service: string
  /** where people reach it: what each code must begin with */
  publicUrl: string
  boards: Boards
  sizes: readonly SheetSize[]
  /** how long a page may take */
  timeoutMs?: number
}

/** A board that could not be printed; the message says why. */
export class PosterError extends Error {}

const TIMEOUT_MS = 30_000
/** What stands on the page of a record once the record is there. */
const READY = '#provenance'

/** The boards of one record as PDF files, one a size: what the print button of its page prints. Throws PosterError. */
export async function printBoards(job: PrintJob, record: { id: string; code: string }): Promise<Map<SheetSize, Buffer>> {
  const { browser, service, boards, sizes, timeoutMs = TIMEOUT_MS } = job
  const folder = lettersFolder()
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  context.setDefaultTimeout(timeoutMs)
  try {
    if (folder !== null) await serveLetters(context, folder)
    const page = await context.newPage()
    // The dialog of the browser is what is stepped over; everything before it is what a person gets.
    await page.addInitScript(() => {
      window.print = () => void Object.assign(window, { printed: true })
    })
    await page.goto(service + boards.pagePath(record.id), { waitUntil: 'networkidle' })
    await page.locator(READY).first().waitFor()
    if ((await page.locator('#print-poster').count()) === 0) throw new PosterError('页面上没有公布责任人，没有公示牌可打')
    await page.emulateMedia({ media: 'print' })
    const printed = new Map<SheetSize, Buffer>()
    for (const size of sizes) printed.set(size, await printOne(page, job, record.code, size, folder))
    return printed
  } catch (error) {
    if (error instanceof PosterError) throw error
    throw new PosterError((error as Error).message.split('\n', 1)[0])
  } finally {
    await context.close()
  }
}

async function printOne(
  page: Page,
  { boards, publicUrl }: PrintJob,
  code: string,
  size: SheetSize,
  folder: string | null,
): Promise<Buffer> {
  // Paper has no buttons: it is pressed without being seen.
  await page.locator(`#print-poster-${size}`).dispatchEvent('click')
  await page.waitForFunction(() => 'printed' in window)
  const address = (await page.locator('.wall-poster__address').innerText()).trim()
  const expected = publicUrl + boards.plainPath(code)
  if (address !== expected) throw new PosterError(`二维码会是 ${address}，应当是 ${expected}`)
  if (folder !== null) await useLetters(page, folder)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  await page.evaluate(() => {
    window.dispatchEvent(new Event('afterprint'))
    Reflect.deleteProperty(window, 'printed')
  })
  return pdf
}
