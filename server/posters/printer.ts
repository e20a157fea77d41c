import type { Browser, BrowserType } from 'playwright-core'
import { Mistake } from '../mistake'

/** The browser that prints is not installed; the message says how to get it. */
export class NoPrinterError extends Mistake {}

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']

const MISSING =
  '打印公示牌要用开发安装里的浏览器（playwright-core 和 @sparticuz/chromium），这里没有。请在有源码的电脑上运行 npm ci --ignore-scripts，' +
  '再运行本命令；或者用浏览器打开片区的页面，点“打印公示牌”。'

interface Loaded {
  chromium: BrowserType
  path: string
}

/** Starts the Chromium of the development install. Throws NoPrinterError where it is not there, or does not start. */
export async function openPrinter(load: () => Promise<Loaded> = loadPrinter): Promise<Browser> {
  let loaded: Loaded
  try {
    loaded = await load()
  } catch (error) {
    throw new NoPrinterError(`${MISSING}（${firstLine(error)}）`)
  }
  try {
    return await loaded.chromium.launch({ executablePath: loaded.path, args: ARGUMENTS })
  } catch (error) {
    throw new NoPrinterError(`浏览器没能启动：${firstLine(error)}`)
  }
}

const firstLine = (error: unknown): string => (error as Error).message.split('\n', 1)[0] ?? ''

/** By names that no bundler follows: the service is installed without them. */
async function loadPrinter(): Promise<Loaded> {
  const [playwright, chromium] = ['playwright-core', '@sparticuz/chromium']
  const { chromium: launcher } = (await import(playwright)) as { chromium: Loaded['chromium'] }
  const { default: packed } = (await import(chromium)) as { default: { executablePath: () => Promise<string> } }
  return { chromium: launcher, path: await packed.executablePath() }
}
