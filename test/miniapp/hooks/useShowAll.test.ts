import { eventCenter, openPage, resetPages, settle } from '../../support/page'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))

import { SHOW_ALL, useShowAll } from '../../../miniapp/src/hooks/useShowAll'

/** A figure that counts everything leads to a tab that shows everything. */

afterEach(resetPages)

const told = () => settle(() => eventCenter.trigger(SHOW_ALL))

it('drops the filters once for each time, by the way of the last drawing', async () => {
  const [first, last] = [jest.fn(), jest.fn()]
  const page = await openPage(useShowAll, first)
  await told()
  await page.give(last)
  await told()
  await told()
  expect([first.mock.calls.length, last.mock.calls.length]).toEqual([1, 2])
})

it('reaches every tab that is open, and none that is closed', async () => {
  const [one, other, gone] = [jest.fn(), jest.fn(), jest.fn()]
  for (const reset of [one, other]) await openPage(useShowAll, reset)
  await (await openPage(useShowAll, gone)).close()
  await told()
  expect([one, other, gone].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0])
})
