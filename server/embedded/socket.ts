import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Bytes that the address of a Unix socket may have on macOS; Linux takes four more. */
const PATH_MAX = 103

export interface SocketPlace {
  path: string
  remove: () => void
}

/**
 * Where the store of a folder is asked: a socket in a folder that its owner alone may enter, which no other user of the machine and no browser can reach.
 * Below the data where the path is short enough for a socket, else below the system's folder for temporary files.
 */
export function socketIn(dir: string): SocketPlace {
  // Whole, for whoever reads it in another folder.
  const below = resolve(dir, 'socket', 'store.sock')
  if (Buffer.byteLength(below) > PATH_MAX) return placeAt(join(mkdtempSync(join(tmpdir(), 'mingan-')), 'store.sock'))
  // One of a process that was killed: whoever holds the lock of the folder may take it away.
  rmSync(dirname(below), { recursive: true, force: true })
  mkdirSync(dirname(below), { mode: 0o700 })
  return placeAt(below)
}

const placeAt = (path: string): SocketPlace => ({ path, remove: () => rmSync(dirname(path), { recursive: true, force: true }) })

/**
 * What a driver connects to: it knows a socket by its ending. It waits for an answer as long as that takes: it would take a store that is busy with a long
 * write for one that is gone, because its question whether it is there (`connectTimeoutMS`) waits behind that write, and would tell an error of what is
 * written. A thread that dies closes its connections, so nobody waits for one that is gone.
 */
export const uriOf = (path: string): string =>
  `mongodb://${encodeURIComponent(path)}/mingan?directConnection=true&connectTimeoutMS=0&socketTimeoutMS=0`
