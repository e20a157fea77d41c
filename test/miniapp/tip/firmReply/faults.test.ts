import { EMPTY, faultsOf, type ReplyForm } from '../../../../miniapp/src/tip/firmReply/faults'
import { REPLY_MAX } from '../../../../shared/replies/limits'

const WHOLE: ReplyForm = { uscc: '91990100ma1xg61251', text: '我们已经整改。', name: '张三', post: '', contact: '021-0' }

it('asks for what the service asks for', () => {
  expect(faultsOf(WHOLE)).toEqual({})
  expect(Object.keys(faultsOf(EMPTY)).sort()).toEqual(['contact', 'name', 'text', 'uscc'])
})

it.each([
  ['as long as it may be, as a reader counts', '👍🏽'.repeat(REPLY_MAX), undefined],
  ['longer', '字'.repeat(REPLY_MAX + 1), `最多 ${REPLY_MAX} 个字。`],
  ['of nothing that is seen', '\u200b\n ', '请写要说的话。'],
  ['of what would pass for something hidden', '我们■■', '■ 是遮盖用的记号，不能写。'],
])('a text %s', (_what, text, fault) => {
  expect(faultsOf({ ...WHOLE, text }).text).toBe(fault)
})
