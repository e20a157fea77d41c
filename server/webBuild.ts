import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildVersion, builtOf, webDir } from '../miniapp/build'

/** The web page there is was built for another root than the service is told, or from other sources. */
export class WebBuildError extends Error {}

/**
 * Why the web page has to be built for this root of tips (hex, `demo`, or '' where no tips are taken), in words, or null where
 * it is. In production a page with another root or of another version is not replaced behind anybody's back: throws WebBuildError.
 */
export function whyBuildWeb({ root, production }: { root: string; production: boolean }): string | null {
  const built = builtOf('h5')
  if (built === null || !existsSync(join(webDir, 'index.html'))) return '网页还没有构建。'
  const fault = built.root !== root ? OTHER_ROOT : built.version !== buildVersion() ? OTHER_SOURCES : null
  if (fault === null) return null
  if (production) throw new WebBuildError(refusal(fault, root))
  return `现有的网页是${fault.builtBy}构建的，重新构建。`
}

interface Fault {
  builtBy: string
  /** what it cannot be used with */
  against: string
}

const OTHER_ROOT: Fault = { builtBy: '用另一个监督机构根公钥', against: '现在的 TIP_ROOT_PUBLIC_KEY ' }
const OTHER_SOURCES: Fault = { builtBy: '用另一版源码', against: '这一版服务' }

const refusal = ({ builtBy, against }: Fault, root: string): string =>
  `网页是${builtBy}构建的，不能和${against}一起使用，服务没有启动。请重新构建：${
    root === '' ? '' : `TIP_ROOT_PUBLIC_KEY=${root} `
  }npm run build:h5`
