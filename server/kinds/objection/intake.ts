import type { Intake } from '../define'

/** The header words of a ledger of objections. */
export const intake: Intake = {
  headers: {
    no: /^异议(编号|受理号|件号)$/,
    aboutKind: /^(异议)?(记录|信息)(类别|类型|种类)$/,
    about: /^(被异议|异议)(的)?(记录|信息)(编号|号)?$/,
    filer: /^异议(提出|申请)(人|主体)类(别|型)$/,
    filedOn: /^异议(收到|受理|提出|申请)(日期|时间)$/,
    stage: /^异议(办理)?(状态|进度)$/,
    outcome: /^异议(处理|办理)?(结果|结论|决定)$/,
    unit: /^异议(决定|处理|办理)(单位|机关|部门)$/,
    decidedOn: /^异议(决定|处理|办结|答复)(日期|时间)$/,
  },
  needs: [['no'], ['about'], ['filedOn']],
  coverage: 'additions',
}
