import { squeeze } from '../../../shared/codes/text'
import type { Kind } from '../../../shared/kinds/index'
import { headerKey } from '../formats/header'
import type { Proposal } from './propose'
import type { Sample } from './sample'
import { holdsPersons } from './persons'
import { fieldOf } from './words'

/** The column that the name of the sheet becomes. */
const SHEET = '工作表'

/** Sheets of one book that have the same columns, as one. */
export interface SameSheets {
  /** all their rows, each with the name of its sheet in a column of its own */
  sample: Sample
  sheets: string[]
  /** columns of the fullest one that some of the others lack */
  lacked: string[]
  /** columns that the fullest one lacks, with the cells that stand there */
  others: Map<string, string[]>
}

/** So many of the columns of the fullest sheet are those of one that is of its kind. */
const ALIKE = 0.7

/** The sheets that have the columns of the fullest one, or nearly all of them; null where it stands alone. */
export function sameSheets(best: Sample, all: readonly Sample[]): SameSheets | null {
  const wanted = best.names.map(headerKey).filter((name) => name !== '')
  const same = all.filter((one) => {
    const names = new Set(one.names.map(headerKey))
    return (
      one.named === best.named &&
      one.isOnItsSide === best.isOnItsSide &&
      wanted.filter((name) => names.has(name)).length >= wanted.length * ALIKE
    )
  })
  if (same.length < 2 || wanted.includes(SHEET)) return null
  const lacked = best.names.filter((name) => !same.every((one) => one.names.some((own) => headerKey(own) === headerKey(name)))).map(squeeze)
  const others = new Map<string, string[]>()
  const rows = same.flatMap((one) => {
    const at = one.names.map(headerKey)
    for (const [i, name] of one.names.entries())
      if (squeeze(name) !== '' && !wanted.includes(at[i] ?? ''))
        others.set(squeeze(name), [...(others.get(squeeze(name)) ?? []), ...one.rows.map((cells) => squeeze(cells[i] ?? ''))])
    return one.rows.map((cells) => [...best.names.map((name) => cells[at.indexOf(headerKey(name))] ?? ''), one.sheet ?? ''])
  })
  const titles = same.flatMap((one) => one.titles)
  // What is read of every sheet must stand above every one of them.
  const labels = new Map([...best.labels].filter(([label]) => same.every((one) => one.labels.has(label))))
  const month = same.every((one) => one.month !== null) ? best.month : null
  return {
    sample: { ...best, titles, labels, month, names: [...best.names, SHEET], rows },
    sheets: same.map(({ sheet }) => sheet ?? ''),
    lacked,
    others,
  }
}

type Rule = string | { from?: unknown }
/** A rule whose column not every sheet has. */
const maybe = (rule: Rule, lacked: readonly string[]): Rule => {
  const from = typeof rule === 'string' ? rule : rule.from
  return typeof from === 'string' && lacked.includes(from)
    ? { ...(typeof rule === 'string' ? { from } : rule), ...{ optional: true } }
    : rule
}

/** A district, as sheets are named after one. */
const DISTRICT = /(?:[县區区市旗镇鎮乡鄉]|街道|办事处|新区|开发区|园区|农场)$/

/** A proposal for such sheets: the name of the sheet is a column where it parts rows, or is all that tells the district. */
export function proposedBySheets({ source, columns, remarks }: Proposal, { sheets, lacked, others }: SameSheets): Proposal {
  const kind = source.kind as Kind
  const key = [source.key].flat()
  const told = [`${sheets.length} 张工作表（${sheets.join('、')}）的列相同，建议都读（不写 sheet）`]
  const code = fieldOf('行政区划代码', kind)
  const field = code ?? fieldOf('地区', kind)
  const given = (source.columns ?? {}) as Record<string, unknown>
  const isByDistrict = sheets.filter((name) => DISTRICT.test(name.trim())).length * 2 > sheets.length
  const isTold = isByDistrict && field !== null && !(field in given)
  if (isTold)
    told.push(
      `只有工作表的名称写着是哪个地区：请在 values 里为每个“${SHEET}”填写${code === null ? '地区名称' : '行政区划代码'}，没有填的不公布地区`,
    )
  const isUsed = isTold || key.includes(SHEET)
  if (!isTold && isUsed) told.push(`几张工作表里的编号重复，主键加了工作表的名称（${SHEET}），名称以后不要改`)
  const values = Object.fromEntries(sheets.map((name) => [name.trim(), '']))
  if (lacked.length > 0) told.push(`${lacked.map((name) => `“${name}”`).join('、')}不是每张工作表都有，写成了可以没有（optional）`)
  const extra = [...others.keys()]
  const persons = extra.filter((name) => holdsPersons(name, others.get(name) ?? []))
  if (extra.length > 0) told.push(`${extra.map((name) => `“${name}”`).join('、')}只有部分工作表有，没有采用`)
  const parts = [source.columns, source.envelope].map((rules) =>
    Object.fromEntries(Object.entries(rules ?? {}).map(([name, rule]) => [name, maybe(rule as Rule, lacked)])),
  )
  return {
    source: {
      ...source,
      columns: isTold ? { ...parts[0], [field]: { from: SHEET, values } } : parts[0],
      envelope: parts[1],
      persons: [
        ...[source.persons ?? []].flat().map((one) => maybe(one as Rule, lacked)),
        ...persons.map((from) => ({ from, optional: true })),
      ],
      ignore: [...[source.ignore].flat().filter((name) => name !== SHEET), ...extra.filter((name) => !persons.includes(name))],
      ...(isUsed ? { layout: { sheetName: SHEET } } : {}),
    },
    columns: columns.filter(({ name }) => name !== SHEET),
    remarks: [...told, ...remarks],
  }
}
