import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import vm from 'node:vm'
import type { PhoneMemory } from './standIns'

/**
 * The service side of a mini-program host: runs the built scripts in a bare context that has what WeChat's has (no DOM,
 * no `eval`), keeps the stack of pages, and calls their life cycle. What it draws is the view's work.
 */

type Callbacks = { success?: (result: unknown) => void; fail?: (result: unknown) => void; complete?: (result: unknown) => void }
type Options = Callbacks & Record<string, unknown>

export interface PageInstance {
  route: string
  data: Record<string, unknown>
  eh: (event: unknown) => void
  [method: string]: unknown
}

export interface ServiceOptions {
  dist: string
  /** answers `wx.request`; a throw is a failed connection */
  request: (url: string, asked: AskedRequest) => Promise<{ statusCode: number; data: unknown }>
  /** whether `wx` also hangs on the global object; in WeChat it is given to each script and need not */
  globalWx: boolean
  onSetData: (page: PageInstance, patch: Record<string, unknown>) => void
  onTop: (page: PageInstance) => void
  location?: { longitude: number; latitude: number }
  /** what is kept from one start to the next */
  memory: PhoneMemory
  /** what this host has not and stands in for */
  standIns: Record<string, unknown>
  /** false: a phone from before BigInt */
  hasBigInt?: boolean
}

/** What `wx.request` carries. */
export interface AskedRequest {
  method: string
  header: Record<string, string>
  data: unknown
  responseType: string
}

export interface Service {
  errors: Error[]
  /** calls of `wx` that a test may look at, e.g. a phone call */
  calls: [name: string, options: Options][]
  top: () => PageInstance
  switchTab: (path: string) => void
  /** opens an address from outside, as a link or a code does */
  open: (url: string) => void
  back: () => void
  reachBottom: () => void
}

/** What a file of the build is to the program that requires it. */
type Loaded = (require: (request: string) => unknown, module: { exports: unknown }, exports: unknown, wx: unknown) => void

/** By path: a program is started many times in one file of tests, and compiled once. */
const scripts = new Map<string, vm.Script>()

function compiled(path: string): vm.Script {
  const known = scripts.get(path)
  if (known) return known
  const head = '(function (require, module, exports, wx) {'
  // Lines and columns of errors stay those of the file.
  const script = new vm.Script(`${head}${readFileSync(path, 'utf8')}\n})`, { filename: path, columnOffset: -head.length })
  scripts.set(path, script)
  return script
}

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar: { list: { pagePath: string }[] }
}

const SYSTEM = {
  SDKVersion: '3.8.0',
  version: '8.0.50',
  platform: 'ios',
  system: 'iOS 13.0',
  model: 'phone',
  brand: 'phone',
  pixelRatio: 2,
  screenWidth: 375,
  screenHeight: 812,
  windowWidth: 375,
  windowHeight: 700,
  statusBarHeight: 20,
  language: 'zh_CN',
  fontSizeSetting: 17,
  theme: 'light',
  safeArea: { top: 20, bottom: 812, left: 0, right: 375, width: 375, height: 792 },
}

/** Starts the built mini-program on its first page. */
export function startService(options: ServiceOptions): Service {
  const { dist, onTop } = options
  const appJson = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson
  const known = new Set([
    ...appJson.pages,
    ...(appJson.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ])
  const tabs = new Set(appJson.tabBar.list.map((tab) => tab.pagePath))
  const errors: Error[] = []
  const calls: Service['calls'] = []
  const stack: PageInstance[] = []
  const definitions = new Map<string, Record<string, unknown>>()
  let loading = ''
  let sequence = 0

  const fail = (error: unknown) => errors.push(error instanceof Error ? error : new Error(String(error)))
  const call = (page: PageInstance | undefined, method: string, argument?: unknown) => {
    try {
      const found = page?.[method]
      if (typeof found === 'function') found.call(page, argument)
    } catch (error) {
      fail(error)
    }
  }

  function open(url: string): void {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?')
    if (!known.has(path)) throw new Error(`page "${path}" is not found`)
    loading = path
    if (!definitions.has(path)) load(join(dist, path + '.js'))
    const definition = definitions.get(path) ?? {}
    // Values of a page's address arrive as they were written: WeChat decodes nothing.
    const query = Object.fromEntries(
      search
        .split('&')
        .filter(Boolean)
        .map((pair) => pair.split('=') as [string, string]),
    )
    const id = ++sequence
    const page: PageInstance = Object.assign(Object.create(definition) as PageInstance, {
      data: structuredClone(definition.data ?? {}),
      route: path,
      __route__: path,
      options: query,
      __wxWebviewId__: id,
      getPageId: () => `pageId:${id}`,
      getOpenerEventChannel: () => ({ on() {}, emit() {} }),
      selectComponent: () => null,
      setData: (patch: Record<string, unknown>, done?: () => void) => {
        const copy = JSON.parse(JSON.stringify(patch)) as Record<string, unknown>
        for (const [key, value] of Object.entries(copy)) setPath(page.data, key, value)
        options.onSetData(page, copy)
        setTimeout(() => done?.call(page), 0)
      },
    })
    call(stack.at(-1), 'onHide')
    stack.push(page)
    call(page, 'onLoad', query)
    call(page, 'onShow')
    setTimeout(() => call(page, 'onReady'), 0)
    onTop(page)
  }

  const close = () => call(stack.pop(), 'onUnload')
  const replaceAll = (url: string) => {
    while (stack.length > 0) close()
    open(url)
  }
  const back = (delta = 1) => {
    for (let i = 0; i < delta && stack.length > 1; i++) close()
    call(stack.at(-1), 'onShow')
    const page = stack.at(-1)
    if (page) onTop(page)
  }

  const wx = createWx(options, calls, {
    navigateTo: ({ url }) => open(String(url)),
    redirectTo: ({ url }) => (close(), open(String(url))),
    reLaunch: ({ url }) => replaceAll(String(url)),
    switchTab: ({ url }) => {
      if (!tabs.has(String(url).replace(/^\//, ''))) throw new Error(`"${String(url)}" is not a tab`)
      replaceAll(String(url))
    },
    navigateBack: ({ delta }) => back(Number(delta ?? 1)),
  })

  let app: unknown
  const globals: Record<string, unknown> = {
    ...(options.globalWx ? { wx } : {}),
    console: {
      ...console,
      log() {},
      info() {},
      debug() {},
      warn() {},
      error: (...told: unknown[]) => fail(told[0] instanceof Error ? told[0] : new Error(told.join(' '))),
    },
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    App: (definition: Record<string, unknown>) => {
      app = definition
      for (const hook of ['onLaunch', 'onShow']) if (typeof definition[hook] === 'function') definition[hook](wx.getLaunchOptionsSync?.({}))
    },
    Page: (definition: Record<string, unknown>) => definitions.set(loading, definition),
    Component: (definition: Record<string, unknown>) => definitions.set(loading, definition),
    Behavior: (definition: unknown) => definition,
    getApp: () => app,
    getCurrentPages: () => [...stack],
    requirePlugin: () => ({}),
  }
  globals.global = globals
  const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } })
  if (options.hasBigInt === false) vm.runInContext('delete globalThis.BigInt', context)
  const modules = new Map<string, { exports: unknown }>()

  function load(file: string): unknown {
    const path = file.endsWith('.js') ? file : file + '.js'
    const known = modules.get(path)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    modules.set(path, module)
    const run = compiled(path).runInContext(context) as Loaded
    run((request: string) => load(resolve(dirname(path), request)), module, module.exports, wx)
    return module.exports
  }

  loading = 'app'
  load(join(dist, 'app.js'))
  open(appJson.pages[0] ?? '')

  return {
    errors,
    calls,
    top: () => stack.at(-1) as PageInstance,
    switchTab: (path) => replaceAll(path),
    open: (url) => {
      const [path = ''] = url.replace(/^\//, '').split('?')
      if (known.has(path)) open(url)
      else call(app as PageInstance, 'onPageNotFound', { path, query: {}, isEntryPage: false })
    },
    back: () => back(),
    reachBottom: () => call(stack.at(-1), 'onReachBottom'),
  }
}

type WxApi = Record<string, (options: Options) => unknown>

/** The part of `wx` that this mini-program meets. What is not here is missing, as on an old phone. */
function createWx(options: ServiceOptions, calls: Service['calls'], navigation: WxApi): WxApi {
  const { storage } = options.memory
  const settle = (name: string, given: Options | undefined, work: () => unknown) => {
    const told = given ?? {}
    calls.push([name, told])
    try {
      const result = { errMsg: `${name}:ok`, ...(work() as object | undefined) }
      queueMicrotask(() => (told.success?.(result), told.complete?.(result)))
    } catch (error) {
      const result = { errMsg: `${name}:fail ${(error as Error).message}` }
      queueMicrotask(() => (told.fail?.(result), told.complete?.(result)))
    }
  }
  const acknowledged = [
    'makePhoneCall',
    'setClipboardData',
    'showToast',
    'hideToast',
    'setNavigationBarTitle',
    'stopPullDownRefresh',
    'pageScrollTo',
  ]
  const plain: Record<string, unknown> = {
    getSystemInfoSync: () => SYSTEM,
    getWindowInfo: () => SYSTEM,
    getDeviceInfo: () => SYSTEM,
    getAppBaseInfo: () => SYSTEM,
    getSystemSetting: () => ({}),
    getLaunchOptionsSync: () => ({ path: 'pages/home/index', query: {}, scene: 1001, referrerInfo: {} }),
    getEnterOptionsSync: () => ({ path: 'pages/home/index', query: {}, scene: 1001, referrerInfo: {} }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => ({ top: 24, bottom: 56, left: 280, right: 367, width: 87, height: 32 }),
    canIUse: () => true,
    nextTick: (work: () => void) => queueMicrotask(work),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => storage.delete(key),
    onThemeChange() {},
    offThemeChange() {},
    onAppShow() {},
    onAppHide() {},
    onError() {},
    onUnhandledRejection() {},
    onNetworkStatusChange() {},
    onMemoryWarning() {},
    createSelectorQuery: () => emptySelectorQuery(),
    request: (given: Options) => {
      calls.push(['request', given])
      const asked = {
        method: String(given.method ?? 'GET'),
        header: (given.header ?? {}) as Record<string, string>,
        data: given.data,
        responseType: String(given.responseType ?? 'text'),
      }
      options.request(String(given.url), asked).then(
        (answer) => {
          const result = { errMsg: 'request:ok', header: {}, cookies: [], ...answer }
          given.success?.(result)
          given.complete?.(result)
        },
        (error: Error) => {
          const result = { errMsg: `request:fail ${error.message}` }
          given.fail?.(result)
          given.complete?.(result)
        },
      )
      return { abort() {} }
    },
    getLocation: (given: Options) =>
      settle('getLocation', given, () => {
        if (!options.location) throw new Error('auth deny')
        return options.location
      }),
  }
  return Object.assign(
    Object.fromEntries(acknowledged.map((name) => [name, (given: Options) => settle(name, given, () => undefined)])),
    Object.fromEntries(
      Object.entries(navigation).map(([name, work]) => [name, (given: Options) => settle(name, given, () => void work(given))]),
    ),
    plain,
    options.standIns,
  ) as WxApi
}

function emptySelectorQuery(): Record<string, unknown> {
  const query: Record<string, unknown> = {
    exec: (done?: (found: unknown[]) => void) => queueMicrotask(() => done?.([{ width: 100, height: 100, top: 0, left: 0 }])),
  }
  for (const name of ['select', 'selectAll', 'selectViewport', 'in', 'boundingClientRect', 'fields', 'node', 'scrollOffset'])
    query[name] = () => query
  return query
}

/** Sets a value at a path of `setData`: `root.cn.[0].cn.[1].v`. */
function setPath(target: Record<string, unknown>, key: string, value: unknown): void {
  const parts = key
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  let holder = target
  parts.slice(0, -1).forEach((part, i) => {
    holder[part] ??= /^\d+$/.test(parts[i + 1] ?? '') ? [] : {}
    holder = holder[part] as Record<string, unknown>
  })
  holder[parts.at(-1) ?? ''] = value
}
