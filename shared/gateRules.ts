/**
 * What a terminal keeps out and what it does not let leave (三不进站、六不出站). Not settled by one law, and therefore data: each list with what it rests on.
 * This file imports nothing: pages of the mini-program ship it.
 */
export interface GateRules {
  title: string
  basis: string
  rules: readonly string[]
}

const BASIS = '《汽车客运站安全生产规范》（2019 年）；各站以本站公布的为准'

export const GATE_RULES: readonly GateRules[] = [
  { title: '三不进站', basis: BASIS, rules: ['易燃、易爆和易腐蚀等危险品不进站', '无关人员不进站（发车区）', '无关车辆不进站'] },
  {
    title: '六不出站',
    basis: BASIS,
    rules: [
      '超载客车不出站',
      '安全例行检查不合格的客车不出站',
      '旅客没有系安全带不出站',
      '驾驶员资格不符合要求不出站',
      '客车证件不齐全不出站',
      '出站登记表没有经双方签字确认不出站',
    ],
  },
]
