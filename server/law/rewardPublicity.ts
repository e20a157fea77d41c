/** How long rewards stay public, and on what that rests. */
export interface RewardPublicity {
  yearsAfter: number
  basis: string
}

/** Ours, for no law was found that says how long: three years after the year is over. */
export const REWARD_PUBLICITY: RewardPublicity = {
  yearsAfter: 3,
  basis: '没有法律规定举报奖励的发放情况公布多久；本平台定为当年结束后三年',
}
