import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { readEnv } from '../../server/env'
import { mongoSentence, startSentence } from '../../server/startFault'
import { openStore } from '../../server/store'
import { useBundled } from '../support/bundled'
import { WRITABLE, isHello, memberOf, refusal, scriptedMongo, type Script } from '../support/scriptedMongo'
import { temporaryFolder } from '../support/store'

const { dir, remove } = temporaryFolder()
afterAll(remove)

const thrownBy = async (what: Promise<unknown>): Promise<unknown> =>
  what.then(
    () => null,
    (error: unknown) => error,
  )

describe('what the system refuses', () => {
  it('is one sentence for a port that is taken', async () => {
    const [holder, late] = [createServer(), createServer()]
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as { port: number }
    const error = await thrownBy(
      new Promise((resolve, reject) => late.once('error', reject).listen(port, '127.0.0.1', () => resolve(null))),
    )
    expect(startSentence(error)).toBe(`端口 127.0.0.1:${port} 已被别的程序占用：停掉那个程序，或者换一个 PORT`)
    holder.close()
  })

  it.each([
    ['EACCES', '没有权限使用 /data'],
    ['EROFS', '/data 在只读的磁盘上'],
    ['ENOENT', '没有 /data'],
    ['ENOTDIR', '/data 不在文件夹里'],
  ])('names the place: %s', (code, words) => {
    expect(startSentence(Object.assign(new Error(code), { code, path: '/data' }))).toContain(words)
  })

  it('says to restore where the driver hands on that a page of the store is damaged', () => {
    const handed = new Error('the embedded store failed: Error: MDB_CORRUPTED: Located page was wrong type')
    expect(startSentence(handed)).toMatch(/里面损坏了：请恢复备份/)
  })

  it('is told as a full disk where the disk is full, and of nothing else', () => {
    expect(startSentence(Object.assign(new Error(), { code: 'ENOSPC' }))).toMatch(/^磁盘已满/)
    for (const fault of [new TypeError('x is not a function'), Object.assign(new Error(), { code: 'EACCES' }), null, 'text'])
      expect(startSentence(fault)).toBeNull()
  })
})

describe('a MongoDB that cannot be used', () => {
  const IMPATIENT = 'serverSelectionTimeoutMS=700&connectTimeoutMS=700'
  const NO_RIGHTS = '这个用户没有需要的权限（读写数据、建立集合和索引）'
  const refusesIndexes: Script = (name) => (isHello(name) ? WRITABLE : refusal(13, 'Unauthorized', 'not authorized on mingan'))
  const URI = 'mongodb://writer:geheim@127.0.0.1:1/mingan?serverSelectionTimeoutMS=300'

  it('refuses a connection string that asks for less than publication needs', async () => {
    const error = await thrownBy(openStore(readEnv({ MONGODB_URI: 'mongodb://127.0.0.1:1/mingan?w=1' })))
    expect(String(error)).toContain('MONGODB_URI 里的 w=1 不能用')
  })

  it('is one sentence with its host, and never the password', async () => {
    const error = await thrownBy(openStore(readEnv({ MONGODB_URI: URI })))
    expect(startSentence(error)).toBe(
      'MONGODB_URI 指向的数据库（127.0.0.1:1）用不了：连不上（ECONNREFUSED），请核对地址、网络，以及它是否在运行',
    )
  })

  it('is one sentence where the connection string cannot be read', async () => {
    const error = await thrownBy(openStore(readEnv({ MONGODB_URI: 'mongodb://writer:geheim@127.0.0.1:1/mingan?nonsense=1' })))
    expect(startSentence(error)).toBe('MONGODB_URI 指向的数据库（127.0.0.1:1）用不了：地址写得不对，请对照 docs/operations.md')
  })

  it.each<[what: string, uri: (host: string) => string, words: string, script: Script]>([
    [
      'says nothing at all',
      (host) => `writer:geheim@${host}/mingan?`,
      '连不上（没有回答），请核对地址、网络，以及它是否在运行',
      () => null,
    ],
    [
      'is no primary, as no other is',
      (host) => `writer:geheim@${host}/mingan?replicaSet=mingan&`,
      '副本集里没有主节点：请看 rs.status()，多数成员要在运行',
      (_, me) => memberOf('mingan', me, false),
    ],
    [
      'belongs to another set',
      (host) => `writer:geheim@${host}/mingan?replicaSet=mingan&`,
      'replicaSet 的名字写错了：写着的服务器属于另一个副本集，或者不属于任何一个',
      (_, me) => memberOf('other', me, true),
    ],
    [
      'refuses the password',
      (host) => `writer:geheim@${host}/mingan?`,
      '用户名或密码不对',
      (name) => (isHello(name) ? WRITABLE : refusal(18, 'AuthenticationFailed', 'Authentication failed.')),
    ],
    ['lets nobody make an index', (host) => `${host}/mingan?`, NO_RIGHTS, refusesIndexes],
  ])('is one sentence where it %s', async (_, uri, words, script) => {
    const { host, stop } = await scriptedMongo(script)
    const error = await thrownBy(openStore(readEnv({ MONGODB_URI: `mongodb://${uri(host)}${IMPATIENT}` })))
    expect(startSentence(error)).toBe(`MONGODB_URI 指向的数据库（${host}）用不了：${words}`)
    await stop()
  })

  it('ends a command with 1 and that sentence, also where it was reached', async () => {
    const { host, stop } = await scriptedMongo(refusesIndexes)
    expect(await run(`mongodb://${host}/mingan?${IMPATIENT}`)).toEqual([1, `MONGODB_URI 指向的数据库（${host}）用不了：${NO_RIGHTS}\n`])
    await stop()
  })

  it.each([
    [{ name: 'MongoServerError', code: 18, message: 'Authentication failed.' }, '用户名或密码不对'],
    [{ name: 'MongoServerError', code: 13, message: 'not authorized on mingan' }, '没有需要的权限'],
    [{ name: 'MongoParseError', message: 'option foo is not supported' }, '地址写得不对'],
    [{ name: 'MongooseServerSelectionError', message: 'getaddrinfo ENOTFOUND nowhere' }, '连不上（ENOTFOUND）'],
  ])('says why: %j', (error, words) => {
    expect(mongoSentence(error, URI)).toContain(words)
    expect(mongoSentence(error, URI)).not.toContain('geheim')
  })

  it('is not to blame for a fault of this program', () => {
    expect(mongoSentence(new TypeError('x is not a function'), URI)).toBeNull()
    expect(mongoSentence({ name: 'MongoServerError', code: 11_000, message: 'duplicate key' }, URI)).toBeNull()
  })
})

it('says of a store that is broken what to do, before anything is opened', async () => {
  const data = join(dir, 'broken')
  mkdirSync(join(data, 'store'), { recursive: true })
  for (const name of ['made', 'store.mdb']) writeFileSync(join(data, 'store', name), '')
  const error = await thrownBy(openStore(readEnv({ DATA_DIR: data })))
  expect(startSentence(error)).toMatch(/^数据文件 .*store\.mdb 是空的：请恢复备份/)
})

/** The status and the words with which a command ends. */
function run(uri: string): Promise<[status: number | null, stderr: string]> {
  const child = spawn(process.execPath, [cli()], { env: { ...process.env, MONGODB_URI: uri }, timeout: 20_000 })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  return new Promise((resolve) => child.once('close', (status) => resolve([status, said])))
}

const cli = useBundled(join(__dirname, '../../server/cli/mirror.ts'))
