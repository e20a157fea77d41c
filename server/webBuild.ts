import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { builtRoot, webDir } from '../miniapp/build'

/** The web page there is was built for another root than the service is told. */
export class WebBuildError extends Error {}

/**
 * Why the web page has to be built for this root of tips (hex, `demo`, or '' where no tips are taken), in words, or null where
 * it is. In production a page with another root is not replaced behind anybody's back: throws WebBuildError.
 */
export function whyBuildWeb({ root, production }: { root: string; production: boolean }): string | null {
  if (!existsSync(join(webDir, 'index.html'))) return '网页还没有构建。'
  if (builtRoot('h5') === root) return null
  if (production) throw new WebBuildError(refusal(root))
  return '现有的网页是用另一个监督机构根公钥构建的，重新构建。'
}

const refusal = (root: string): string =>
  `网页是用另一个监督机构根公钥构建的，不能和现在的 TIP_ROOT_PUBLIC_KEY 一起使用，服务没有启动。请重新构建：${
    root === '' ? '' : `TIP_ROOT_PUBLIC_KEY=${root} `
  }npm run build:h5`
