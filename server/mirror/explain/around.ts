import { squeeze } from '../../../shared/codes/text'
import type { Kind } from '../../../shared/kinds/index'
import { ruleOf } from '../../kinds/index'
import { headerKey } from '../formats/header'
import { Years, lacksYear, yearIn } from '../rows/layout'
import { namesPersons, holdsPersons } from './persons'
import { isDay } from './cellRule'
import type { Proposal } from './propose'
import type { Sample } from './sample'
import { simplified } from '../../../shared/codes/simplified'
import { fieldOf, isRunningHeader, isWhole, kindOf } from './words'
import { monthsAlone, yearColumnIn } from './years'

/** What of a sample stands around its rows, and the option that reads it so. */
interface Around {
  /** the sample with what is read from around its rows */
  sample: Sample
  fillDown: string[]
  /** columns of days without their year; the year stands above them, or nobody told it */
  undated: string[]
  isYearTold: boolean
  /** the column beside them that tells the year; null where none does */
  yearColumn: string | null
  /** column of the year that is told above, where the kind asks for one and no column tells it */
  year: string | null
  /** labels above the header that are read: of persons, and of fields that no column tells */
  persons: string[]
  fields: string[]
  /** labels of whoever filled it in, where that is a firm, and of what the sheet covers */
  filler: string | null
  scope: string[]
}

/** Columns at the left of a table by which its rows are grouped. */
const GROUPING = /单位|單位|企业|企業|公司|项目|工程|地区|区县|县区|乡镇|镇街|街道|社区|片区|网格|部门|场所/
/** So many columns from the left they stand. */
const LEFTMOST = 4
const FEWEST_ROWS = 3
/** Rows below the first are as full beside the empty cell as the others are. */
const AS_FULL = 0.8

/** The columns that are plainly written once for several rows: empty ones stand only below a filled one, in rows that are full otherwise. */
function writtenOnce({ names, rows }: Sample): string[] {
  const at = (cells: readonly string[], column: number): string => squeeze(cells[column] ?? '')
  const others = (cells: readonly string[], but: readonly number[]): number =>
    names.filter((_, i) => !but.includes(i) && at(cells, i) !== '').length
  const left = names.flatMap((name, i) => (isRunningHeader(name) || squeeze(name) === '' ? [] : [i])).slice(0, LEFTMOST)
  const isBlank = (column: number): boolean[] => rows.map((cells) => at(cells, column) === '')
  const once = left.filter((column) => {
    const blank = isBlank(column)
    const count = blank.filter(Boolean).length
    if (rows.length < FEWEST_ROWS || count < 2 || count === rows.length || blank[0] === true || !GROUPING.test(names[column] ?? ''))
      return false
    // Where a name is repeated row by row, an empty cell is one that nobody filled in.
    if (rows.some((cells, i) => i > 0 && blank[i] === false && at(cells, column) === at(rows[i - 1] ?? [], column))) return false
    const filledIn = (is: boolean): number[] => rows.flatMap((cells, i) => (blank[i] === is ? [others(cells, left)] : []))
    const mean = (counts: number[]): number => counts.reduce((sum, one) => sum + one, 0) / counts.length
    return mean(filledIn(true)) >= mean(filledIn(false)) * AS_FULL && Math.min(...filledIn(true)) > 0
  })
  const [first] = once
  if (first === undefined) return []
  // Whoever stands beside it and is empty in the very rows is the same one too.
  const pattern = isBlank(first).join()
  const persons = names.flatMap((name, i) =>
    !once.includes(i) &&
    isBlank(i).join() === pattern &&
    holdsPersons(
      name,
      rows.map((cells) => at(cells, i)),
    )
      ? [i]
      : [],
  )
  return [...once, ...persons].map((column) => squeeze(names[column] ?? ''))
}

/** A firm, by how its name ends; an office fills in ledgers of others. */
const FIRM = /(?:公司|集团|厂|矿|店|农场|合作社|加油站|项目部)$/
const FILLER = /^(?:填报|报送|上报|编制|制表)(?:单位|企业)$/
const SCOPE =
  /^(?:项目|工程)名称$|(?:填报|报送|上报|制表|统计|截[至止])(?:日期|时间)$|^(?:填报|报送|上报|编制|制表)(?:单位|部门|企业|机构)$/

/** The column that the year above becomes. */
const YEAR = '年度'

/** What stands around the rows of a sample. */
export function around(given: Sample): Around {
  const named = given.names.map(squeeze).filter((name) => name !== '')
  const kind = kindOf(named)
  const once = writtenOnce(given)
  const told = new Set(named.map((name) => fieldOf(name, kind)))
  const labels = [...given.labels].filter(([label]) => !named.some((name) => headerKey(name) === label))
  const persons = labels.flatMap(([label]) => (namesPersons(label) ? [label] : []))
  const isField = (label: string): boolean => {
    const field = fieldOf(label, kind)
    return field !== null && !told.has(field) && !namesPersons(label)
  }
  const fields = labels.flatMap(([label]) => (isField(label) ? [label] : []))
  const filler = labels.find(([label, said]) => FILLER.test(simplified(label)) && FIRM.test(said) && !fields.includes(label))?.[0] ?? null
  const scope = labels.flatMap(([label]) => (SCOPE.test(simplified(label)) && !fields.includes(label) && label !== filler ? [label] : []))
  const months = monthsAlone(given, kind)
  const days = named.filter((name) => {
    const field = fieldOf(name, kind)
    return (
      field !== null && isDay(field, kind) && given.rows.some((cells) => lacksYear(cells[given.names.map(squeeze).indexOf(name)] ?? ''))
    )
  })
  const undated = [...days, ...months]
  const yearColumn = undated.length > 0 ? yearColumnIn(given, kind) : null
  const isYearTold = undated.length > 0 && given.month !== null && yearColumn === null
  const { yearAbove } = ruleOf(kind).intake
  const year =
    yearAbove !== undefined && isWhole(named, kind) && given.month !== null && ![...told].includes(yearAbove) && !named.includes(YEAR)
      ? YEAR
      : null
  const isDated = isYearTold || yearColumn !== null
  const years = new Years(isDated ? days : [], isDated ? months : [])
  const yearAt = yearColumn === null ? -1 : given.names.map(squeeze).indexOf(yearColumn)
  let above: string[] = []
  const rows = given.rows.map((cells) => {
    const filled = given.names.map((name, i) => {
      const cell = cells[i] ?? ''
      return squeeze(cell) === '' && once.includes(squeeze(name)) ? (above[i] ?? '') : cell
    })
    above = filled
    const dated = years.dated(
      new Map(given.names.map((name, i) => [squeeze(name), filled[i] ?? ''])),
      yearAt < 0 ? (given.month ?? '') : yearIn(filled[yearAt] ?? ''),
    )
    return [
      ...given.names.map((name, i) => (undated.includes(squeeze(name)) ? (dated.get(squeeze(name)) ?? '') : (filled[i] ?? ''))),
      ...fields.map((label) => given.labels.get(label) ?? ''),
      ...(year === null ? [] : [given.month?.slice(0, 4) ?? '']),
    ]
  })
  return {
    sample: { ...given, names: [...given.names, ...fields, ...(year === null ? [] : [year])], rows },
    fillDown: once,
    undated,
    isYearTold,
    yearColumn,
    year,
    persons,
    fields,
    filler,
    scope,
  }
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')

/** A proposal for such a sample. */
export function proposedAround({ source, columns, remarks }: Proposal, found: Around): Proposal {
  const { fillDown, undated, isYearTold, yearColumn, year, persons, fields, filler, scope } = found
  const kind = source.kind as Kind
  const given = (source.columns ?? {}) as Record<string, unknown>
  const field = filler === null ? null : fieldOf('责任单位', kind)
  const isFiller = filler !== null && field !== null && !(field in given)
  const read = fields.filter((label) => columns.some(({ name, field: own }) => name === label && own !== null))
  const above = [...read, ...persons, ...(isFiller ? [filler] : [])]
  const layout = {
    ...(source.layout as object | undefined),
    ...(above.length > 0 ? { above } : {}),
    ...(isYearTold ? { year: 'above' } : {}),
    ...(yearColumn === null ? {} : { year: { column: yearColumn } }),
    ...(year === null ? {} : { yearName: year }),
    ...(fillDown.length > 0 ? { fillDown } : {}),
  }
  const untold = [...scope, ...(filler !== null && !isFiller ? [filler] : [])]
  const told = [
    ...(fillDown.length > 0 ? [`${quoted(fillDown)}像是只在第一行写一次、下面空着表示同上，按 fillDown 建议，请核对`] : []),
    ...(isYearTold ? [`${quoted(undated)}里的日期没有写年，按表头上方和工作表名称写着的年份建议（layout.year），请核对`] : []),
    ...(yearColumn === null ? [] : [`${quoted(undated)}没有写年，按“${yearColumn}”一列的年份建议（layout.year），请核对`]),
    ...(undated.length > 0 && !isYearTold && yearColumn === null
      ? [`${quoted(undated)}里的日期没有写年，标题里也没有，按不知道读取：是哪一年请来源说明后写进 layout.year`]
      : []),
    ...(year === null ? [] : [`没有写年度的列，按表头上方和工作表名称写着的年份读成“${year}”（layout.yearName），请核对`]),
    ...(persons.length > 0 ? [`表头上方的${quoted(persons)}是人名，不公示，其他文字里也遮去`] : []),
    ...(read.length + (isFiller ? 1 : 0) > 0 ? [`表头上方的${quoted([...read, ...(isFiller ? [filler] : [])])}用于每一行，请核对`] : []),
    ...(untold.length > 0 ? [`表头上方的${quoted(untold)}说明这张表的范围和时间，没有字段，没有采用`] : []),
  ]
  return {
    source: {
      ...source,
      columns: isFiller ? { ...given, [field]: filler } : given,
      persons: [...[source.persons ?? []].flat(), ...persons.map((from) => ({ from, optional: true }))],
      ignore: [source.ignore ?? []].flat().filter((name) => !fields.includes(name as string) && name !== year && name !== yearColumn),
      ...(Object.keys(layout).length > 0 ? { layout } : {}),
    },
    columns: columns.filter(({ name }) => !fields.includes(name) || read.includes(name)),
    remarks: [...told, ...remarks.filter((remark) => yearColumn === null || !remark.startsWith(`“${yearColumn}”没有采用`))],
  }
}
