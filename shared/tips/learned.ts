/**
 * What the service learns of a sealed tip: the header and the hour, nothing else. The page of words shows it, the document
 * `what-the-server-learns.md` holds the same rows, and a test compares them. This file imports nothing.
 */
export const LEARNED: readonly { field: string; what: string; why: string }[] = [
  { field: '编号', what: '由凭证算出的 16 个字节；反推不出凭证', why: '同一件举报重发时认得出' },
  { field: '类别', what: '六类之一', why: '决定到哪个受理台、走哪个期限' },
  { field: '受理台', what: '安全生产或纪检监督', why: '只有它的钥匙打得开' },
  { field: '区划', what: '本市的六位区划代码', why: '统计' },
  { field: '三把钥匙的编号', what: '密封给哪把受理、恢复、身份密钥', why: '受理台知道用哪把打开' },
  { field: '举报人的签名公钥', what: '由凭证算出，每件举报都不同', why: '只有本人能补充' },
  { field: '查询编号的前 12 位', what: '约四千个里的一个', why: '取答复时一次取一批，看不出取哪一件' },
  { field: '承诺', what: '内容密钥的指纹', why: '换了密钥会被发现' },
  { field: '件数和大小', what: '几张照片，各按 64、128、256、512 KiB 补齐', why: '知道收齐了没有' },
  { field: '小时', what: '收到的那个整点', why: '期限从这里算起' },
]
