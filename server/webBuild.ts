import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { builtRoot, buildWeb, webDir } from '../miniapp/build'

/** The web page there is was built for another root than the service is told. */
export class WebBuildError extends Error {}

/**
 * Makes sure that the web page is built with the root of tips that the service has: `root` as hex, `demo`, or '' where no tips
 * are taken. Builds it where there is none, or one with another root. In production a page with another root is not
 * replaced behind anybody's back: throws WebBuildError.
 */
export async function ensureWeb({
  root,
  production,
  say,
}: {
  root: string
  production: boolean
  say: (text: string) => void
}): Promise<string> {
  const isThere = existsSync(join(webDir, 'index.html'))
  if (isThere && builtRoot('h5') === root) return webDir
  if (isThere && production) throw new WebBuildError(refusal(root))
  say(isThere ? '现有的网页是用另一个监督机构根公钥构建的，重新构建。' : '网页还没有构建。')
  await buildWeb(say, root)
  return webDir
}

const refusal = (root: string): string =>
  `网页是用另一个监督机构根公钥构建的，不能和现在的 TIP_ROOT_PUBLIC_KEY 一起使用，服务没有启动。请重新构建：${
    root === '' ? '' : `TIP_ROOT_PUBLIC_KEY=${root} `
  }npm run build:h5`
