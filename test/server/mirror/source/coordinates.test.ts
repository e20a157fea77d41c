import { COORDINATE_SYSTEMS, toShown } from '../../../../server/mirror/source/coordinates'
import { Source } from '../../../../server/mirror/source/sources'
import type { ZoneBody } from '../../../../shared/kinds/zone/schema'
import { FEED_FORMAT } from '../../../../shared/feed'
import { readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'

const columns = { name: '名称', uscc: '代码', 'place.lng': '经度', 'place.lat': '纬度' }
const read = (position: string, options: Record<string, unknown> = {}) =>
  readWhole(
    Buffer.from(`名称,代码,经度,纬度\n甲公司,A1,${position}\n`),
    enterpriseSource({ columns, ignore: [], coordinates: 'GCJ-02', ...options }),
  )
const placeOf = async (position: string, options = {}) => {
  const [incoming] = (await read(position, options)).accepted.values()
  return incoming && 'place' in incoming.body ? incoming.body.place : undefined
}

it('shows in GCJ-02 what a source gives in its own system', async () => {
  expect(await placeOf('113.2644,23.1291')).toEqual({ lng: 113.2644, lat: 23.1291 })
  for (const coordinates of ['WGS-84', 'CGCS2000'])
    expect(await placeOf('113.2644,23.1291', { coordinates })).toEqual({ lng: 113.26973, lat: 23.126423 })
  const baidu = (await placeOf('113.276221,23.132402', { coordinates: 'BD-09' })) as { lng: number; lat: number }
  expect(baidu.lng).toBeCloseTo(113.2697, 3)
  expect(baidu.lat).toBeCloseTo(23.1264, 3)
  expect(Source.safeParse({ ...enterpriseSource(), coordinates: 'EPSG:4490' }).success).toBe(false)
})

it('moves every system but its own, and none by more than a kilometre and a half', () => {
  for (const system of COORDINATE_SYSTEMS) {
    const [lng, lat] = toShown([113.2644, 23.1291], system)
    const metres = Math.hypot((lng - 113.2644) * 102_000, (lat - 23.1291) * 111_000)
    expect(metres > 100 && metres < 1_500).toBe(system !== 'GCJ-02')
  }
})

it('says that a system was not declared', async () => {
  expect((await read('113.2644,23.1291', { coordinates: undefined })).facts.remarks).toContain(
    '没有登记经纬度的坐标系（coordinates），按 GCJ-02 显示',
  )
  expect((await read('113.2644,23.1291')).facts.remarks).toEqual(['编码：UTF-8'])
})

it.each([
  ['0,0', '经纬度是 0,0，等于没有写，位置没有显示'],
  ['2.3,48.8', '位置不在中国境内，没有显示'],
])('shows no place at %s, and says why', async (position, reason) => {
  const { accepted, findings } = await read(position)
  expect([...accepted.values()].map(({ body }) => body)).toMatchObject([{ place: null }])
  expect(findings).toMatchObject(expect.arrayContaining([expect.objectContaining({ severity: 'warning', column: '经度', reason })]))
})

it.each([
  ['23.1291,113.2644', '经度', '经度和纬度像是写反了'],
  ['39.47,75.99', '经度', '经度和纬度像是写反了'],
  ['38424000,2559000', '经度', '“38424000”不是度：像是投影坐标或别的单位，请换算成经纬度'],
  ['"113.26,23.12",', '经度', '“113.26,23.12”不是经纬度'],
])('refuses %s', async (position, column, reason) => {
  const { counts, findings } = await read(position)
  expect(counts).toMatchObject({ accepted: 0, refused: 1 })
  expect(findings).toMatchObject([{ severity: 'refused', column, reason }])
})

it('reads degrees, minutes and seconds', async () =>
  expect(await placeOf('"113°15\'51.8""E",23°7′44.8″N')).toEqual({ lng: 113.2643889, lat: 23.1291111 }))

it('remarks a place outside the bounds that the source declares, and shows it', async () => {
  const { accepted, findings } = await read('113.2644,23.1291', { bounds: [114, 22, 115, 24] })
  expect([...accepted.values()].map(({ body }) => body)).toMatchObject([{ place: { lng: 113.2644 } }])
  expect(findings).toContainEqual(expect.objectContaining({ column: '经度', reason: '位置在来源登记的范围（bounds）以外，请核对' }))
  expect((await read('113.2644,23.1291', { bounds: [113, 22, 115, 24] })).findings.map(({ column }) => column)).not.toContain('经度')
  expect(Source.safeParse({ ...enterpriseSource(), bounds: [115, 22, 113, 24] }).success).toBe(false)
})

it('moves the boundary of a zone too, in a feed of ours', async () => {
  const source = Source.parse({
    name: 'zones',
    title: '片区',
    agency: '局',
    kind: 'zone',
    format: 'json-feed',
    path: 'x',
    coverage: 'full',
    rhythmHours: 24,
    coordinates: 'CGCS2000',
  })
  const ring = [
    [113.2, 23.1],
    [113.3, 23.1],
    [113.3, 23.2],
    [113.2, 23.1],
  ]
  const body = { code: '1', name: '一片', level: 'grid', boundary: { type: 'MultiPolygon', coordinates: [[ring]] } }
  const feed = { format: 'mingan-feed/1', kind: 'zone', generatedAt: '2026-05-20T00:00:00Z', records: [{ key: '1', body }] }
  const [incoming] = (await readWhole(Buffer.from(JSON.stringify(feed)), source)).accepted.values()
  const { boundary } = incoming?.body as ZoneBody
  expect(boundary?.coordinates.flat(2)).toEqual(ring.map(([lng = 0, lat = 0]) => toShown([lng, lat], 'WGS-84')))
})

/** A feed row of a site at a place, as it is read. */
const siteAt = (position: object, options: Record<string, unknown> = {}, kind = 'site') => {
  const source = Source.parse({
    name: 'feed',
    title: 's',
    agency: '局',
    kind,
    format: 'json-feed',
    path: 'x',
    coverage: 'full',
    rhythmHours: 24,
    ...options,
  })
  const body =
    kind === 'site'
      ? { name: '甲桥', siteKind: 'bridge', place: { position } }
      : { title: '缺栏杆', status: 'planned', place: { position } }
  const row = { key: '1', body: { ...body, sector: 'tourism' } }
  return readWhole(Buffer.from(JSON.stringify({ format: FEED_FORMAT, kind, generatedAt: '2026-06-01T00:00:00Z', records: [row] })), source)
}

it.each(['site', 'hazard'])('finds the position of a %s by its type', async (kind) => {
  const { accepted, findings } = await siteAt({ lng: 113.2644, lat: 23.1291 }, { coordinates: 'WGS-84', bounds: [120, 20, 121, 21] }, kind)
  expect([...accepted.values()].map(({ body }) => body)).toMatchObject([{ place: { position: { lng: 113.26973, lat: 23.126423 } } }])
  expect(findings).toMatchObject([
    { severity: 'warning', column: 'place.position.lng', reason: '位置在来源登记的范围（bounds）以外，请核对' },
  ])
  for (const position of [
    { lng: 23.1291, lat: 113.2644 },
    { lng: 39.47, lat: 75.99 },
  ]) {
    const swapped = await siteAt(position, {}, kind)
    expect(swapped.counts).toMatchObject({ accepted: 0, refused: 1 })
    expect(swapped.findings).toMatchObject([{ severity: 'refused', reason: '经度和纬度像是写反了' }])
    expect(swapped.findings[0]?.column).toMatch(/place\.position\.lng$/)
  }
  expect([...(await siteAt({ lng: 0, lat: 0 }, {}, kind)).accepted.values()].map(({ body }) => body)).toMatchObject([
    { place: { position: null } },
  ])
})

it.each([
  ['23.1291,113.2644', '经度'],
  ['39.47,75.99', '经度'],
])('refuses %s of a table whose place is a part', async (position, column) => {
  const source = Source.parse({
    ...enterpriseSource(),
    kind: 'site',
    columns: { name: '名称', siteKind: { value: 'bridge' }, 'place.position.lng': '经度', 'place.position.lat': '纬度' },
    ignore: [],
  })
  const { findings, counts } = await readWhole(Buffer.from(`名称,代码,经度,纬度\n甲桥,A1,${position}\n`), source)
  expect(counts).toMatchObject({ accepted: 0, refused: 1 })
  expect(findings).toMatchObject([{ severity: 'refused', column, reason: '经度和纬度像是写反了' }])
})
