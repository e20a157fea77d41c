import * as React from 'react'
import phoneTaro, { phone, resetPhone, type PhoneAnswer } from './phone'

/**
 * A page of the mini-program around one hook: Taro's own renderer and its own page, driven as WeChat drives them (shown, pulled down,
 * read to its bottom). Only what WeChat itself gives stands in: storage and network (`phone.ts`), and the bar with the title.
 */

/** A page as WeChat holds it. */
interface WeChatPage {
  setData: () => void
  onLoad: (params: Record<string, string>) => void
  onUnload: () => void
  onShow: () => void
  onHide: () => void
  onPullDownRefresh: () => void
  onReachBottom: () => void
  onShareAppMessage: (from: object) => unknown
}
interface Runtime {
  Current: { app: unknown }
  eventCenter: {
    on: (name: string, listener: () => void) => void
    off: (name: string, listener: () => void) => void
    trigger: (name: string) => void
  }
  createPageConfig: (component: React.FunctionComponent, id: string, data: object, config: object) => WeChatPage
}
type Lifecycle<Listener> = (listener: Listener) => void
interface Framework {
  createReactApp: (app: React.FunctionComponent<React.PropsWithChildren>, react: typeof React, renderer: object, config: object) => unknown
  useDidShow: Lifecycle<() => void>
  usePullDownRefresh: Lifecycle<() => void>
  useReachBottom: Lifecycle<() => void>
  useShareAppMessage: Lifecycle<(from: object) => object>
  useRouter: () => { params: Record<string, string> }
}

// Read by React as it is loaded: that tests say when all is drawn, and that nobody looks on from outside.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, __REACT_DEVTOOLS_GLOBAL_HOOK__: { isDisabled: true } })
const { Current, eventCenter, createPageConfig } = jest.requireActual<Runtime>('@tarojs/runtime')
const framework = jest.requireActual<Framework>('@tarojs/plugin-framework-react/dist/runtime')
React.act(() => {
  const renderer = jest.requireActual<object>('@tarojs/react')
  Current.app = framework.createReactApp(({ children }) => children, React, renderer, {})
})

/** What the bar above the page was told. */
export const bar = { titles: [] as string[], pullsStopped: 0 }

/** What `@tarojs/taro` is in these tests. */
export default {
  ...phoneTaro,
  eventCenter,
  setNavigationBarTitle: ({ title }: { title: string }) => Promise.resolve(void bar.titles.push(title)),
  stopPullDownRefresh: () => Promise.resolve(void bar.pullsStopped++),
}
export const { useDidShow, usePullDownRefresh, useReachBottom, useShareAppMessage, useRouter } = framework
export { eventCenter }

/** Lets something happen, and waits until every page has drawn what comes of it. */
export async function settle(happens: () => unknown): Promise<void> {
  await React.act(async () => void (await happens()))
}

export interface HookPage<Result, Given> {
  /** what the hook returned at each drawing */
  drawn: Result[]
  /** what it returned last */
  now: () => Result
  /** draws the page with something else given to its hook */
  give: (given: Given) => Promise<void>
  show: () => Promise<void>
  pullDown: () => Promise<void>
  reachBottom: () => Promise<void>
  /** what somebody is sent with whom the page is shared */
  share: () => unknown
  close: () => Promise<void>
}

let pages = 0
const open = new Set<{ close: () => Promise<void> }>()

/** Opens a page that uses a hook and draws nothing. `params` are those of its address. */
export async function openPage<Result, Given = undefined>(
  hook: (given: Given) => Result,
  given: Given,
  params: Record<string, string> = {},
): Promise<HookPage<Result, Given>> {
  const drawn: Result[] = []
  let give: (next: { given: Given }) => void = () => undefined
  const Page = () => {
    const [held, setHeld] = React.useState({ given })
    give = setHeld
    drawn.push(hook(held.given))
    return null
  }
  const wechat = createPageConfig(Page, `pages/hook${++pages}`, {}, { enableShareAppMessage: true })
  wechat.setData = () => undefined
  const page: HookPage<Result, Given> = {
    drawn,
    now: () => {
      const last = drawn.at(-1)
      if (last === undefined && drawn.length === 0) throw new Error('the page was never drawn')
      return last as Result
    },
    give: (next) => settle(() => give({ given: next })),
    show: () => settle(() => wechat.onShow()),
    pullDown: () => settle(() => wechat.onPullDownRefresh()),
    reachBottom: () => settle(() => wechat.onReachBottom()),
    share: () => wechat.onShareAppMessage({}),
    close: () => {
      open.delete(page)
      return settle(() => wechat.onUnload())
    },
  }
  open.add(page)
  await settle(() => {
    wechat.onLoad(params)
    wechat.onShow()
  })
  return page
}

/** Closes what is open and gives a phone on which nothing lies. */
export async function resetPages(): Promise<void> {
  for (const page of open) await page.close()
  resetPhone()
  Object.assign(bar, { titles: [], pullsStopped: 0 })
}

/** A request that waits for its answer. */
export interface Waiting {
  url: string
  answer: (data: unknown) => Promise<void>
  /** the service refuses it */
  refuse: (code: string, message?: string) => Promise<void>
  /** there is no network */
  cut: () => Promise<void>
}

/** Holds every request from now on until a test answers it, in whatever order; those that wait, the oldest first. */
export function holdRequests(): Waiting[] {
  const waiting: Waiting[] = []
  phone.answer = ({ url }) =>
    new Promise<PhoneAnswer>((resolve, reject) => {
      const done = (finish: () => void) => {
        waiting.splice(waiting.indexOf(one), 1)
        return settle(finish)
      }
      const one: Waiting = {
        url,
        answer: (data) => done(() => resolve({ statusCode: 200, data })),
        refuse: (code, message = code) => done(() => resolve({ statusCode: 404, data: { error: { code, message } } })),
        cut: () => done(() => reject(new Error('no network'))),
      }
      waiting.push(one)
    })
  return waiting
}
