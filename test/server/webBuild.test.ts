import { whyBuildWeb, type WebThere } from '../../server/webBuild'
import { ensureBuilt } from '../support/built'

const HERE: WebThere = { built: { root: 'demo', version: '0123abcd' }, version: '0123abcd', canBuild: true }
const OTHER_SOURCES: WebThere = { ...HERE, version: '4567cdef' }
const demo = { root: 'demo', production: false }
const inProduction = { root: 'demo', production: true }
const ELSEWHERE =
  '服务没有启动。请在有构建工具（npm ci --ignore-scripts）、同一版源码的电脑上运行 TIP_ROOT_PUBLIC_KEY=demo npm run build:h5，把 miniapp/dist 复制到这里。'

it('takes a page of these very sources and this root as it is', async () => {
  await ensureBuilt('h5')
  expect(whyBuildWeb(inProduction)).toBeNull()
  expect(whyBuildWeb({ ...inProduction, root: '' }, { ...HERE, built: { root: '', version: HERE.version } })).toBeNull()
}, 400_000)

it('builds a page of another root or of other sources anew, and in production refuses it', () => {
  expect(whyBuildWeb({ ...demo, root: '' }, HERE)).toBe('现有的网页是用另一个监督机构根公钥构建的，重新构建。')
  expect(whyBuildWeb(demo, OTHER_SOURCES)).toBe('现有的网页是用另一版源码构建的，重新构建。')
  expect(() => whyBuildWeb({ ...inProduction, root: '' }, HERE)).toThrow(
    '网页是用另一个监督机构根公钥构建的，不能和现在的 TIP_ROOT_PUBLIC_KEY 一起使用，服务没有启动。请重新构建：npm run build:h5',
  )
  expect(() => whyBuildWeb(inProduction, OTHER_SOURCES)).toThrow(
    '网页是用另一版源码构建的，不能和这一版服务一起使用，服务没有启动。请重新构建：TIP_ROOT_PUBLIC_KEY=demo npm run build:h5',
  )
})

it('builds a page where there is none', () => {
  expect(whyBuildWeb(inProduction, { ...HERE, built: null })).toBe('网页还没有构建。')
})

it('says where to build it to whoever installed the service without the tools', () => {
  expect(whyBuildWeb(demo, { ...HERE, canBuild: false })).toBeNull()
  expect(() => whyBuildWeb(demo, { ...OTHER_SOURCES, canBuild: false })).toThrow(
    `网页是用另一版源码构建的，不能和这一版服务一起使用，${ELSEWHERE}`,
  )
  expect(() => whyBuildWeb(demo, { ...HERE, built: null, canBuild: false })).toThrow(`网页还没有构建，这里也没有构建工具，${ELSEWHERE}`)
})
