import { headerKey } from '../formats/header'

/** What programmers call the columns of an office's data, by the first letters of its words. */
const INITIALS: Record<string, string> = {
  qymc: '企业名称',
  dwmc: '单位名称',
  gsmc: '公司名称',
  xdrmc: '行政相对人名称',
  tyshxydm: '统一社会信用代码',
  shxydm: '统一社会信用代码',
  xydm: '统一社会信用代码',
  fddbr: '法定代表人',
  fddbrxm: '法定代表人姓名',
  frdb: '法人代表',
  frxm: '法人姓名',
  fzr: '负责人',
  zyfzr: '主要负责人',
  jcr: '检查人',
  zrr: '责任人',
  lxr: '联系人',
  lxdh: '联系电话',
  sjh: '手机号',
  sfzh: '身份证号',
  zjhm: '证件号码',
  xm: '姓名',
  dz: '地址',
  qydz: '企业地址',
  zcdz: '注册地址',
  jydz: '经营地址',
  jyfw: '经营范围',
  clrq: '成立日期',
  dj: '等级',
  pddj: '评定等级',
  pdrq: '评定日期',
  jd: '经度',
  wd: '纬度',
  cfwsh: '处罚决定书文号',
  wsh: '文号',
  cflb: '处罚类别',
  cfnr: '处罚内容',
  cfjg: '处罚结果',
  cfrq: '处罚日期',
  cfjdrq: '处罚决定日期',
  bt: '标题',
  fbrq: '发布日期',
}

/** A header as its words are looked for: folded, and spelt out where it is the first letters of them. */
export const spelt = (header: string): string => {
  const name = headerKey(header)
  return INITIALS[name.toLowerCase().replace(/_/g, '')] ?? name
}
