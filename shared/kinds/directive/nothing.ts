/**
 * What offices write where they have nothing to say, and where they name nobody. 领导小组办公室文风要求和《党政机关公文处理工作条例》（2012）第十九条：
 * 公文要内容简洁、措施切实可行. No rule lists such words: the list is ours, read off real sheets and grown by them.
 */
const NOTHING =
  /^(?:无|暂无|没有|略|同上|同前|见附件|见文件|不详|不明|待定|未定|另定|空|[-—–/／\\、.。…~～*＊]+|n\/?a|null|none|nil)[。.]?$/i

/** Units of which none is meant: 各有关单位, 相关部门. Those that are told by what they are, 各施工单位, 各镇街, are not among them. */
const NOBODY =
  /^(?:(?:各级|各|全体|所有|其他|本)?(?:有关|相关|责任|涉及|成员|牵头|配合|主管|监管|职能|属地|直属)*(?:单位|部门|方面|人员|责任人|负责人|科室|处室|机构)[、和及与]?)+$/

/** Whether a cell has words in it and says nothing by them. */
export const saysNothing = (text: string): boolean => text.trim() === '' || NOTHING.test(text.trim())

/** Whether a cell of those who are to do something names none of them. */
export const saysNobody = (text: string): boolean => saysNothing(text) || NOBODY.test(text.trim())
