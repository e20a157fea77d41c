import type { Day } from '../../../shared/codes/dates'
import { ACTION_STATES } from '../../../shared/vocabulary'
import { AGENCY, COMMON, feed, table, workbook, type Downwards } from '../../sample/files'
import { Raster } from '../../sample/raster'
import type { Drawing, Sample } from '../sample'
import { DOCUMENT_STORIES, MEETING_STORIES, TASK_STORIES } from './sampleStories'
import { written, type Written, type WrittenMeasure } from './sampleWritten'

const COMMITTEE = '云帆市安全生产委员会办公室'
const COMMITTEE_AGENCY = `${COMMITTEE}（演示）`
const HOUSING = '云帆市住房和城乡建设局'
const HOUSING_AGENCY = `${HOUSING}（演示）`
const BUREAU = '云帆市应急管理局'

/** Days as Chinese offices write them. */
const inChinese = (day: Day): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
const withSlashes = (day: Day | null): string => day?.replace(/-/g, '/') ?? ''
const stateWords = ({ state }: WrittenMeasure): string => (state === null ? '' : ACTION_STATES[state])

const TASK_HEADER = [
  '序号',
  '文件名称',
  '文号',
  '发文单位',
  '印发日期',
  '工作要求',
  '全文字数',
  '任务内容',
  '责任单位',
  '完成时限',
  '完成情况',
  '实际完成日期',
  '佐证材料',
] as const
/** Columns of a document, which stand merged beside all its tasks. */
const DOCUMENT_COLUMNS = [0, 1, 2, 3, 4, 5, 6]

/** One row a task; what is said of a document stands beside all of them in one merged cell. */
function taskSheet(documents: readonly Written[]): Buffer {
  const lines: (string | number)[][] = [['云帆市安全生产重点任务督办台账（演示数据）'], [...TASK_HEADER]]
  const downwards: Downwards[] = []
  documents.forEach((one, i) => {
    const from = lines.length
    const head = [i + 1, one.title, one.no, COMMITTEE, inChinese(one.issuedOn), one.ask ?? '', one.characters ?? '']
    const measures: (WrittenMeasure | null)[] = one.measures.length === 0 ? [null] : one.measures
    measures.forEach((measure, place) => lines.push([...(place === 0 ? head : head.map(() => '')), ...taskCells(measure)]))
    if (measures.length > 1) downwards.push(...DOCUMENT_COLUMNS.map((column) => ({ column, from, to: lines.length - 1 })))
  })
  lines.push(['注：演示数据，与任何真实单位无关。'])
  return workbook('督办台账', lines, TASK_HEADER.length, [0, lines.length - 1], downwards)
}

function taskCells(measure: WrittenMeasure | null): string[] {
  if (measure === null) return ['', '', '', '', '', '']
  const { text, owner, due, doneOn, proof } = measure
  return [text, owner ?? '', due === null ? '' : inChinese(due), stateWords(measure), doneOn === null ? '' : inChinese(doneOn), proof ?? '']
}

/** Most decisions that a line of minutes has room for. */
const DECISIONS = 3
const DECISION_COLUMNS = ['议定事项', '责任单位', '完成时限', '落实情况', '落实日期', '佐证'] as const
const numbered = (at: number): string[] => DECISION_COLUMNS.map((name) => `${name}${at}`)
const MEETING_HEADER = [
  '会议名称',
  '纪要编号',
  '会议日期',
  '会议要求',
  '纪要字数',
  ...Array.from({ length: DECISIONS }, (_, i) => numbered(i + 1)).flat(),
]

/** One line a meeting; what it decided stands side by side. */
const meetingTable = (meetings: readonly Written[]): Buffer =>
  table(
    '云帆市住房和城乡建设局会议纪要落实情况（演示数据）',
    MEETING_HEADER,
    meetings.map(({ title, no, issuedOn, ask, characters, measures }) => [
      title,
      no,
      withSlashes(issuedOn),
      ask ?? '',
      characters === null ? '' : String(characters),
      ...Array.from({ length: DECISIONS }, (_, i) => decisionCells(measures[i])).flat(),
    ]),
    [{ 会议名称: '日期写错的一次会议', 纪要编号: '云建安纪要〔2026〕99号', 会议日期: '2026/2/30' }],
  )

const decisionCells = (measure: WrittenMeasure | undefined): string[] =>
  measure === undefined
    ? DECISION_COLUMNS.map(() => '')
    : [measure.text, measure.owner ?? '', withSlashes(measure.due), stateWords(measure), withSlashes(measure.doneOn), measure.proof ?? '']

const PICTURE = 'photos/card-lock.png'
/** A switch behind a padlock with a tag, plainly a drawing. */
const lockPicture = (): Buffer =>
  new Raster(960, 720, [226, 232, 238])
    .rectangle(180, 90, 600, 540, [120, 134, 148])
    .rectangle(220, 130, 520, 460, [206, 214, 222])
    .rectangle(450, 200, 60, 150, [40, 46, 54])
    .rectangle(390, 400, 180, 150, [214, 170, 40])
    .rectangle(430, 340, 24, 70, [92, 98, 106])
    .rectangle(506, 340, 24, 70, [92, 98, 106])
    .rectangle(430, 330, 100, 24, [92, 98, 106])
    .rectangle(610, 420, 110, 160, [196, 60, 48])
    .rectangle(628, 470, 74, 14, [250, 250, 250])
    .rectangle(628, 500, 74, 14, [250, 250, 250])
    .png()

/** A document as the bureau's own system hands it over. `county`: the division of the one that is a county's. */
function feedRow({ no, issuedOn, card, reach, quiz, audience, division, ...rest }: Written, i: number, county: string) {
  return {
    key: no,
    documentNo: no,
    publishedAt: issuedOn,
    body: {
      ...rest,
      issuer: BUREAU,
      issuedOn,
      form: 'document',
      audience: audience ?? [],
      division: division === undefined ? cityOf(county) : county,
      frontlineCard: card ?? null,
      cardPicture: i === 0 ? [{ pictures: [PICTURE], takenOn: issuedOn, reviewedBy: `${BUREAU}办公室` }] : [],
      quiz: quiz ?? [],
      reach: reach ?? null,
    },
  }
}

const OURS = { ...COMMON, kind: 'directive' } as const

/** `city`: division code of the city, of which the lists of its offices are. */
const sourcesOf = (city: string) => [
  {
    ...OURS,
    agency: COMMITTEE_AGENCY,
    name: 'yunfan-tasks',
    title: '安全生产重点任务督办台账',
    format: 'xlsx',
    path: 'tasks.xlsx',
    key: ['文号'],
    gather: 'measures',
    columns: {
      title: '文件名称',
      issuer: '发文单位',
      issuedOn: '印发日期',
      form: { value: 'document' },
      ask: '工作要求',
      division: { value: city },
      characters: '全文字数',
      'measures.0.text': '任务内容',
      'measures.0.owner': '责任单位',
      'measures.0.due': '完成时限',
      'measures.0.state': '完成情况',
      'measures.0.doneOn': '实际完成日期',
      'measures.0.proof': '佐证材料',
    },
    envelope: { documentNo: '文号' },
    ignore: ['序号'],
  },
  {
    ...OURS,
    agency: HOUSING_AGENCY,
    name: 'yunfan-meetings',
    title: '会议纪要落实情况',
    format: 'csv',
    encoding: 'gb18030',
    path: 'meetings.csv',
    key: ['纪要编号'],
    columns: {
      title: '会议名称',
      no: '纪要编号',
      issuer: { value: HOUSING },
      issuedOn: '会议日期',
      form: { value: 'meeting' },
      ask: '会议要求',
      division: { value: city },
      characters: '纪要字数',
      ...Object.assign(
        {},
        ...Array.from({ length: DECISIONS }, (_, i) => {
          const [text, owner, due, state, doneOn, proof] = numbered(i + 1)
          const at = `measures.${i}`
          return {
            [`${at}.text`]: text,
            [`${at}.owner`]: owner,
            [`${at}.due`]: due,
            [`${at}.state`]: state,
            [`${at}.doneOn`]: doneOn,
            [`${at}.proof`]: proof,
          }
        }),
      ),
    },
  },
  {
    ...OURS,
    agency: AGENCY,
    name: 'yunfan-documents',
    title: '安全生产文件和一线明白卡',
    format: 'json-feed',
    path: 'documents.json',
  },
]

/** The division of the city in which a county lies. */
const cityOf = (county: string): string => `${county.slice(0, 4)}00`

const countyOf = ({ zones }: Drawing): string => zones.find(({ level }) => level === 'county')?.code ?? ''

export const sample: Sample = {
  after: ['zone'],
  draw: (drawing) => {
    const { today } = drawing
    const county = countyOf(drawing)
    const told = (stories: typeof TASK_STORIES, prefix: string) =>
      stories.map((story, i) => written(story, (year) => `${prefix}〔${year}〕${i + 3}号`, today))
    return {
      files: {
        'tasks.xlsx': taskSheet(told(TASK_STORIES, '云安办')),
        'meetings.csv': meetingTable(told(MEETING_STORIES, '云建安纪要')),
        'documents.json': feed(
          'directive',
          today,
          told(DOCUMENT_STORIES, '云应急').map((one, i) => feedRow(one, i, county)),
        ),
        [PICTURE]: lockPicture(),
      },
      sources: sourcesOf(cityOf(county)),
    }
  },
}
