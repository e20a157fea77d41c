import { wrongSince } from '../../../server/read/corrections'
import type { VersionDoc } from '../../../server/models/version'

const version = (day: number, title: string, phone: string): VersionDoc =>
  ({ changedAt: new Date(`2026-05-${day}T00:00:00.000Z`), publicUntil: null, body: { title, officePhone: phone } }) as unknown as VersionDoc

it('counts from the first version that said what was wrong, whatever else changed meanwhile', () => {
  const [right, first, second] = [version(10, '对', '1'), version(20, '错', '1'), version(30, '错', '2')]
  expect(wrongSince(version(31, '对', '2'), [second, first, right])).toEqual(first.changedAt)
  expect(wrongSince(version(31, '错', '3'), [second, first, right])).toEqual(second.changedAt)
  expect(wrongSince(version(31, '对', '2'), [first])).toEqual(first.changedAt)
})

it('calls nothing wrong where a correction changed nothing in public', () =>
  expect(wrongSince(version(31, '对', '2'), [version(20, '对', '2')])).toBeNull())

it('knows nothing of what was erased', () => {
  const erased = { ...version(20, '错', '1'), body: null }
  expect(wrongSince(version(31, '对', '2'), [erased])).toBeNull()
  expect(wrongSince(version(31, '对', '2'), [])).toBeNull()
  // What stood before an erased version is nobody's to tell.
  const last = version(25, '错', '1')
  expect(wrongSince(version(31, '对', '1'), [last, erased, version(10, '错', '1')])).toEqual(last.changedAt)
})

it('counts from the first version in which everything was wrong that is mended', () => {
  const [half, whole] = [version(10, '错', '1'), version(20, '错', '2')]
  expect(wrongSince(version(31, '对', '3'), [whole, half])).toEqual(whole.changedAt)
})
