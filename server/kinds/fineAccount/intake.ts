import type { Intake } from '../define'

/** The header words of monthly sheets of fines as offices write them. */
export const intake: Intake = {
  headers: {
    month: /^(统计|所属|收缴|入账|填报|核算|缴库)?(月份|年月|月度|期间|所属期)$|^(month|yearmonth|period|reporting(month|period))$/,
    cases:
      /^(行政)?(罚款|处罚|罚没|立案处罚|办结|处罚决定|处罚案件|处罚决定书)(案件|决定)?(件数|宗数|起数|数量|案件数|案件|总?数|份数)$|^(作出|下达)(行政)?处罚决定(书)?(件|份|宗|总)?数$|^(casesfined|finesissued|numberoffines|penaltiesissued)$/,
    finedFen:
      /^(本|当)?月?(行政)?(处罚)?(罚款|罚没款?|应缴罚款|应收罚款|决定罚款)(决定|应缴|应收)?(金额|数额|合计|总额|收入|总金额)?(\(万?元\))?$|^处罚(决定)?(总)?金额(\(万?元\))?$|^(finesassessed|amountfined|finesimposed|finesissuedamount|penaltiesassessed)$/,
    paidFen:
      /^(罚款|罚没款?)?(已缴纳?|实际缴纳|实缴|到账|收缴|实际收缴|已收缴|实收|入账)(罚款|罚没款?)?(金额|数额|收入|总额)?(\(万?元\))?$|^(finespaid|amountpaid|finescollected|amountcollected)$/,
    treasuryFen:
      /^(缴入|上缴|已缴|划缴|解缴|入)(国库|财政)(金额|数额|专户|罚没款?)?(\(万?元\))?$|^(罚款|罚没款?)?(入库|缴库)(金额|数额)?(\(万?元\))?$|^(paidtotreasury|remittedtotreasury|remitted)$/,
    voucher: /^(缴库|缴款|缴款书|非税|票据|凭证|缴库凭证)(凭证|票据)?(号|号码|编号)$/,
    ordersToCorrect: /^责令(限期)?(改正|整改)(通知书?)?(件数|宗数|起数|份数|案件|数)?$|^(warningsissued|orderstocorrect)$/,
    checks: /^(本|当)?月?(实际|监督|执法)?(抽检|检查|抽查|巡查)(企业|单位|场所|经营者)?(家|户)(数|次|次数)$/,
    checksToDate: /^(本|当)?(年度?)(内)?累计(抽检|检查|抽查|巡查)(企业|单位|场所|经营者)?(家|户)(数|次|次数)$/,
    noPenalty: /^(首违(不罚|免罚)|不予(行政)?处罚|免罚|轻微(免罚|不罚)|免予(行政)?处罚)(案件)?(件数|宗数|起数|案件|数)?$/,
    reconsidered: /^(行政)?(复议|复议诉讼|复议和诉讼|复议、诉讼|复议\/诉讼)(办结|审结|件数|数|案件数?)(件数)?$/,
    annulled: /^(被)?(撤销|撤销变更|撤销或变更|撤销、变更|撤销\/变更|纠错)(案件)?(件数|宗数|案件|数)?$/,
    budgetFen: /^(年度|全年|本年|年初)?(执法|部门|办案)?(经费|支出)?(年初)?预算(金额|数|安排|批复)?(\(万?元\))?$/,
    spentFen: /^(实际|执法|经费|本月|当月)?(执法|办案|经费)?(支出|开支)(金额|数额|合计)?(\(万?元\))?$/,
    division: /^行政区划(代码|编码)?$|^(区划|镇街|地区)(代码|编码)$/,
    'purposes.0.name': /^(支出|经费)?(用途|去向)(名称)?$|^(支出|经费)项目(名称)?$/,
    'purposes.0.spentFen': /^(用途|去向)(金额|数额)(\(万?元\))?$/,
    'answers.0.text': /^(单位|情况)?(说明|回应)$/,
  },
  needs: [['month'], ['cases', 'finedFen', 'paidFen', 'treasuryFen', 'spentFen', 'budgetFen', 'checks']],
  titled: [
    [/(缴入|上缴|入)(国库|财政)|入库|缴库/, '缴入国库金额'],
    [/罚没?款?(收入|收缴|缴纳|到账)|罚没收入|收缴罚/, '实缴罚款金额'],
    [/罚款(决定|处罚)?(金额|数额)/, '罚款金额'],
    [/(处罚|罚款|办案|案件)(案件)?(件数|宗数|起数|案件数|数量)/, '罚款件数'],
    [/责令(限期)?(改正|整改)(件数|情况|数)/, '责令改正件数'],
    [/首违不罚/, '首违不罚件数'],
    [/(?:^|[^a-z])(?:fines|penalties)(?:[^a-z]|$)/i, null],
  ],
  // A year's sheet is handed over at a time; a month that the next one leaves out has not been withdrawn by that.
  coverage: 'additions',
  asks: [
    [/^(年份|年度|年)$/, '没有采用；月份里没有写年的读不了，请来源合成一列，如 2026-05'],
    [/^(?!.*累计(抽检|检查|抽查|巡查)).*(累计|合计$)/, '是累计数，不是当月的，没有采用'],
    [/^(同比|环比|增减|增长率)|^(netchange|ytd)$/i, '是算出来的比较，没有采用；本平台自己算'],
    [/^(上年|去年)同期/, '是上一年的数，没有采用；上一年的报表请另外登记'],
  ],
}
