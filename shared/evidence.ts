/** Pictures of what was found and of what was put right: their words. This file imports nothing: the mini-program ships it. */

/** What a picture shows. */
export const EVIDENCE_STAGES = { before: '整改前', after: '整改后', other: '其他' } as const

/** Whether a picture can be seen, and if not, why. */
export const EVIDENCE_STATES = {
  shown: '已公布',
  unreviewed: '未审核，未公布',
  withheld: '受理台看过，不公布',
  unfetched: '未能取得',
  protected: '地点受保护，不公布',
} as const

/** Why there is no picture where there is to be one. Each is told in public: none names an address. */
export const PICTURE_FAULTS = {
  protected_place: '所在的监管点受保护',
  refused_address: '来源写的地址不能用',
  missing: '来源的文件夹里没有这个文件',
  unreachable: '没有取到文件',
  too_large: '文件太大',
  too_many_pixels: '图片的像素太多',
  empty: '文件是空的',
  heic: '是 HEIC 图片，请来源改成 JPEG',
  gif: '是 GIF 图片，请来源改成 JPEG',
  svg: '是 SVG 图形，请来源改成 JPEG',
  tiff: '是 TIFF 图片，请来源改成 JPEG',
  bmp: '是 BMP 图片，请来源改成 JPEG',
  pdf: '是 PDF 文件，请来源改成 JPEG',
  web_page: '是网页，不是图片',
  not_a_picture: '不是 JPEG、PNG 或 WebP 图片',
  damaged: '图片不完整或已损坏',
  too_slow: '图片打开得太久',
  broken_off: '图片没能打开',
} as const

/** What the desk says of a picture that nobody is named as having looked at. */
export const PICTURE_DECISIONS = { released: '公布', withheld: '不公布' } as const

/** Who looked at a picture that the desk released: the office, and no officer's name. */
export const REVIEWED_BY_DESK = '安全生产举报受理台'

export type EvidenceStage = keyof typeof EVIDENCE_STAGES
export type EvidenceState = keyof typeof EVIDENCE_STATES
export type PictureFault = keyof typeof PICTURE_FAULTS
export type PictureDecision = keyof typeof PICTURE_DECISIONS
