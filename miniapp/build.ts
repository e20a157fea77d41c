import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shapesOfAnswers } from './shapes'

/** Builds the mini-program and the web page from the same sources. */

export type Target = 'weapp' | 'h5'

const here = __dirname

/** Where the built web page lies. */
export const webDir = join(here, 'dist', 'h5')

/** Files and folders that a build is made from. */
export const BUILT_FROM: readonly string[] = ['src', 'config', 'build.ts', 'shapes.ts', '../shared', '../package.json'].map((path) =>
  join(here, path),
)

/** Changes with every change of what a build is made from: what an older one kept on a phone is not painted by a newer one. */
export function buildVersion(): string {
  const hash = createHash('sha256')
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name))
    else hash.update(path.slice(here.length)).update(readFileSync(path))
  }
  for (const path of BUILT_FROM) add(path)
  return hash.digest('hex').slice(0, 8)
}

/** What a build was made of. */
export interface Built {
  /** the root of tips that it was given */
  root: string
  /** of its sources: `buildVersion` of then */
  version: string
}

const mark = (target: Target): string => join(here, 'dist', `${target}.built.json`)

/** What the last build of a target was made of, or null where there is none. */
export const builtOf = (target: Target): Built | null =>
  existsSync(mark(target)) ? (JSON.parse(readFileSync(mark(target), 'utf8')) as Built) : null

/** What builds: an installation for production has no such tools. */
const TARO = '@tarojs/cli/bin/taro'

/** Whether this installation can build at all. */
export function hasBuildTools(): boolean {
  try {
    require.resolve(TARO)
    return true
  } catch {
    // The only thing that asking for its place can fail by.
    return false
  }
}

/**
 * Runs Taro for one target and waits for it. `root`: public key of the root of tips, `demo`, or '' for a build without tips.
 * Throws with what it printed where it fails.
 */
export function build(
  target: Target,
  onLine: (line: string) => void = () => {},
  root = process.env.TIP_ROOT_PUBLIC_KEY ?? '',
): Promise<void> {
  mkdirSync(join(here, 'dist', target), { recursive: true })
  const version = buildVersion()
  // Taro looks for its configuration in the working folder and nowhere else.
  const taro = spawn(process.execPath, [require.resolve(TARO), 'build', '--type', target], {
    cwd: here,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      TARO_ENV: target,
      TIP_ROOT_PUBLIC_KEY: root,
      ANSWER_SHAPES: JSON.stringify(shapesOfAnswers()),
      BUILD_VERSION: version,
      BROWSERSLIST_IGNORE_OLD_DATA: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  const take = (chunk: Buffer) => {
    printed.push(String(chunk))
    for (const line of String(chunk).split('\n')) if (line.trim() !== '') onLine(line.trim())
  }
  taro.stdout.on('data', take)
  taro.stderr.on('data', take)
  return new Promise((resolve, reject) => {
    taro.once('error', reject)
    taro.once('exit', (status) =>
      status === 0 ? (note(target, { root, version }), resolve()) : reject(new Error(`${target} could not be built:\n${printed.join('')}`)),
    )
  })
}

function note(target: Target, built: Built): void {
  writeFileSync(mark(target), JSON.stringify(built))
}

/** Builds the web page, telling a person who waits how long it has been. */
export async function buildWeb(say: (text: string) => void, root: string): Promise<void> {
  const began = Date.now()
  say('现在构建网页（约半分钟）……')
  const tick = setInterval(() => say(`  构建中，已 ${Math.round((Date.now() - began) / 1_000)} 秒`), 5_000)
  try {
    await build('h5', undefined, root)
  } finally {
    clearInterval(tick)
  }
  say(`网页已构建，用时 ${Math.round((Date.now() - began) / 1_000)} 秒`)
}

if (require.main === module) {
  const target = process.argv[2]
  if (target !== 'weapp' && target !== 'h5') {
    process.stderr.write('用法：tsx miniapp/build.ts weapp|h5\n')
    process.exit(2)
  }
  build(target, (line) => process.stdout.write(line + '\n')).catch((error: Error) => {
    process.stderr.write(error.message + '\n')
    process.exit(1)
  })
}
