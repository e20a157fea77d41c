import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Browser } from 'playwright-core'
import { openPhone, screenshot } from '../browser'
import { canvasOn } from './canvas'
import { startService, type AskedRequest, type PageInstance, type Service } from './service'
import { mapOn, type MapStandIn } from './map'
import { createStandIns, newPhone, type PhoneMemory } from './standIns'

/**
 * A mini-program host without WeChat's tools: the service runs in Node, the view in a real browser with WeChat's own
 * component engine, and only data and events pass between them, as on a phone.
 */
export interface Weapp {
  service: Service
  see: (text: string) => Promise<void>
  text: () => Promise<string>
  tap: (text: string) => Promise<void>
  tapSelector: (selector: string) => Promise<void>
  fill: (value: string) => Promise<void>
  fillIn: (selector: string, value: string) => Promise<void>
  /** pictures that the person picks the next time */
  pick: (pictures: readonly Buffer[]) => void
  /** what was saved to the album */
  album: Buffer[]
  /** documents that were opened for the person */
  opened: { type: string; bytes: Buffer }[]
  /** pictures that were shown large, with the one that stood first */
  previewed: { current: string; urls: string[] }[]
  /** WeChat's map on the page on top: a stand-in */
  map: MapStandIn
  /** natural widths of the pictures of the view that are drawn */
  pictures: () => Promise<number[]>
  /** the value of an attribute of the first element that has this text inside */
  attribute: (selector: string, name: string) => Promise<string | null>
  screenshot: (name: string) => Promise<void>
  close: () => Promise<void>
}

export interface Answer {
  statusCode: number
  data: unknown
}

interface ViewEvent {
  type: string
  detail: unknown
  sid?: string
  id?: string
  targetSid?: string
  targetId?: string
}

export interface WeappOptions {
  dist: string
  /** where the service is; addresses of the build are sent there */
  api: string
  globalWx?: boolean
  location?: { longitude: number; latitude: number }
  /** a phone that was used before; default: a new one */
  memory?: PhoneMemory
  hasRandomness?: boolean
  hasBigInt?: boolean
  /** throws where a request is to meet a dead network; an answer stands in the place of the service's own; waits where an answer is to come late */
  network?: (url: string) => Answer | void | Promise<Answer | void>
}

export async function startWeapp(browser: Browser, options: WeappOptions): Promise<Weapp> {
  const { dist, api, globalWx = true, location, memory = newPhone(), hasRandomness = true, hasBigInt = true, network } = options
  const context = await openPhone(browser)
  const view = await context.newPage()
  const { templates, bundle, statics } = await viewOf(dist)
  const album: Buffer[] = []
  const opened: Weapp['opened'] = []
  const previewed: Weapp['previewed'] = []
  let picked: readonly Buffer[] = []
  let shown: PageInstance | null = null
  let drawing = Promise.resolve()
  let isInstalled = false
  const failures: unknown[] = []
  const inOrder = (work: () => Promise<unknown>) => {
    drawing = drawing.then(work).then(
      () => undefined,
      (error: unknown) => void failures.push(error),
    )
  }

  const addressOf = (url: string): string => api + url.replace(/^https?:\/\/[^/]+/, '')
  // A page of no server: what the view may load is up to the view.
  await context.route('**/__view', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  // Pictures of the service are loaded by the view itself.
  await context.route('**/api/v1/evidence/*', async (route) => {
    const answer = await fetch(addressOf(route.request().url()))
    await route.fulfill({
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
  await view.goto('http://view.invalid/__view')
  view.setDefaultTimeout(10_000)
  await view.exposeFunction('toService', (event: ViewEvent) => shown?.eh(eventForService(event)))
  const map = mapOn(dist, () => service.top())
  const service: Service = startService({
    dist,
    globalWx,
    ...(location ? { location } : {}),
    memory,
    hasBigInt,
    standIns: createStandIns({
      memory,
      canvas: canvasOn(() => context.newPage()),
      picked: () => picked,
      album,
      hasRandomness,
      opened,
      previewed,
      createMapContext: map.createContext,
      download: async (url) => {
        await network?.(url)
        const answer = await fetch(addressOf(url))
        return { statusCode: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
      },
    }),
    request: async (url, asked) => {
      const instead = await network?.(url)
      if (instead) return instead
      return askService(addressOf(url), asked)
    },
    onSetData: (page, patch) => {
      if (page === shown) inOrder(() => view.evaluate((data) => (window as unknown as ViewWindow).pushData(data), patch))
    },
    onTop: (page) => {
      shown = page
      // As it is now: what is told of it later is drawn after this, and would else be drawn twice, the first of it over the last.
      const data = structuredClone(page.data)
      inOrder(async () => {
        await view.setContent(`<!doctype html><style>${styleOf(dist, page.route)}</style><body></body>`)
        // Another content leaves the window and what was told to it.
        if (!isInstalled) {
          await view.addScriptTag({ content: bundle })
          await view.evaluate(([source, configs]) => (window as unknown as ViewWindow).install(source, configs), [
            templates,
            statics,
          ] as const)
          isInstalled = true
        }
        await view.evaluate(([route, data]) => (window as unknown as ViewWindow).mountView(route, data), [page.route, data] as const)
      })
    },
  })

  const visible = (text: string) => view.getByText(text).locator('visible=true').first()
  return {
    service,
    see: (text) => visible(text).waitFor(),
    text: () => view.innerText('body'),
    tap: (text) => visible(text).click(),
    tapSelector: (selector) => view.locator(selector).first().click(),
    fill: (value) => view.locator('input').first().fill(value),
    fillIn: (selector, value) => view.locator(selector).first().fill(value),
    pick: (pictures) => {
      picked = pictures
    },
    album,
    opened,
    previewed,
    map,
    pictures: () => view.evaluate(() => Promise.all([...document.images].map((image) => image.decode().then(() => image.naturalWidth)))),
    attribute: (selector, name) => view.locator(selector).first().getAttribute(name),
    screenshot: (name) => screenshot(view, name),
    close: async () => {
      // What is answered from now on is drawn nowhere.
      shown = null
      await drawing
      await context.close()
      if (failures.length > 0) throw failures[0]
    },
  }
}

/** Passes a request on as WeChat does: bytes as they are, anything else as JSON. */
async function askService(url: string, { method, header, data, responseType }: AskedRequest) {
  const isBytes = Object.prototype.toString.call(data) === '[object ArrayBuffer]'
  const body = method === 'GET' ? null : isBytes ? Buffer.from(data as ArrayBuffer) : JSON.stringify(data)
  const answer = await fetch(url, { method, headers: { ...(isBytes ? {} : { 'content-type': 'application/json' }), ...header }, body })
  return { statusCode: answer.status, data: responseType === 'arraybuffer' ? await answer.arrayBuffer() : readBody(await answer.text()) }
}

/** As WeChat reads a body: data where it is JSON, else the text. */
function readBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A page of somebody between, or nothing.
    return text
  }
}

interface ViewWindow {
  /** takes the compiled templates of a build, once a window */
  install: (templates: string, statics: unknown) => void
  mountView: (route: string, data: unknown) => void
  pushData: (patch: unknown) => void
}

function eventForService({ type, detail, sid, id, targetSid, targetId }: ViewEvent) {
  return {
    type,
    detail: detail ?? {},
    timeStamp: Date.now(),
    target: { id: targetId, dataset: { sid: targetSid } },
    currentTarget: { id, dataset: { sid } },
    mark: {},
    touches: [],
    changedTouches: [],
  }
}

const filesOf = (dist: string): string[] => readdirSync(dist, { recursive: true }).map(String)

interface View {
  templates: string
  bundle: string
  statics: Record<string, unknown>
}

const views = new Map<string, Promise<View>>()

/** What the view of a build needs: made once, as a phone makes it when it is installed, and not at every start. */
function viewOf(dist: string): Promise<View> {
  const made = views.get(dist) ?? makeView(dist)
  views.set(dist, made)
  return made
}

const makeView = async (dist: string): Promise<View> => ({
  templates: compileTemplates(dist),
  bundle: await bundleView(),
  statics: staticConfigs(dist),
})

/** Compiles the built WXML by WeChat's own compiler. Throws at a template that it does not accept. */
function compileTemplates(dist: string): string {
  const group = new TmplGroup()
  for (const file of filesOf(dist)) {
    const text = () => readFileSync(join(dist, file), 'utf8')
    if (file.endsWith('.wxml')) group.addTmpl(file.slice(0, -5), text())
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -4), text())
  }
  const source = 'return ' + group.getTmplGenObjectGroups()
  group.free()
  return source
}

function staticConfigs(dist: string): Record<string, unknown> {
  return Object.fromEntries(
    filesOf(dist)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file.slice(0, -5), JSON.parse(readFileSync(join(dist, file), 'utf8')) as unknown]),
  )
}

/** The style of a page as WeChat joins it, with rpx as shares of the width; elements of WXML are blocks and runs. */
function styleOf(dist: string, route: string): string {
  const textOf = (file: string) => (existsSync(join(dist, file)) ? readFileSync(join(dist, file), 'utf8') : '')
  const wxss = ['app.wxss', `${route}.wxss`].map((file) => textOf(file).replace(/@import[^;]+;/g, '')).join('\n')
  const common = textOf('common.wxss')
  return (
    'view,scroll-view{display:block}text{display:inline}input{border:0;font:inherit}textarea{display:block;font:inherit}' +
    (common + wxss).replace(/([\d.]+)rpx/g, 'calc($1 * 100vw / 750)')
  )
}

async function bundleView(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'view.js')],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
