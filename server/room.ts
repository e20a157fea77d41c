import { mkdirSync, statfsSync } from 'node:fs'

const MIB = 1024 * 1024

/** What is free on the disk of our data, and how much of it the mirror leaves to others. */
export interface Room {
  /** bytes that we may still write */
  freeBytes: () => number
  /** bytes that stay free for tips, whatever a source brings */
  keptBytes: number
}

/** The disk of a folder, which is made where it is missing, with so many MiB kept free of the mirror. */
export function roomIn(folder: string, keptMib: number): Room {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { freeBytes: () => freeBytesOf(folder), keptBytes: keptMib * MIB }
}

/** Bytes that are free for an ordinary user on the disk of a folder; Infinity where its file system names no size at all. About 2 microseconds. */
export function freeBytesOf(folder: string): number {
  const { bavail, blocks, bsize } = statfsSync(folder)
  return blocks === 0 ? Infinity : bavail * bsize
}

/** What is left of the disk is kept for tips: a source waits. Its message is a sentence for people. */
export class NoRoom extends Error {}

/** Whether so many bytes more leave free what is kept for tips. Of a disk that nobody looks at, nothing is asked. */
export const hasRoom = (room: Room | undefined, bytes = 0): boolean => !room || room.freeBytes() - bytes >= room.keptBytes

/** Throws NoRoom where so many bytes more would take from what is kept for tips. */
export function demandRoom(room: Room | undefined, bytes = 0): void {
  if (!room || hasRoom(room, bytes)) return
  const needed = bytes === 0 ? '' : `，这次要写 ${inMib(bytes)} MiB`
  throw new NoRoom(
    `磁盘空间不足：只剩 ${inMib(room.freeBytes())} MiB${needed}，要给举报留出 ${inMib(room.keptBytes)} MiB，没有采集，保留上一版；请腾出空间，下一次采集接着完成`,
  )
}

const inMib = (bytes: number): string => (bytes / MIB).toFixed(1)
