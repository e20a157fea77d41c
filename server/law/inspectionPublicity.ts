/** How long a finding of a secret visit stays public once it is closed, and on what that rests. */
export interface InspectionPublicity {
  monthsAfterClosing: number
  basis: string
}

/** Ours, for no law was found that says how long: closed and one year. */
export const INSPECTION_PUBLICITY: InspectionPublicity = {
  monthsAfterClosing: 12,
  basis: '没有法律规定暗访发现的问题公布多久；本平台定为销号后一年',
}
