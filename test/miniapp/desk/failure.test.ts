import { failureOf } from '../../../miniapp/desk/src/api/failure'
import { NEED_LABELS, type Need } from '../../../shared/tips/moves'

/** What an officer reads of a refusal. */

const refused = (fields: Record<string, string>) =>
  failureOf(Response.json({ error: { code: 'invalid_body', message: '请求的内容不对。', fields } }, { status: 400 }))

it('calls a field as the form calls it', async () => {
  const failure = await refused({ publicRecord: '公示里现在没有这条隐患' })
  expect(failure.message).toBe('请求的内容不对。 公示的是哪一条隐患：公示里现在没有这条隐患')
  // By name it is still found by whoever draws the form.
  expect(failure.fields).toEqual({ publicRecord: '公示里现在没有这条隐患' })
})

it('says the reason alone where a form has no word for the field, and never a name from the program', async () => {
  expect((await refused({ move: '这一步只能做一次。' })).message).toBe('请求的内容不对。 这一步只能做一次。')
  expect((await refused({ 'zones.3': '太长' })).message).toBe('请求的内容不对。 负责的片区：太长')
  expect((await refused({ officer: '用过了' })).message).toBe('请求的内容不对。 用户名：用过了')
  const names = [...(Object.keys(NEED_LABELS) as Need[]), 'amountFen', 'newPassword', 'constructor', 'slip.wrap']
  for (const name of names) expect((await refused({ [name]: '不对' })).message).not.toMatch(/[A-Za-z]/)
})
