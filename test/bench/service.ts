import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The service as a process of its own, started as a newcomer starts it. */

const ROOT = join(__dirname, '..', '..')
const SERVER_CORE = '0'
const LOAD_CORE = '1'

export interface Service {
  base: string
  child: ChildProcess
  startMs: number
}

/** Whether processes can be bound to a core; the one that measures is bound by asking. */
export const hasTaskset = (() => {
  try {
    execFileSync('taskset', ['-cp', LOAD_CORE, String(process.pid)], { stdio: 'ignore' })
    return true
  } catch {
    // Another system, or a machine of one core: the figures then share what there is, and the report says so.
    return false
  }
})()

/** Binds a server to the core that has no load on it. */
export const pin = (child: ChildProcess): void => {
  if (hasTaskset && child.pid) execFileSync('taskset', ['-acp', SERVER_CORE, String(child.pid)], { stdio: 'ignore' })
}

/** Starts the service on its core, or on any (`cores`), with its log in a file. Throws where it ends. */
export async function startService(dir: string, sources: string, cores = SERVER_CORE): Promise<Service> {
  const log = join(dir, 'log')
  const out = openSync(log, 'w')
  const began = Date.now()
  const command = [process.execPath, '--import', 'tsx', join(ROOT, 'server/main.ts')]
  const [first = '', ...rest] = hasTaskset ? ['taskset', '-c', cores, ...command] : command
  const child = spawn(first, rest, {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: join(dir, 'data'),
      SOURCES: sources,
      GRADING: join(dir, 'grading.json'),
      MONGODB_URI: '',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', out, 'inherit'],
  })
  for (;;) {
    const url = /明安已启动：(\S+)/.exec(readFileSync(log, 'utf8'))?.[1]
    if (url) return { base: url.replace('localhost', '127.0.0.1'), child, startMs: Date.now() - began }
    if (child.exitCode !== null) throw new Error('the service ended: ' + readFileSync(log, 'utf8'))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function stop({ child }: Service): Promise<void> {
  child.kill()
  await new Promise((resolve) => child.once('exit', resolve))
}

/**
 * Resident memory of a process and its children, in MiB: its own, and what of the store's file it has looked at, which the system takes back where it
 * needs room.
 */
export function memoryOf(pid: number): { ownMib: number; fileMib: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mib = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
  const children = execFileSync('sh', ['-c', `pgrep -P ${pid} || true`], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
    .map((child) => memoryOf(Number(child)))
  return {
    ownMib: children.reduce((sum, { ownMib }) => sum + ownMib, mib('RssAnon') + mib('RssShmem')),
    fileMib: children.reduce((sum, { fileMib }) => sum + fileMib, mib('RssFile')),
  }
}

export const memoryText = ({ ownMib, fileMib }: { ownMib: number; fileMib: number }): string =>
  `${ownMib} MiB of its own and ${fileMib} MiB of files`
