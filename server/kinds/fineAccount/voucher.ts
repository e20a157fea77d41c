/** Characters that stay at either end of a number. */
const ENDS = 2

/** A number of a voucher with its middle masked, so that nobody can look it up with it: 9900********17. Short ones keep their first character only. */
export const maskedVoucher = (voucher: string): string =>
  voucher.replace(/[\p{L}\p{N}]+/gu, (run) => {
    const all = [...run]
    if (all.length <= 2 * ENDS) return all[0] + '*'.repeat(Math.max(1, all.length - 1))
    return all.map((one, i) => (i < ENDS || i >= all.length - ENDS ? one : '*')).join('')
  })
