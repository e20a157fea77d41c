import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyFile, readKeyFile } from '../../../shared/tips/crypto/keyFile'
import { readCanary } from '../../../server/tips/keys/canaryFile'
import { readCertificates } from '../../../server/tips/keys/certificatesFile'
import { fromPaper, readLine } from '../../../server/tips/keys/paper'
import { openRoot, readRootFile } from '../../../server/tips/keys/rootFile'
import { CANARY_DESK } from '../../../server/tips/settings'
import { judge } from '../../../server/tips/keys/validity'
import { CHEAP, runKeys } from '../../support/keysCli'
import { temporaryFolder } from '../../support/store'

/** The ceremony as processes in a folder of its own: root, desk, recovery, check, and what is refused. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

const PASSPHRASES = {
  root: '根 密钥 的 六个词',
  handler: 'handler six words',
  payer: 'payer other words',
  recovery: '第三方 机关 的 口令',
}
const passphraseFile = (name: string, changes: Partial<typeof PASSPHRASES> = {}): string => {
  const file = join(dir, name)
  const lines = Object.entries({ ...PASSPHRASES, ...changes }).map(([whose, passphrase]) => `${whose}: ${passphrase}`)
  writeFileSync(file, lines.join('\n'))
  return file
}
const words = passphraseFile('words.txt')

const keys = (...call: string[]) => runKeys(dir, [...call, ...CHEAP])
const text = (name: string) => readFileSync(join(dir, name), 'utf8')
const desk = (...more: string[]) =>
  keys(
    'desk',
    '--root',
    'root.key.json',
    '--desk',
    'work-safety',
    '--from',
    '2027-01-01',
    '--weeks',
    '2',
    '--passphrase-file',
    words,
    ...more,
  )

it('makes a root, a quarter of keys and a recovery key that fit together, and says what goes where', () => {
  const root = keys('root', '--paper', '--passphrase-file', words)
  expect(root.stderr).toBe('')
  expect(root.status).toBe(0)
  const rootFile = readRootFile(text('root.key.json'), 'root.key.json')
  expect(root.stdout).toContain(rootFile.publicKey)
  const lines = [...root.stdout.matchAll(/^ {4}(\S{5}-\S{5}-\S{4})$/gm)].map(([, line = '']) => readLine(line) ?? [])
  expect(fromPaper(lines)).toEqual(openRoot(rootFile, PASSPHRASES.root))

  const made = desk()
  expect(made.stderr).toBe('')
  expect(made.status).toBe(0)
  const recovery = keys(
    'recovery',
    '--root',
    'root.key.json',
    '--desk',
    'work-safety',
    '--from',
    '2027-01-01',
    '--weeks',
    '2',
    '--passphrase-file',
    words,
  )
  expect(recovery.status).toBe(0)

  const canary = readCanary(text('canary-2027-01-01.json'), 'canary')
  expect(statSync(join(dir, 'canary-2027-01-01.json')).mode & 0o077).toBe(0)
  const names = ['certificates-work-safety-2027-01-01.json', 'certificates-work-safety-recovery-2027-01-01.json']
  const certificates = names.flatMap((name) => readCertificates(text(name), name))
  expect(judge(certificates, rootFile.publicKey).filter(({ fault }) => fault !== null)).toEqual([])
  for (const holder of ['handler', 'payer', 'recovery'] as const) {
    const name = `work-safety-2027-01-01-${holder}.keys.json`
    expect(made.stdout + recovery.stdout).toContain(name)
    expect(statSync(join(dir, name)).mode & 0o077).toBe(0)
    const content = openKeyFile(readKeyFile(text(name)), PASSPHRASES[holder])
    for (const { certificate, privateKey } of content.keys) {
      expect(certificates).toContainEqual(certificate)
      for (const file of readdirSync(dir)) expect(text(file)).not.toContain(privateKey)
      expect(made.stdout).not.toContain(privateKey)
    }
  }
  for (const { certificate } of canary) expect(certificates).toContainEqual(certificate)

  const published = keys('publish', ...names, '--root', rootFile.publicKey)
  expect(published.status).toBe(0)
  expect(readCertificates(text('certificates.json'), 'certificates.json')).toEqual(certificates)
}, 120_000)

it('checks certificates under the root by its file or its public key, and fails where they are not good now', () => {
  const file = 'certificates-work-safety-2027-01-01.json'
  const late = keys('check', file, '--root', 'root.key.json')
  expect(late.status).toBe(1)
  expect(late.stdout).toContain('现在没有可用的')
  const other = keys('check', file, '--root', 'demo')
  expect(other.status).toBe(1)
  expect(other.stdout).toMatch(/谁都可以用它签名[\s\S]*不是由监督机构签发/)
}, 60_000)

it('publishes no sealing key of a round that was lost, and its signing key still', () => {
  const file = 'certificates-work-safety-2027-01-01.json'
  const { status, stdout } = keys('publish', 'certificates.json', '--lost', file, '--root', 'root.key.json', '--out', 'after')
  expect([status, stdout]).toEqual([0, expect.stringContaining('不再公布丢了的')])
  const purposes = readCertificates(text('after/certificates.json'), 'after').map(({ desk: of, purpose }) => `${of}/${purpose}`)
  expect(purposes).toEqual(
    expect.arrayContaining(['work-safety/sign', 'work-safety/identity', 'work-safety/recovery', `${CANARY_DESK}/seal`]),
  )
  expect(purposes).not.toContain('work-safety/seal')
  rmSync(join(dir, 'after'), { recursive: true })
}, 60_000)

it('writes over nothing, and says which file is in the way', () => {
  const before = Object.fromEntries(readdirSync(dir).map((name) => [name, text(name)]))
  for (const { status, stderr } of [keys('root', '--passphrase-file', words), desk('--without-canary')]) {
    expect(status).toBe(2)
    expect(stderr).toMatch(/已经有这些文件，不会覆盖：\S+\.json/)
  }
  expect(Object.fromEntries(readdirSync(dir).map((name) => [name, text(name)]))).toEqual(before)
}, 60_000)

it('writes nothing where a passphrase is wrong, weak, used twice or missing', () => {
  const wrong = passphraseFile('wrong.txt', { root: '另一个 完全不同 的 口令' })
  const call = ['desk', '--root', 'root.key.json', '--desk', 'oversight', '--from', '2027-01-01', '--out', join(dir, 'other')]
  const closed = keys(...call, '--passphrase-file', wrong)
  expect(closed).toMatchObject({ status: 1 })
  expect(closed.stderr).toMatch(/^监督根密钥的口令不对。[^\n]*\n$/)
  const weak = keys(...call, '--passphrase-file', passphraseFile('weak.txt', { payer: '1234567' }))
  expect(weak).toMatchObject({ status: 2 })
  expect(weak.stderr).toContain('口令太短')
  const twice = keys(...call, '--passphrase-file', passphraseFile('twice.txt', { payer: PASSPHRASES.handler }))
  expect(twice.stderr).toContain('每份文件要用不同的口令')
  const silent = keys('root', '--out', join(dir, 'other'))
  expect(silent).toMatchObject({ status: 2 })
  expect(silent.stderr).toContain('--passphrase-file')
  expect(existsSync(join(dir, 'other'))).toBe(false)
}, 120_000)

it('tells a wrong call in words, and how the command is used', () => {
  const calls: [string[], RegExp][] = [
    [['desk', '--root', 'root.key.json', '--desk', 'police', '--from', '2027-01-01'], /--desk 要写 work-safety 或 oversight/],
    [['desk', '--root', 'nowhere.json', '--desk', 'oversight', '--from', '2027-01-01'], /读不了这个文件：nowhere\.json/],
    [['root', '--loud'], /loud/],
  ]
  for (const [call, said] of calls) {
    const { status, stderr } = keys(...call, '--passphrase-file', words)
    expect(status).toBe(2)
    expect(stderr).toMatch(said)
    expect(stderr).toContain('npm run keys -- root')
    expect(stderr).not.toMatch(/^ {4}at /m)
  }
}, 60_000)

it('makes no key file whose passphrase is cheaper to guess than usual, but in a test', () => {
  for (const [n, env] of [
    ['16384', { NODE_ENV: 'production' }],
    ['8192', {}],
  ] as const) {
    const { status, stderr } = runKeys(dir, ['root', '--out', join(dir, 'cheap'), '--passphrase-file', words, '--scrypt-n', n], env)
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^--scrypt-n 要写 (131072|16384) 到 1048576/)])
  }
  expect(existsSync(join(dir, 'cheap'))).toBe(false)
}, 60_000)
