/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** Where the service is; set at build time. */
declare const API_BASE: string

/** The root under which desk keys are signed: 65 bytes as hex, `demo`, or '' where no tips are offered; set at build time. */
declare const TIP_ROOT_PUBLIC_KEY: string

/** Changes with whatever the pages are made from; made at build time. */
declare const BUILD_VERSION: string

/** What WeChat gives each script and Taro has no name for; the web build has none of it. */
declare const wx: {
  getRandomValues?: (options: { length: number; success: (answer: { randomValues: ArrayBuffer }) => void; fail: () => void }) => void
}

interface Window {
  /** The settings of the web build, which Taro's router reads whenever it needs one. */
  __taroAppConfig: { animation?: { duration: number; delay: number } }
}

declare module '@tarojs/components/types/common' {
  interface StandardProps {
    ariaRole?: string
    ariaLabel?: string
    tabindex?: number
  }
}
