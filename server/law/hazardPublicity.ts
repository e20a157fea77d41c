/** How long a hazard stays public once it is closed, and on what that rests. */
export interface HazardPublicity {
  monthsAfterClosing: number
  basis: string
}

/** Ours, for no law was found that says how long: closed and one year. A name that is public without end serves nobody. */
export const HAZARD_PUBLICITY: HazardPublicity = {
  monthsAfterClosing: 12,
  basis: '没有法律规定事故隐患公布多久；本平台定为销号后一年',
}
