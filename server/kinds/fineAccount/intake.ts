import type { Intake } from '../define'

/** The header words of monthly sheets of fines as offices write them. */
export const intake: Intake = {
  headers: {
    month: /^(统计|所属|收缴|入账)?(月份|年月|月度|期间)$/,
    cases: /^(罚款|处罚|罚没|立案处罚|办结)(案件)?(件数|宗数|起数|数量|案件数|案件)$/,
    finedFen: /^(当?月)?(行政)?(罚款|罚没款?|应缴罚款|决定罚款)(金额|数额|合计|总额|收入)?(\(万?元\))?$/,
    paidFen: /^(已缴|实缴|到账|收缴|实收)(罚款|罚没款?)?(金额|数额)?(\(万?元\))?$/,
    treasuryFen: /^(缴入|上缴|已缴|划缴|入)(国库|财政)(金额|数额|专户)?(\(万?元\))?$|^入库金额(\(万?元\))?$/,
    voucher: /^(缴库|缴款|缴款书|非税|票据|凭证|缴库凭证)(凭证|票据)?(号|号码|编号)$/,
    ordersToCorrect: /^责令(限期)?(改正|整改)(件数|宗数|起数|数)?$/,
    noPenalty: /^(首违不罚|不予处罚|免罚|轻微不罚|免予处罚)(件数|宗数|起数|数)?$/,
    reconsidered: /^(行政)?(复议|复议诉讼|复议和诉讼|复议、诉讼)(办结|审结|件数|数)(件数)?$/,
    annulled: /^(被)?(撤销|撤销变更|撤销或变更|撤销、变更|纠错)(件数|宗数|数)?$/,
    budgetFen: /^(执法)?(经费)?预算(金额|数|安排)?(\(万?元\))?$/,
    spentFen: /^(实际|执法|经费|本月)?(支出|开支)(金额|数额|合计)?(\(万?元\))?$/,
    division: /^行政区划(代码|编码)?$|^(区划|镇街|地区)(代码|编码)$/,
    'purposes.0.name': /^(支出|经费)?(用途|去向|项目)(名称)?$/,
    'purposes.0.spentFen': /^(用途|去向)(金额|数额)(\(万?元\))?$/,
    'answers.0.text': /^(单位|情况)?(说明|回应)$/,
  },
  needs: [['month'], ['cases', 'finedFen', 'paidFen', 'treasuryFen', 'spentFen', 'budgetFen']],
  // A year's sheet is handed over at a time; a month that the next one leaves out has not been withdrawn by that.
  coverage: 'additions',
  asks: [
    [/累计|合计$/, '是累计数，不是当月的，没有采用'],
    [/^(同比|环比|增减|增长率)/, '是算出来的比较，没有采用；本平台自己算'],
  ],
}
