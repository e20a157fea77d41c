jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
jest.mock('@tarojs/components', () => ({}))
Object.assign(globalThis, { API_BASE: '', BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] }, TIP_ROOT_PUBLIC_KEY: '' })

import { markTone } from '../../../miniapp/src/kinds/enterprise/Line'

it('colours the grade of a line where it is bad, and never as fine: a line knows nothing of accidents', () => {
  const tones = ['AAA', 'AA', 'A', 'B', 'Z', undefined].map((grade) => markTone('transport', grade))
  expect(tones.slice(0, 2)).toEqual(['plain', 'plain'])
  expect(tones[3]).toBe('stop')
  expect([markTone('city', 'A'), markTone('city', 'C'), markTone('city', 'D')]).toEqual(['plain', 'warn', 'stop'])
  for (const tone of tones) expect(['stop', 'warn', 'plain']).toContain(tone)
})
