import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { whyBuildWeb } from '../../server/webBuild'
import { ensureBuilt } from '../support/built'

const MARK = join(__dirname, '..', '..', 'miniapp', 'dist', 'h5.built.json')
const ROOT = 'demo'

beforeAll(() => ensureBuilt('h5'), 400_000)

it('takes a page of these very sources and this root as it is', () => {
  expect(whyBuildWeb({ root: ROOT, production: true })).toBeNull()
})

it('builds a page of another root or of other sources anew, and in production refuses it', () => {
  expect(whyBuildWeb({ root: '', production: false })).toBe('现有的网页是用另一个监督机构根公钥构建的，重新构建。')
  const built = readFileSync(MARK, 'utf8')
  try {
    writeFileSync(MARK, built.replace(/"version":"[0-9a-f]{8}"/, '"version":"00000000"'))
    expect(whyBuildWeb({ root: ROOT, production: false })).toBe('现有的网页是用另一版源码构建的，重新构建。')
    expect(() => whyBuildWeb({ root: ROOT, production: true })).toThrow(
      '网页是用另一版源码构建的，不能和这一版服务一起使用，服务没有启动。请重新构建：TIP_ROOT_PUBLIC_KEY=demo npm run build:h5',
    )
  } finally {
    writeFileSync(MARK, built)
  }
})
