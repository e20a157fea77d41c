import { readFileSync } from 'node:fs'
import { manualFile, withTables } from '../../../miniapp/desk/manual'
import { moveTable } from '../../../miniapp/desk/manualTables'
import { MOVE_NAMES, MOVES } from '../../../shared/tips/moves'

const text = readFileSync(manualFile, 'utf8')

it('prints the very tables that the service keeps to (npm run manual:desk)', () => {
  expect(withTables(text)).toBe(text)
})

it('has a row for every move', () => {
  expect(moveTable().split('\n')).toHaveLength(MOVE_NAMES.length + 2)
  for (const { label } of Object.values(MOVES)) expect(moveTable()).toContain(`| ${label} |`)
})

it('throws where a table has no place', () => {
  expect(() => withTables('no place')).toThrow('no place for moves')
})

it.each(['登录', '密钥', '队列', '双人', '奖励', '移送', '从来看不到', '丢了密钥', '请假'])('has a chapter on %s', (words) => {
  expect(text).toMatch(new RegExp(`^## .*${words}`, 'm'))
})
