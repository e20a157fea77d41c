import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

/**
 * Writes a small file beside a store, for its owner alone, whole or not at all. On a full disk nothing is written, and nothing left behind: what is kept can
 * be read all the same.
 */
export function leaveNote(file: string, text: string): void {
  const part = `${file}.${process.pid}`
  try {
    writeFileSync(part, text, { mode: 0o600 })
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

/** Shuts a folder or a file of ours to everybody else, as earlier versions did not. What another user owns is his to open and shut. */
export function keepPrivate(path: string): void {
  const at = statSync(path)
  if (at.uid === process.getuid?.()) chmodSync(path, at.isDirectory() ? 0o700 : 0o600)
}
