import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { stepAt, totpCode } from '../../server/desk/totp'
import { hex } from '../../shared/tips/crypto/index'
import { sealKeyFile, type KeyHolder } from '../../shared/tips/crypto/keyFile'
import { SCRYPT_N_MIN } from '../../shared/tips/crypto/passphrase'
import type { Purpose } from '../../shared/tips/purposes'
import { ARE_LOOKED_AT, keepPicture, untilDrawn, watchRequests, withChineseLetters } from './browser'
import { randomness, type TestKeys } from './tips'

/** Officers before a real browser that opened the desk from a disk. */

export const PASSPHRASE = 'correct horse battery staple'
export const NEW_PASSWORD = 'a password of my own'

const HELD: Record<'handler' | 'payer' | 'reviewer', readonly Purpose[]> = {
  handler: ['seal', 'sign'],
  payer: ['identity'],
  reviewer: ['identity'],
}

/** Writes the key file of a desk's holder; returns its path. */
export function writeKeyFile(
  dir: string,
  keys: TestKeys,
  desk: string,
  holder: Extract<KeyHolder, 'handler' | 'payer' | 'reviewer'>,
): string {
  const held = HELD[holder].map((purpose) => {
    const certificate = keys.certificates.find((one) => one.desk === desk && one.purpose === purpose)
    if (!certificate) throw new Error(`no certificate of ${desk}/${purpose}`)
    return { certificate, privateKey: hex(keys.pairOf(desk, purpose).privateKey) }
  })
  const path = join(dir, `${desk}-${holder}.keys.json`)
  writeFileSync(path, JSON.stringify(sealKeyFile({ desk, holder, keys: held }, PASSPHRASE, randomness, { n: SCRYPT_N_MIN })))
  return path
}

export interface DeskLook {
  dark?: boolean
  /** lets a test put Chinese letters into the page; the page's own policy holds everywhere else */
  withLetters?: boolean
  /** lets a test move the time of the page */
  withClock?: boolean
  /** the time on the screen, standing still; default: the machine's */
  now?: Date
}

/** Where a file, which has no host, asks for its letters. */
export const FONT_HOST = 'http://font.invalid'

/** A screen of 1280 points that opened the file. */
export async function openDeskFile(
  browser: Browser,
  file: string,
  { dark = false, withLetters = false, withClock = false, now }: DeskLook = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: withLetters,
  })
  context.setDefaultTimeout(15_000)
  watchRequests(context)
  if (withClock) await context.clock.install()
  if (now) await context.clock.setFixedTime(now)
  const page = await context.newPage()
  await page.goto(pathToFileURL(file).href)
  return page
}

/** Signs in as somebody whose password was handed over. */
export async function signInAnew(page: Page, officer: { name: string; password: string; totpSecret: Buffer }, now: Date): Promise<void> {
  await page.getByLabel('用户名').fill(officer.name)
  await page.getByLabel('密码', { exact: true }).fill(officer.password)
  await page.getByLabel('验证器上的 6 位数').fill(totpCode(officer.totpSecret, stepAt(now)))
  await page.getByRole('button', { name: '第一次登录，设新密码' }).click()
  await page.getByLabel('新密码', { exact: true }).fill(NEW_PASSWORD)
  await page.getByLabel('再输一次新密码').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}

/** Loads a key file with its passphrase. */
export async function loadKeys(page: Page, path: string): Promise<void> {
  await page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '密钥' }).click()
  await page.getByLabel('密钥文件（.keys.json）').setInputFiles(path)
  await page.getByLabel('口令').fill(PASSPHRASE)
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await page.getByRole('heading', { name: '已载入' }).waitFor({ timeout: 60_000 })
}

/** Waits until the page is drawn and, where somebody wants to look at it, writes it as a picture with Chinese letters. */
export async function shootDesk(page: Page, name: string): Promise<void> {
  if (ARE_LOOKED_AT) await withChineseLetters(page, FONT_HOST)
  await untilDrawn(page)
  await keepPicture(page, name, { fullPage: true })
}

/** Some JPEGs that a browser drew. */
export async function drawPhotos(browser: Browser, count: number): Promise<Uint8Array[]> {
  const page = await browser.newPage()
  const urls = await page.evaluate((many) => {
    const canvas = document.createElement('canvas')
    canvas.width = 800
    canvas.height = 600
    const pen = canvas.getContext('2d')
    return Array.from({ length: many }, (_, n) => {
      if (!pen) throw new Error('no canvas')
      pen.fillStyle = ['#6b7c8f', '#a7794b', '#55705a'][n % 3] ?? '#888'
      pen.fillRect(0, 0, 800, 600)
      pen.fillStyle = '#e8e2d6'
      for (let at = 0; at < 9; at++) pen.fillRect(40 + at * 82, 180 + ((at * 37 + n * 50) % 120), 46, 340)
      return canvas.toDataURL('image/jpeg', 0.8)
    })
  }, count)
  await page.close()
  return urls.map((url) => new Uint8Array(Buffer.from(url.split(',')[1] ?? '', 'base64')))
}
