import { spawn, spawnSync } from 'node:child_process'

/** A process with a terminal of its own, by the `script` of Debian and its like. */

/** Whether there is such a `script`: the one of BSD takes other words. */
export const hasTerminal = (spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '').includes('util-linux')

export interface Terminal {
  /** waits until the terminal shows this text after what was seen before; throws where the process ends without it */
  see: (text: string) => Promise<void>
  type: (keys: string) => void
  /** ends the process, if it lives */
  kill: () => void
  /** everything that the terminal has shown, once the process has ended, and how it ended */
  end: () => Promise<{ status: number | null; shown: string }>
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** Starts a command in a folder, on a terminal where somebody types. */
export function openTerminal(call: readonly string[], dir: string): Terminal {
  const child = spawn('script', ['-qefc', call.map(quoted).join(' '), '/dev/null'], { cwd: dir, stdio: ['pipe', 'pipe', 'inherit'] })
  let shown = ''
  let seen = 0
  let look: () => void = () => undefined
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    look()
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    see: (text) =>
      new Promise((resolve, reject) => {
        look = () => {
          const at = shown.indexOf(text, seen)
          if (at === -1) return
          seen = at + text.length
          look = () => undefined
          resolve()
        }
        look()
        void ended.then(() => reject(new Error(`the process ended and never showed "${text}"; it showed:\n${shown}`)))
      }),
    type: (keys) => void child.stdin.write(keys),
    kill: () => void child.kill(),
    end: async () => ({ status: await ended, shown }),
  }
}
