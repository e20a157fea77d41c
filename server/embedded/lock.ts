import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A living process serves this folder already; `uri` says where, once it is ready. */
export class FolderInUse extends Error {
  constructor(
    dir: string,
    readonly pid: number,
    readonly uri: string | null,
  ) {
    super(`the folder ${dir} is in use by process ${pid}`)
  }
}

interface Owner {
  pid: number
  /** tells this process from a later one that got the same number */
  start: string
  uri: string | null
}

export interface Lock {
  /** tells others where the folder is served */
  announce: (uri: string) => void
  release: () => void
}

/** When a process began, from the system where it says so. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[19] ?? ''
  } catch {
    // No such process, or a system without /proc: then the number alone must do.
    return ''
  }
}

function isAlive({ pid, start }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return startOf(pid) === start
}

/** The owner that a file names, or null where it was cut off by a crash. */
function readOwner(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    // A half-written file names nobody; it is taken over like one of a dead process.
    return null
  }
}

/**
 * Takes a folder for this process. Throws FolderInUse where a living process holds it: two servers on one folder would
 * each keep counters of their own.
 */
export function lockFolder(dir: string): Lock {
  mkdirSync(dir, { recursive: true })
  const file = join(dir, 'owner.json')
  const mine: Owner = { pid: process.pid, start: startOf(process.pid), uri: null }
  const own = join(dir, `owner.${process.pid}.json`)
  const put = (owner: Owner) => writeFileSync(own, JSON.stringify(owner))
  put(mine)
  for (;;) {
    try {
      // A link appears whole or not at all, and only where no other is.
      linkSync(own, file)
      rmSync(own)
      return {
        announce: (uri) => {
          put({ ...mine, uri })
          renameSync(own, file)
        },
        release: () => rmSync(file, { force: true }),
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const owner = readOwner(file)
      if (owner && isAlive(owner)) {
        rmSync(own, { force: true })
        throw new FolderInUse(dir, owner.pid, owner.uri)
      }
      rmSync(file, { force: true })
    }
  }
}
