import { addDays, type Day } from '../../../shared/codes/dates'
import { SITE_KINDS, type SiteKind } from '../../../shared/kinds/site/words'
import { SECTORS, codesOf } from '../../../shared/vocabulary'
import { AGENCY, COMMON, table } from '../../sample/files'
import type { Sample, SampleSite, SampleZone } from '../sample'

export const INVENTORY_HEADER = ['行政区划', '行政区划代码', '类别', '行业领域', '底数', '统计日期', '统计单位'] as const

/** By how much what a county knows of differs from what it lists: more, fewer. The third county hands nothing over. */
const DIFFERENCES = [3, -1]

/** What two of the three counties say that there is; neither agrees with what is listed. */
function inventoryRows(today: Day, zones: readonly SampleZone[], sites: readonly SampleSite[]): string[][] {
  const counties = zones.filter(({ level }) => level === 'county')
  return DIFFERENCES.flatMap((difference, i) => {
    const county = counties[i]
    if (!county) return []
    const row = (siteKind: SiteKind, sector: string, of: readonly SampleSite[]): string[] => [
      county.name,
      county.code,
      SITE_KINDS[siteKind],
      sector,
      String(Math.max(0, of.length + difference)),
      addDays(today, -30 - i).replace(/-/g, '/'),
      `${county.name}安全生产委员会办公室`,
    ]
    return codesOf(SITE_KINDS).flatMap((siteKind) => {
      const listed = sites.filter((site) => site.siteKind === siteKind && site.division.startsWith(county.code))
      const ofGas = listed.filter(({ sector }) => sector === 'gas')
      return [row(siteKind, '', listed), ...(siteKind === 'danger_source' ? [row(siteKind, SECTORS.gas, ofGas)] : [])]
    })
  })
}

const SOURCE = {
  ...COMMON,
  agency: AGENCY,
  name: 'yunfan-inventories',
  title: '重点监管点底数',
  kind: 'inventory',
  format: 'csv',
  encoding: 'gb18030',
  path: 'inventories.csv',
  key: ['行政区划代码', '类别', '行业领域'],
  columns: {
    division: '行政区划代码',
    siteKind: '类别',
    sector: '行业领域',
    total: '底数',
    asOf: '统计日期',
    countedBy: '统计单位',
  },
  ignore: ['行政区划'],
}

export const sample: Sample = {
  after: ['zone', 'site'],
  draw: ({ today, zones, sites }) => ({
    files: { 'inventories.csv': table('云帆市重点监管点底数（演示数据）', INVENTORY_HEADER, inventoryRows(today, zones, sites)) },
    sources: [SOURCE],
  }),
}
