/**
 * Every failure the API can name: its HTTP status and what a person is told. The codes are stable for ever.
 * This file imports nothing: the mini-program ships it.
 */
export const ERROR_CODES = {
  unknown_parameter: { status: 400, message: '请求里有不认识的参数。' },
  invalid_parameter: { status: 400, message: '请求的参数不对。' },
  invalid_body: { status: 400, message: '请求的内容不对。' },
  body_incomplete: { status: 400, message: '请求的内容没有传完。' },
  sign_in_failed: {
    status: 401,
    message: '没有登录：用户名、密码或动态码不对，或者暂时锁定。连续错五次会锁定一段时间，每次更长；每个动态码只能用一次。',
  },
  session_ended: { status: 401, message: '登录已经结束，请重新登录；没有提交的内容还在页面上。' },
  proof_refused: { status: 401, message: '请求的证明不对，没有执行；请校准电脑的时间，再重新登录。' },
  password_change_needed: { status: 403, message: '密码是别人交给您的，只能用一次：请设一个新密码再登录。' },
  forbidden: { status: 403, message: '没有权限做这件事。' },
  route_not_found: { status: 404, message: '没有这个地址。' },
  record_not_found: { status: 404, message: '没有找到这条记录。' },
  picture_not_found: { status: 404, message: '没有这张图片，或者已经不再公示。' },
  run_not_found: { status: 404, message: '没有找到这次采集。' },
  edition_not_found: { status: 404, message: '没有这一版公示数据。' },
  method_not_allowed: { status: 405, message: '这个地址不接受这种请求方法。' },
  body_too_slow: { status: 408, message: '请求的内容传得太慢。' },
  too_many_rows: { status: 400, message: '行数太多，一张工作簿放不下：请加上筛选，或者取 CSV。' },
  edition_gone: { status: 410, message: '这一版公示数据已经过去，请从第一页重新看起。' },
  body_too_large: { status: 413, message: '请求的内容太大。' },
  request_too_long: { status: 414, message: '请求太长。' },
  unsupported_media_type: { status: 415, message: '请求内容的类型不对。' },
  officer_not_found: { status: 404, message: '没有找到这位工作人员。' },
  objection_not_found: { status: 404, message: '没有这件异议，或者编号和回执不是一对。' },
  reply_not_found: { status: 404, message: '没有这份回应，或者编号和回执不是一对。' },
  tip_not_found: { status: 404, message: '没有找到这件举报。' },
  subscription_not_found: { status: 404, message: '没有这个订阅，或者密钥不对。' },
  subscription_refused: { status: 409, message: '现在不能这样做，没有执行。' },
  challenge_failed: { status: 409, message: '接收地址没有通过验证，请改好再试。' },
  desk_picture_gone: { status: 404, message: '这张图片不在要看的里面，或者已经不保存，没有执行。' },
  seal_malformed: { status: 400, message: '密封的举报格式不对，没有收下。' },
  seal_signature: { status: 403, message: '签名不对，没有收下。' },
  other_author: { status: 409, message: '这个地址已经有别人密封的内容，没有收下。' },
  part_differs: { status: 409, message: '这一部分先前已经收到，内容不同；保留的是先收到的。' },
  parts_missing: { status: 409, message: '有的部分还没有收到，请补发后再提交；已收到的都还在。' },
  tip_differs: { status: 409, message: '这件举报先前已经收到，内容不同；保留的是先收到的。' },
  certificate_refused: { status: 409, message: '密封所用的受理密钥现在不能用，请刷新后重新密封；草稿还在手机上。' },
  messages_full: { status: 409, message: '这件举报的来信已经满了，请打电话。' },
  objection_not_named: { status: 409, message: '这条记录没有写明这家企业或责任人，没有收下：只有记录写明的企业、人员可以提出异议。' },
  objection_differs: { status: 409, message: '这件异议先前已经收到，内容不同；保留的是先收到的。' },
  objections_full: { status: 409, message: '对这条记录已经有几件异议没有办完，没有收下；请等答复，或补充给受理台。' },
  reply_not_named: { status: 409, message: '这条记录没有写明这家企业，没有收下：只有记录写明的企业可以写回应。' },
  reply_differs: { status: 409, message: '这份回应先前已经收到，内容不同；保留的是先收到的。' },
  reply_waiting: { status: 409, message: '这家企业对这条记录已经有一份核对过的回应等着阅读；请等它有结果，或先撤回它。' },
  replies_full: { status: 409, message: '对这条记录已经有几份回应没有核对，没有收下；请过些日子再试，或联系受理台。' },
  reply_code_refused: { status: 409, message: '核对码不对，或者现在不能用。' },
  case_changed: { status: 409, message: '这一件刚刚有了变化，没有执行；请看过新的情况再决定。' },
  move_refused: { status: 409, message: '这一步现在不能做，没有执行。' },
  answer_refused: { status: 409, message: '答复没有用本台现在有效的签名密钥签名，没有执行。' },
  reward_refused: { status: 409, message: '奖励和规定不符，没有执行。' },
  identity_gone: { status: 409, message: '身份信息已经删除，或者现在不到发放奖励的时候。' },
  officer_taken: { status: 409, message: '这个用户名用过了：用户名不重复使用，记录才说得清是谁。' },
  work_required: { status: 428, message: '现在提交的人太多，手机要先算一道题，请稍后自动重试。' },
  too_many_requests: { status: 429, message: '请求太多，请过一会儿再试；草稿还在手机上。' },
  tips_closed: { status: 503, message: '现在不能在网上举报，请打电话 12350。' },
  overloaded: { status: 503, message: '现在忙不过来，请过一会儿再试。' },
  not_ready: { status: 503, message: '服务正在准备数据，请稍后再试。' },
  storage_full: { status: 507, message: '存储空间已满，暂时不能写入；已经收到和公示的内容不受影响。' },
  internal: { status: 500, message: '服务出了错，已经记录下来。' },
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/** The one shape of every error answer. */
export interface ErrorAnswer {
  error: { code: ErrorCode; message: string; fields?: Record<string, string> }
}
