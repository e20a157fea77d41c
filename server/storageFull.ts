/** MongoDB's code for a disk without room, which the embedded store uses too. */
const OUT_OF_DISK_SPACE = 14_031
const WORDS = '磁盘已满'

/** The sentence for people where a failure says that the disk of the store, or our own, is full; null for any other. */
export function storageFullSentence(error: unknown): string | null {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  // The system's own words may name a path of this machine, and a run's reason is public.
  if (code === 'ENOSPC') return `${WORDS}：系统没有空间写文件`
  if (code !== OUT_OF_DISK_SPACE) return null
  const told = String(message)
  return told.startsWith(WORDS) ? told : `${WORDS}：${told}`
}
