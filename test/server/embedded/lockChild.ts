import { lockFolder, type Lock } from '../../../server/embedded/lock'

/** A process that takes a folder when it is told to, says whether it has it, and leaves it when it is told to. */

let lock: Lock | null = null

process.on('message', ({ folder }: { folder: string | null }) => {
  if (folder === null) {
    lock?.release()
    lock = null
  } else {
    try {
      lock = lockFolder(folder)
      lock.announce(`mongodb://${process.pid}`)
    } catch {
      // Another has it: that is the answer.
      lock = null
    }
  }
  process.send?.(lock !== null)
})
