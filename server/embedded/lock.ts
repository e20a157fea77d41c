import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tryLock } from 'fs-native-extensions'
import { keepPrivate, leaveNote } from './note'

/** A living process serves this folder already; `uri` says where, and `pid` which, once it has said so itself. */
export class FolderInUse extends Error {
  constructor(
    readonly dir: string,
    readonly pid: number | null,
    readonly uri: string | null,
  ) {
    super(`the folder ${dir} is in use by ${pid === null ? 'another process' : `process ${pid}`}`)
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

/** The owner that a file names, or null where there is none, or it was cut off by a crash. */
function readOwner(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    // Whoever holds the folder is told by the system's lock; this file says only where to find him.
    return null
  }
}

/**
 * Takes a folder for this process, which alone may enter it from then on. Throws FolderInUse where a living process holds it: two servers on one
 * folder would each keep counters of their own. What decides is a lock of the system on a file that stays: it ends with the process that holds it, however
 * that ends, and holds between containers on one volume, so that nobody has to judge whether another is dead.
 */
export function lockFolder(dir: string): Lock {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  keepPrivate(dir)
  const file = join(dir, 'owner.json')
  const held = openSync(join(dir, 'lock'), 'a+', 0o600)
  const owner = readOwner(file)
  // A version before 0.9.0 holds its folder by the file of its owner alone.
  if (!tryLock(held) || (owner && isAlive(owner))) {
    closeSync(held)
    throw new FolderInUse(dir, owner?.pid ?? null, owner?.uri ?? null)
  }
  return {
    announce: (uri) => leaveNote(file, JSON.stringify({ pid: process.pid, start: startOf(process.pid), uri } satisfies Owner)),
    release: () => {
      rmSync(file, { force: true })
      closeSync(held)
    },
  }
}
