import type { Intake } from '../define'

/** The header words of lists of rewards as offices write them: one row a payment, or one a month and band. */
export const intake: Intake = {
  headers: {
    year: /^(年度|年份|所属年度|统计年度|发放年度)$/,
    budgetFen: /^(年度|全年|本年)?(举报)?(奖励|奖金)?(资金)?预算(金额|数|总额)?([(（]万?元[)）])?$/,
    'entries.0.no': /^(序号|编号|发放编号|流水号|批次号)$/,
    'entries.0.month': /^((奖励|奖金)?(发放|兑付|兑现|支付|领取)|统计|所属)?(月份|年月|日期|时间)$/,
    'entries.0.band': /^(奖励|奖金|金额)?(档次|档位|区间|分档|档|等级|标准)$/,
    'entries.0.payments': /^(奖励|奖金)?(发放|兑付|兑现|支付)?(笔数|件数|人次|起数|宗数)$/,
    'entries.0.totalFen': /^((奖励|奖金|发放|兑付|兑现|支付)(金额|资金)?|金额)?(合计|总额|总计|小计)(金额)?([(（]万?元[)）])?$/,
    'entries.0.amountFen': /^(举报)?(奖励|奖金|兑付|兑现|发放|支付|实发)(金额|数额|额)?([(（]万?元[)）])?$/,
  },
  // A month and a sum alone may be anything.
  needs: [
    ['entries.0.month'],
    ['entries.0.totalFen', 'entries.0.amountFen'],
    ['entries.0.amountFen', 'entries.0.band', 'entries.0.payments', 'budgetFen'],
  ],
  yearAbove: 'year',
  // Where the payments are counted the sum beside them is of all of them.
  yields: {
    'entries.0.amountFen': {
      to: /^(奖励|奖金)?(发放|兑付|兑现|支付|奖励)?(笔数|件数|人次|人数|起数|宗数)(\(.\))?$/,
      as: 'entries.0.totalFen',
    },
  },
  gathers: { into: 'entries', by: [['year']], called: 'year' },
  // The years before are in another file.
  coverage: 'additions',
  asks: [
    [/^(发放|奖励|兑付|支付|领取|领奖)?人数(\(人\))?$/, '是人数，不一定是笔数，没有采用；一人一笔的，请改成 entries.0.payments'],
    [
      /^(举报人|领奖人|收款人|领取人|被举报(单位|企业)|举报(内容|事项|类别|类型|编号)|举报时间|罚款金额|处罚决定书?文号)$/,
      '举报奖励不能和任何人、企业、案件对应，没有这个字段，没有采用；最好不要送来',
    ],
  ],
  words: {
    'entries.0.band': {
      '500元以下': 'to500',
      '500元(含)以下': 'to500',
      '500元（含）以下': 'to500',
      '500元-3000元': 'to3000',
      '500元—3000元': 'to3000',
      '3000元-1万元': 'to10000',
      '3000元至10000元': 'to10000',
      '3000元-10000元': 'to10000',
      '3000元—1万元': 'to10000',
      '1万元-5万元': 'to50000',
      '1-5万元': 'to50000',
      '1万-5万元': 'to50000',
      '1万元—5万元': 'to50000',
      '5万元-30万元': 'over50000',
      '5-30万元': 'over50000',
      '5万元—30万元': 'over50000',
      '500元及以下': 'to500',
      '0-500元': 'to500',
      '500-3000元': 'to3000',
      '501-3000元': 'to3000',
      '500元至3000元': 'to3000',
      '500元以上至3000元': 'to3000',
      '3000元以下': 'to3000',
      '3000-10000元': 'to10000',
      '3001-10000元': 'to10000',
      '3000元至1万元': 'to10000',
      '3000元以上至1万元': 'to10000',
      '1万元以下': 'to10000',
      '10000-50000元': 'to50000',
      '10001-50000元': 'to50000',
      '1万元至5万元': 'to50000',
      '1万元以上至5万元': 'to50000',
      '5万元以下': 'to50000',
      '50000-300000元': 'over50000',
      '50001-300000元': 'over50000',
      '5万元至30万元': 'over50000',
      '5万元以上至30万元': 'over50000',
      '30万元以下': 'over50000',
      '5万元以上': 'over50000',
    },
  },
}
