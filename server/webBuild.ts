import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildVersion, builtOf, hasBuildTools, webDir, type Built } from '../miniapp/build'

/** The web page there is was built for another root than the service is told, or from other sources. */
export class WebBuildError extends Error {}

/** What there is to answer with, and to build with. */
export interface WebThere {
  /** what the page that lies here was built from; null where there is none */
  built: Built | null
  /** of the sources that lie here */
  version: string
  /** whether the tools to build are installed: for production they are not */
  canBuild: boolean
}

const thereIs = (): WebThere => ({
  built: existsSync(join(webDir, 'index.html')) ? builtOf('h5') : null,
  version: buildVersion(),
  canBuild: hasBuildTools(),
})

/**
 * Why the web page has to be built for this root of tips (hex, `demo`, or '' where no tips are taken), in words, or null where
 * it is. In production a page with another root or of another version is not replaced behind anybody's back, and nothing is built without
 * the tools: throws WebBuildError.
 */
export function whyBuildWeb(
  { root, production }: { root: string; production: boolean },
  { built, version, canBuild }: WebThere = thereIs(),
): string | null {
  if (built === null) {
    if (!canBuild) throw new WebBuildError(`网页还没有构建，这里也没有构建工具，服务没有启动。${elsewhere(root)}`)
    return '网页还没有构建。'
  }
  const fault = built.root !== root ? OTHER_ROOT : built.version !== version ? OTHER_SOURCES : null
  if (fault === null) return null
  if (production || !canBuild) throw new WebBuildError(refusal(fault, canBuild ? `请重新构建：${command(root)}` : elsewhere(root)))
  return `现有的网页是${fault.builtBy}构建的，重新构建。`
}

interface Fault {
  builtBy: string
  /** what it cannot be used with */
  against: string
}

const OTHER_ROOT: Fault = { builtBy: '用另一个监督机构根公钥', against: '现在的 TIP_ROOT_PUBLIC_KEY ' }
const OTHER_SOURCES: Fault = { builtBy: '用另一版源码', against: '这一版服务' }

const refusal = ({ builtBy, against }: Fault, remedy: string): string =>
  `网页是${builtBy}构建的，不能和${against}一起使用，服务没有启动。${remedy}`

const elsewhere = (root: string): string =>
  `请在有构建工具（npm ci --ignore-scripts）、同一版源码的电脑上运行 ${command(root)}，把 miniapp/dist 复制到这里。`

const command = (root: string): string => `${root === '' ? '' : `TIP_ROOT_PUBLIC_KEY=${root} `}npm run build:h5`
