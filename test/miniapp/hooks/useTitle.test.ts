import { bar, openPage, resetPages } from '../../support/page'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))

import { useTitle } from '../../../miniapp/src/hooks/useTitle'

/** The bar above names the page that is looked at. */

afterEach(resetPages)

it('names the page as it opens, and again when its name is another', async () => {
  const page = await openPage<void, string>(useTitle, '通报')
  expect(new Set(bar.titles)).toEqual(new Set(['通报']))
  bar.titles = []
  await page.give('关于示例的通报')
  expect(bar.titles).toEqual(['关于示例的通报'])
  await page.give('关于示例的通报')
  expect(bar.titles).toHaveLength(1)
})

it('names it by its present name when a person comes back to it', async () => {
  const page = await openPage<void, string>(useTitle, '通报')
  await page.give('关于示例的通报')
  bar.titles = []
  await page.show()
  expect(bar.titles).toEqual(['关于示例的通报'])
})
