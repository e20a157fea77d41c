/** Every reason for which sealing, opening or checking refuses, with the sentence a person reads. The list is closed. */
export const SEAL_REASONS = {
  'random-dry': '手机还没有给出足够的随机数，请稍等再试',
  malformed: '数据不完整或格式不对',
  'key-malformed': '密钥格式不对',
  'certificate-unsigned': '受理密钥没有签名，不能使用',
  'certificate-root': '受理密钥不是由监督机构签发的，不能使用',
  'certificate-expired': '受理密钥已过期',
  'certificate-early': '受理密钥还没有到启用时间，请检查手机的日期',
  'certificate-desk': '受理密钥属于另一个受理部门',
  'certificate-purpose': '受理密钥不能用于这一用途',
  'certificate-key': '受理密钥与它的编号不符',
  'certificate-long': '受理密钥的有效期超过七天，不能使用',
  'certificate-malformed': '受理密钥格式不完整',
  'certificate-suite': '受理密钥使用了不认识的算法',
  'certificate-none': '现在没有可用的受理密钥，请改用电话举报',
  'header-malformed': '举报的封面信息不完整或被改动',
  'wrap-length': '密封的密钥长度不对',
  'wrap-forged': '密封的密钥打不开：不是给这把钥匙的，或被改动过',
  commitment: '内容密钥与封面上的承诺不符',
  'parts-missing': '举报的内容件数与封面不符',
  'part-length': '内容的长度与封面不符',
  'part-tag': '内容被改动过，或不属于这一件举报',
  'part-padding': '内容的填充不对',
  'part-too-long': '内容太长，放不进密封的信封',
  'parts-too-many': '照片太多，最多六张',
  'content-malformed': '举报的内容读不出来',
  'identity-length': '身份信息的长度不对',
  'identity-tag': '身份信息被改动过，或不属于这一件举报',
  'identity-padding': '身份信息的填充不对',
  'identity-too-long': '身份信息太长',
  'identity-malformed': '身份信息读不出来',
  'put-signature': '这一件内容不是由举报人签名的',
  'filing-signature': '这一件举报的签名不对',
  'receipt-length': '凭证应当是二十五个字符',
  'receipt-symbol': '凭证里有不会出现的字符',
  'receipt-check': '凭证有一处写错，请对照原来的再看一遍',
  'answer-malformed': '答复的格式不对',
  'answer-unsigned': '答复没有签名',
  'answer-signature': '答复的签名不对',
  'answer-certificate': '答复的签名密钥不在公布的名单里',
  'answer-other': '这不是给这张凭证的答复',
  'answer-tag': '答复被改动过，或不属于这一件举报',
  'answer-padding': '答复的填充不对',
  'answer-too-long': '答复太长，放不进密封的信封',
  'answer-gap': '缺少中间的一份答复',
  'answer-fork': '同一位置有两份不同的答复',
  'answer-older': '收到的答复比已经看过的更旧',
} as const

export type SealReason = keyof typeof SEAL_REASONS

/** The one error of this folder: `reason` for programs, `message` a Chinese sentence for people, `because` the error beneath it where there is one. */
export class SealError extends Error {
  override readonly name = 'SealError'
  constructor(
    readonly reason: SealReason,
    readonly because?: unknown,
  ) {
    super(SEAL_REASONS[reason])
  }
}
