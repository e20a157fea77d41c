import type { Intake } from '../define'

/** The header words of a ledger of replies. */
export const intake: Intake = {
  headers: {
    no: /^(企业)?回应(编号|件号)$/,
    aboutKind: /^(被)?回应(的)?(记录|信息)(类别|类型|种类)$/,
    about: /^(被回应|所回应)(的)?(记录|信息)(编号|号)?$/,
    aboutRevision: /^(被)?回应(的)?(记录|信息)变更次数$/,
    aboutEdition: /^(被)?回应(的)?公示版(号|次)$/,
    'enterprise.name': /^回应(的)?(企业|单位)(名称)?$/,
    'enterprise.uscc': /^回应(的)?(企业|单位)(统一社会)?信用代码$/,
    filedOn: /^回应(提交|收到|书写|写的)?(日期|时间)$/,
    stage: /^回应(办理)?(状态|结果)$/,
    text: /^回应(内容|正文|全文)$/,
    grounds: /^回应(遮盖|不公布|遮盖或不公布)(的)?(理由|原因)$/,
    unit: /^回应(阅读|审读|办理)(单位|机关|部门)$/,
    decidedOn: /^回应(阅读|审读|公布)(日期|时间)$/,
    endedOn: /^回应(撤回|代替|撤回或代替)(日期|时间)$/,
  },
  needs: [['no'], ['about'], ['filedOn']],
  coverage: 'additions',
}
