import type { RootDatabase } from 'lmdb'

/** More than the largest document there is (16 MB of BSON). */
const VALUE_BYTES_MAX = 17 * 1024 * 1024

/** The method by which the package grows its buffer for values: to twice as many bytes as it is told. Its types do not say it. */
interface Growing {
  _allocateGetBuffer: (bytes: number) => void
}

/**
 * Has the engine copy every value that it hands out in this thread. lmdb 2.9.4 gives values over 16 KB as views of the mapped file, and remembers
 * how long that was: where the file has grown at the same place, reading its new end fails ("Invalid typed array length"). What fits
 * its buffer for values it copies instead, and the buffer takes memory only as far as it is filled. There is no option for that.
 */
export function copyValues(root: RootDatabase<Buffer, Buffer>): void {
  ;(root as unknown as Growing)._allocateGetBuffer(VALUE_BYTES_MAX / 2)
}
