import { foldKeyText } from '../../../shared/codes/fold'
import { pointersTo } from '../../../shared/kinds/enterprise/pointers'
import type { SiteInput } from '../../../shared/kinds/site/schema'
import type { SiteKind } from '../../../shared/kinds/site/words'
import { defineKind } from '../define'
import { publicPersons, spellingsOfCell } from '../publicParty'
import { siteKey, whereaboutsOf } from '../whereabouts'
import { sample } from './sample'

/** What everybody passes or enters lies on no firm's ground, whoever keeps it. */
const OPEN_TO_ALL: ReadonlySet<SiteKind> = new Set(['bridge', 'junction', 'crowded_place'])

export const site = defineKind('site', {
  toPublic: (input, { envelope: { basis } }) => ({ body: basis === null ? withSurnames(input) : input }),
  // What makes a danger source is the amount of hazardous chemicals in it (GB 18218-2018), whoever keeps them.
  protectedAs: ({ siteKind }) => (siteKind === 'danger_source' ? 'hazchem' : null),
  mayBeProtected: ({ siteKind }) => siteKind === 'other',
  host: {
    kind: 'enterprise',
    tokens: ({ siteKind, enterprise }) => (enterprise === null || OPEN_TO_ALL.has(siteKind) ? [] : pointersTo(enterprise)),
  },
  parties: (said) => ({ enterprises: said.enterprise ? [said.enterprise] : [], persons: responsibleOf(said) }),
  // Who answers for a site is named where the source says by what rule that is public; else by surname and post.
  hidden: (input, { basis }) => (basis === null ? responsibleOf(input) : []),
  title: ({ name }) => name,
  search: ({ name, enterprise }) => [name, enterprise?.name ?? null],
  mentions: ({ no, place }) => [no, place?.address ?? null],
  tokens: ({ facets: { no } }) => (typeof no === 'string' ? [no] : []),
  numberFilter: 'no',
  formerly: (no) => ({ 'facets.no': foldKeyText(no) }),
  areaKeys: ({ no }) => (no === null ? [] : [siteKey(no)]),
  whereabouts: ({ place, zone }) => whereaboutsOf(place, zone),
  pin: ({ dangerLevel }) => ({ mark: dangerLevel, due: null }),
  figures: [
    { key: 'sites', label: '重点监管点' },
    { key: 'dangerSources', label: '重大危险源', query: () => ({ siteKind: 'danger_source' }) },
    { key: 'sitesWatched', label: '有摄像头在用的监管点', query: () => ({ camera: 'in_service' }) },
  ],
  intake: {
    headers: {
      no: /^(监管点|监控点|桥梁|橋梁|工程|项目|危险源|重大危险源)(编号|編號|编码)$|^编号$/,
      name: /^(监管点|监控点|桥梁|橋梁|隧道|重大危险源|危险源|(人员密集|九小)?场所|路口|(隐患)?路段|设施|项目|工程|工地|水库|码头|渡口|加油站|加气站|储配站)(名称|名稱)$|^桥名$/,
      siteKind: /^(监管点|监控点|场所|设施)(类别|类型|种类)$/,
      dangerLevel: /^((重大)?危险源)?(级别|等级|分级)$/,
      sector: /^(行业领域|监管行业|行业类别)$/,
      'enterprise.name': /^(责任|管理|权属|产权|养护|管养|使用|运营|经营|所属)(单位|企业)$|^管轄單位$|^(单位|企业|公司)名称$/,
      'enterprise.uscc': /信用代码|信用代碼/,
      zone: /^(片区|网格)(编号|代码)$/,
      'place.address': /^(项目|工程|详细|所在|安装)?(地址|地点|位置|住所)$|^所在(道路|路段|街道)$/,
      'place.division': /^(行政区划|区划|镇街|地区)(代码|编码)$/,
      'place.position.lng': /^(经度|lng|lon|longitude)$/i,
      'place.position.lat': /^(纬度|lat|latitude)$/i,
      'place.precision': /^(公开|位置)?精度$/,
      'monitoring.camerasPlanned':
        /^(监控)?(摄像头|摄像机|视频探头|探头)(数|数量|个数)?\/?(应|计划)(装|安装)(数|数量)?$|^(计划|应)(安装|装)(摄像头|摄像机|视频探头|探头)(数|数量|个数)?$/,
      'monitoring.camerasInstalled':
        /^(监控)?(摄像头|摄像机|视频探头|探头)(数|数量|个数)?\/?(已|实际)(装|安装)(数|数量)?$|^(已装|已安装|安装)?(摄像头|摄像机|视频探头|探头)(数|数量|个数)?$/,
      'monitoring.camerasInService': /^(在用|在线|正常)(摄像头|摄像机|视频探头|探头)(数|数量|个数)?$/,
      'monitoring.sensorsInService': /^(在用|在线)(传感器|监测设备)(数|数量|个数)?$/,
      'monitoring.lastCheckedOn': /^(最近|上次)?(一次)?(检查|检测|巡检)(日期|时间)$/,
      'monitoring.state': /^(监控|监测)状态$/,
      'project.name': /^(在建)?(项目|工程)名称$/,
      'project.owner': /^建设单位$/,
      'project.contractor': /^(施工|总包|承包)单位$/,
      'project.startsOn': /^(计划)?开工(日期|时间)?$/,
      'project.endsOn': /^(计划)?竣工(日期|时间)?$/,
    },
    needs: [['name', 'project.name']],
    constants: sortOf,
  },
  sample,
})

/** Everybody whom a site names, as its cells are read, and each of their parts by itself: some offices write two into one cell. */
const responsibleOf = ({ responsible }: Pick<SiteInput, 'responsible'>): string[] =>
  [responsible?.principal, responsible?.technical, responsible?.operation].flatMap((one) => {
    const cell = one?.name ?? ''
    const parts = cell.split(/[、，,；;/／]/).map((part) => part.trim())
    return [...spellingsOfCell(cell), ...parts.filter((part) => part !== '').flatMap((part) => [part, ...spellingsOfCell(part)])]
  })

/** A site with those who answer for it by their surnames. */
function withSurnames(input: SiteInput): SiteInput {
  if (input.responsible === null) return input
  const named = Object.entries(input.responsible).map(([role, one]) => [role, one && { ...one, name: one.name && publicPersons(one.name) }])
  return { ...input, responsible: Object.fromEntries(named) as SiteInput['responsible'] }
}

/** What the sites of a file are, by the words of its headers; the first that fits. What none fits is none of them. */
const SORTS: readonly [siteKind: SiteKind, words: RegExp][] = [
  ['danger_source', /危险源/],
  ['bridge', /桥梁|橋梁|桥名/],
  ['junction', /路口/],
  ['construction_site', /工地|工程名称|施工|开工|竣工|在建/],
  ['crowded_place', /人员密集/],
]

function sortOf(headers: readonly string[]): { siteKind: SiteKind } {
  const sort = SORTS.find(([, words]) => headers.some((header) => words.test(header)))
  return { siteKind: sort?.[0] ?? 'other' }
}
