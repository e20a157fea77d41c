import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRoot, readRootFile } from '../../../server/tips/keys/rootFile'
import { CHEAP, keysCall, runKeys } from '../../support/keysCli'
import { hasTerminal, openTerminal, type Terminal } from '../../support/terminal'
import { temporaryFolder } from '../../support/store'

/** The ceremony at a terminal, typed by hand: what it shows, and what it never shows. */

const { dir, remove } = temporaryFolder()
afterAll(remove)
let terminal: Terminal
afterEach(() => terminal.kill())

const PASSPHRASE = '梧桐 灯塔 铁犁 山雀 琥珀'
const [ENTER, RUBOUT, LEFT, INTERRUPT, END] = ['\r', '\x7f', '\x1b[D', '\x03', '\x04']

const folder = (name: string): string => {
  mkdirSync(join(dir, name))
  return join(dir, name)
}
/** Makes a root as a ceremony did long ago, and gives its four lines on paper. */
function rootOnPaper(): { lines: string[]; privateKey: Uint8Array } {
  const words = join(dir, 'words.txt')
  writeFileSync(words, 'root: 当年 用的 口令 一句')
  const { stdout } = runKeys(folder('before'), ['root', '--paper', '--passphrase-file', words, ...CHEAP])
  const file = readRootFile(readFileSync(join(dir, 'before', 'root.key.json'), 'utf8'), 'root.key.json')
  const lines = [...stdout.matchAll(/^ {4}(\S{5}-\S{5}-\S{4})$/gm)].map(([, line = '']) => line)
  return { lines, privateKey: openRoot(file, '当年 用的 口令 一句') }
}

// Skipped by name where there is no `script` of util-linux.
const atTerminal = hasTerminal ? it : it.skip

atTerminal(
  'restores the root from its four lines, tells each mistake, and never shows the passphrase',
  async () => {
    const { lines, privateKey } = rootOnPaper()
    const restored = folder('restored')
    terminal = openTerminal(keysCall(['restore', ...CHEAP]), restored)
    await terminal.see('第 1 行：')
    const [first = '', ...more] = lines
    terminal.type((first.startsWith('0') ? '1' : '0') + first.slice(1) + ENTER)
    await terminal.see('这一行有一处不对，请对照纸上再输一遍。')
    for (const [i, line] of [first, ...more].entries()) {
      await terminal.see(`第 ${i + 1} 行：`)
      terminal.type(line.toLowerCase() + ENTER)
    }
    const asked = '请设置“监督根密钥”的口令（不显示）：'
    await terminal.see(asked)
    terminal.type('brief' + ENTER)
    await terminal.see('口令太短')
    await terminal.see(asked)
    terminal.type(PASSPHRASE + ENTER)
    await terminal.see('请再输入一次：')
    terminal.type(PASSPHRASE + '!' + ENTER)
    await terminal.see('两次不一样，请重新设置。')
    // A slip that is taken back, and a key that types nothing, are no part of it.
    await terminal.see(asked)
    terminal.type('x' + RUBOUT + PASSPHRASE + LEFT + ENTER)
    await terminal.see('请再输入一次：')
    terminal.type(PASSPHRASE + ENTER)
    const { status, shown } = await terminal.end()
    expect(status).toBe(0)
    const file = readRootFile(readFileSync(join(restored, 'root.key.json'), 'utf8'), 'root.key.json')
    expect(Buffer.from(openRoot(file, PASSPHRASE))).toEqual(Buffer.from(privateKey))
    expect(shown).toContain(file.publicKey)
    // The lines are seen while they are typed; no character of a passphrase is.
    expect(shown).toContain(first.toLowerCase())
    for (const part of [...PASSPHRASE.split(' '), 'brief']) expect(shown).not.toContain(part)
  },
  60_000,
)

atTerminal(
  'writes nothing where it is interrupted at the passphrase',
  async () => {
    const cancelled = folder('cancelled')
    terminal = openTerminal(keysCall(['root', ...CHEAP]), cancelled)
    await terminal.see('请设置“监督根密钥”的口令（不显示）：')
    terminal.type('六个 互不 相干 的 词' + INTERRUPT)
    await terminal.see('已取消，没有写任何文件')
    const { status, shown } = await terminal.end()
    expect(status).toBe(1)
    expect(shown).not.toContain('相干')
    expect(existsSync(join(cancelled, 'root.key.json'))).toBe(false)
  },
  30_000,
)

atTerminal(
  'ends as not done where the lines on paper are given up, without a stack',
  async () => {
    terminal = openTerminal(keysCall(['restore', ...CHEAP]), folder('given-up'))
    await terminal.see('第 1 行：')
    terminal.type(END)
    const { status, shown } = await terminal.end()
    expect(status).toBe(1)
    expect(shown).toContain('已取消，没有写任何文件。')
    expect(shown).not.toMatch(/AbortError|    at /)
  },
  30_000,
)
