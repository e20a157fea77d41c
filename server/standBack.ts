import { constants, setPriority } from 'node:os'

/**
 * Lets the thread that calls it work behind others where there are fewer cores than threads: answers go first. On Linux a priority is the thread's that
 * sets it, and of what that starts; elsewhere it would be the whole process's, and nothing is done.
 */
export function standBack(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch (error) {
    // Forbidden, as some containers do: the thread works as urgently as any other then.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SYSTEM_ERROR') throw error
  }
}
