/** How long a month's fine money stays public, and on what that rests. */
export interface FineAccountPublicity {
  monthsAfter: number
  basis: string
}

/** Ours, for no law was found that says how long: three years. */
export const FINE_ACCOUNT_PUBLICITY: FineAccountPublicity = {
  monthsAfter: 36,
  basis: '没有法律规定罚款收支公布多久；本平台定为当月过完后三年',
}
