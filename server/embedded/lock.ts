import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** When a process began, from the system where it says so: a process number alone is used again by another process. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return startOf(pid) === start
}

/**
 * Takes a folder for this process and gives back how to let it go. Throws where a living process holds it: two servers
 * on one folder would each keep counters of their own.
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true })
  const file = join(dir, 'owner')
  const mine = `${process.pid} ${startOf(process.pid)}`
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const [pid = '0', start = ''] = readFileSync(file, 'utf8').split(' ')
      if (isAlive(Number(pid), start)) throw new Error(`the folder ${dir} is in use by process ${pid}`)
      rmSync(file, { force: true })
    }
  }
}
