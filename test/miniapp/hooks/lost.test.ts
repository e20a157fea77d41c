import { openPage, resetPages, settle } from '../../support/page'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))

import { setLost, useLost } from '../../../miniapp/src/hooks/lost'

/** That an address led nowhere is said on the page that a person comes home to. */

afterEach(async () => {
  await resetPages()
  setLost(false)
})

it('is seen by a page that is open, and by one that opens later', async () => {
  const home = await openPage(useLost, undefined)
  expect(home.now()).toBe(false)
  await settle(() => setLost(true))
  const later = await openPage(useLost, undefined)
  expect([home.now(), later.now()]).toEqual([true, true])
  await settle(() => setLost(false))
  expect([home.now(), later.now()]).toEqual([false, false])
})
