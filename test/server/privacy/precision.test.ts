import { z } from 'zod'
import { PRECISION_RULES, coarsest, precisionOf } from '../../../server/privacy/precisions'
import type { HazardBody } from '../../../shared/kinds/hazard/schema'
import { publicPlaces, tellsPlaceLess } from '../../../server/privacy/precision'
import { hasPlace, mapPlaces, placesOf } from '../../../server/privacy/places'
import { listOf, unknownable } from '../../../shared/fields'
import { INPUTS } from '../../../shared/kinds/schemas'
import { Place, Position } from '../../../shared/parts'
import { PRECISIONS, SECTORS, codesOf, type Precision, type Sector } from '../../../shared/vocabulary'
import { publicBody } from '../../support/publicBody'

const POSITION = { lng: 123.264412, lat: 30.129188 }
const PLACE = { address: '云帆市东港街道盐场路 18 号', division: '990102001003', position: POSITION, precision: null }
const PROTECTED: Sector[] = ['hazchem', 'chem', 'firework', 'explosives', 'mine', 'power', 'gas', 'water_supply']

/** A site as it is public, and what was remarked. */
function siteOf(said: Record<string, unknown>) {
  const remarks: string[] = []
  const body = publicBody('site', INPUTS.site.parse({ name: '示例点', siteKind: 'other', place: PLACE, ...said }), (field, reason) =>
    remarks.push(`${field}: ${reason}`),
  )
  return { body, place: body.place, remarks }
}

it.each(codesOf(SECTORS))('tells a place of %s as exactly as its sector lets it', (sector) => {
  const isProtected = PROTECTED.includes(sector)
  expect(siteOf({ sector }).place).toEqual(
    isProtected ? { address: null, division: '990102001', position: null, precision: 'township' } : { ...PLACE, precision: 'exact' },
  )
  expect(publicBody('enterprise', INPUTS.enterprise.parse({ name: '甲', sector, place: POSITION, address: PLACE.address }))).toMatchObject({
    place: isProtected ? null : POSITION,
    // By law the registered address of a firm is public.
    address: PLACE.address,
  })
})

it('says of every rule on what it rests, and when that was looked at', () => {
  for (const { basis, reviewedOn } of PRECISION_RULES) {
    expect(basis).toMatch(/第.+条/)
    expect(reviewedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  }
  expect(PROTECTED.map(precisionOf)).toEqual(PROTECTED.map(() => 'township'))
  expect(precisionOf(null)).toBe('exact')
})

it.each([
  ['exact', PLACE.address, '990102001003', POSITION],
  ['500m', null, '990102001003', { lng: 123.262958, lat: 30.127756 }],
  ['township', null, '990102001', null],
  ['hidden', null, null, null],
] as const)('tells a place that may be %s no more exactly', (precision, address, division, position) => {
  const { place } = siteOf({ sector: 'tourism', place: { ...PLACE, precision } })
  expect(place).toEqual({
    address,
    division,
    position: position && { lng: expect.any(Number) as number, lat: expect.any(Number) as number },
    precision,
  })
  if (precision === 'exact') expect(place?.position).toEqual(POSITION)
  else expect(place?.position).not.toEqual(POSITION)
})

it('lets a row be coarser than its sector, and never finer: a finer wish is remarked', () => {
  for (const sector of codesOf(SECTORS))
    for (const wish of codesOf(PRECISIONS)) {
      const { place, remarks } = siteOf({ sector, place: { ...PLACE, precision: wish } })
      const allowed = precisionOf(sector)
      expect(place?.precision).toBe(coarsest([allowed, wish]))
      expect(remarks.length > 0).toBe(coarsest([allowed, wish]) !== wish)
    }
  expect(siteOf({ sector: 'gas', place: { ...PLACE, precision: 'exact' } }).remarks).toEqual([
    'place.precision: 来源写的位置精度是准确位置，这类地点最细是只到镇街，按后者公开',
  ])
})

it('protects a danger source whoever keeps it, and what nobody has sorted by what it is called', () => {
  expect(siteOf({ sector: 'metallurgy_trade', siteKind: 'danger_source' }).place?.precision).toBe('township')
  for (const sector of [null, 'other', 'fire', 'special_equipment']) {
    const { place, remarks } = siteOf({ sector, name: '云帆盐场液氯仓储' })
    expect(place?.precision).toBe('township')
    expect(remarks).toEqual([expect.stringContaining('请来源写明行业领域')])
    expect(siteOf({ sector, enterprise: { name: '云帆瑞汐化工有限公司' } }).place?.precision).toBe('township')
    expect(siteOf({ sector, name: '云帆海滨广场' }).place?.precision).toBe('exact')
  }
  expect(siteOf({ sector: 'tourism', name: '云帆化工遗址公园' }).place?.precision).toBe('exact')
})

it('tells of a zone no more than of the place: a grid within a township would show where in it', () => {
  const zoneOf = (zone: string, precision: Precision) => siteOf({ zone, place: { ...PLACE, precision } }).body.zone
  expect([zoneOf('990102001', 'township'), zoneOf('990102', 'township'), zoneOf('990102001', 'hidden')]).toEqual([
    '990102001',
    '990102',
    null,
  ])
  expect([zoneOf('990102001-G1', 'township'), zoneOf('990102001002', 'township'), zoneOf('东港一片', 'township')]).toEqual([
    null,
    null,
    null,
  ])
})

it('hides coordinates in every text of a protected place, and remarks the number of a tank', () => {
  const text = '泄漏点位于 123.264412,30.129188，3#储罐西侧'
  const { body, remarks } = siteOf({ sector: 'hazchem', name: `罐区 ${text}`, project: { name: text } })
  expect(JSON.stringify(body)).not.toMatch(/264412|129188/)
  expect(body.name).toBe('罐区 泄漏点位于 〔坐标已隐去〕，3#储罐西侧')
  expect(remarks.map((remark) => remark.replace(/：.*|:.*/, ''))).toEqual(['name', 'project.name'])
  expect(siteOf({ sector: 'hazchem', name: '3#储罐' }).remarks).toEqual([
    'name: 写了储罐、库房的编号或门牌，这个地点不公开准确位置，请核对能否公开',
  ])
  expect(siteOf({ sector: 'tourism', name: `景区 ${text}` }).body.name).toBe(`景区 ${text}`)
})

it('finds places by their types, however deep and whatever they are called', () => {
  const plan = placesOf(z.strictObject({ where: unknownable(Position), steps: listOf(z.strictObject({ spot: Place })), text: z.string() }))
  const found: string[] = []
  const value = { where: POSITION, steps: [{ spot: PLACE }, { spot: PLACE }], text: 'x' }
  const mapped = mapPlaces(value, plan, (type, part, path) => (found.push(`${path} ${type}`), type === 'position' ? null : part))
  expect(found).toEqual(['where position', 'steps.0.spot place', 'steps.1.spot place'])
  expect(mapped).toEqual({ ...value, where: null })
  expect(hasPlace({ where: null, steps: [] }, plan)).toBe(false)
  expect(placesOf(z.strictObject({ place: z.string() }))).toBeNull()
})

it('leaves what says nothing of a place as it is', () => {
  const notice = INPUTS.notice.parse({ title: '通报' })
  expect(
    publicPlaces('notice', notice, { protectedAs: null, isPlacedByAnother: false, mayBeProtected: false, atHost: 'exact' }, () => {}).input,
  ).toBe(notice)
})

it('counts as less exact what now lies at another record, whose position is told there', () => {
  const body = (place: object | null, site: string | null) => ({ place, site, sector: 'construction' }) as unknown as HazardBody
  const told = { address: '甲路', division: '990102001003', position: POSITION, precision: null }
  const untold = { ...told, position: null }
  const at = (isPlacedByAnother: boolean) => ({ protectedAs: null, isPlacedByAnother, mayBeProtected: false, atHost: 'exact' as const })
  expect(tellsPlaceLess('hazard', body(told, null), body(untold, 'D-1'), at(true))).toBe(true)
  expect(tellsPlaceLess('hazard', body(untold, null), body(untold, 'D-1'), at(true))).toBe(false)
  // A source that leaves its own position out has not been told to.
  expect(tellsPlaceLess('hazard', body(told, null), body(untold, null), at(false))).toBe(false)
  // A firm may be of a sector that the row does not say.
  const unsorted = { ...body(untold, null), sector: null }
  expect(tellsPlaceLess('hazard', body(told, null), unsorted, { ...at(false), mayBeProtected: true })).toBe(true)
})

it('counts as less exact what repeats no coordinates any more because it is protected', () => {
  const body = (description: string, sector: string) => ({ description, place: null, sector }) as unknown as HazardBody
  const placing = { protectedAs: null, isPlacedByAnother: false, mayBeProtected: true, atHost: 'exact' as const }
  const [told, untold] = ['坐标 123.271828,30.314159', '护栏松动']
  expect(tellsPlaceLess('hazard', body(told, 'construction'), body(untold, 'gas'), placing)).toBe(true)
  expect(tellsPlaceLess('hazard', body(told, 'construction'), body(untold, 'construction'), { ...placing, atHost: 'township' })).toBe(true)
  expect(tellsPlaceLess('hazard', body(told, 'construction'), body(untold, 'construction'), placing)).toBe(false)
  expect(tellsPlaceLess('hazard', body(untold, 'construction'), body(untold, 'gas'), placing)).toBe(false)
})
