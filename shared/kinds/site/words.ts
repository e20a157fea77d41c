/** Key sites: what is dangerous or crowded enough to be watched, who answers for it, how it is watched. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  no: '编号',
  name: '名称',
  siteKind: '类别',
  dangerLevel: '重大危险源级别',
  sector: '行业领域',
  enterprise: '责任单位',
  zone: '所在片区',
  place: '地点',
  responsible: '包保责任人',
  principal: '主要负责人',
  technical: '技术负责人',
  operation: '操作负责人',
  post: '职务',
  officePhone: '办公电话',
  monitoring: '监控',
  camerasPlanned: '计划安装摄像头',
  camerasInstalled: '已装摄像头',
  camerasInService: '在用摄像头',
  sensorsInService: '在用传感器',
  lastCheckedOn: '最近检查日期',
  project: '在建工程',
  'project.name': '工程名称',
  owner: '建设单位',
  contractor: '施工单位',
  aboveScale: '限额以上工程',
  startsOn: '计划开工',
  endsOn: '计划竣工',
} as const

export const SITE_KINDS = {
  danger_source: '重大危险源',
  bridge: '桥梁',
  junction: '路口',
  construction_site: '建筑工地',
  crowded_place: '人员密集场所',
  other: '其他监管点',
} as const

/** Levels of a major danger source (GB 18218-2018); the first is the most dangerous. */
export const DANGER_LEVELS = { '1': '一级', '2': '二级', '3': '三级', '4': '四级' } as const

export const MONITORING_STATES = {
  in_service: '在用',
  partly: '部分在用',
  out_of_service: '停用',
  none: '没有监控',
} as const

/** Whether a camera of a site is in service; what nobody told is neither. */
export const CAMERAS = { in_service: '有摄像头在用', none: '没有摄像头在用', unknown: '未公布' } as const

/** Whether a source tells the division of a site. */
export const DIVISION_TOLD = { yes: '已公布行政区划', no: '未公布行政区划' } as const

export type SiteKind = keyof typeof SITE_KINDS
export type DangerLevel = keyof typeof DANGER_LEVELS
export type MonitoringState = keyof typeof MONITORING_STATES
export type Camera = keyof typeof CAMERAS
