/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** Where the service is; set at build time. */
declare const API_BASE: string

declare module '@tarojs/components/types/common' {
  interface StandardProps {
    ariaRole?: string
    ariaLabel?: string
    tabindex?: number
  }
}
