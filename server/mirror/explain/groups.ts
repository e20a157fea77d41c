import { squeeze } from '../../../shared/codes/text'
import { ruleOf } from '../../kinds/index'
import { distinctIn } from './key'
import { numberedIn, type Unpivot } from '../source/unpivot'
import type { Proposal } from './propose'
import type { Sample } from './sample'
import { fieldOf, kindOf } from './words'

/** The column that the number of a group, or of an item, becomes. */
export const NUMBER = '序'

/** A sample whose groups of columns are rows, and the option that reads it so. */
interface GroupsAsRows {
  sample: Sample
  unpivot: Unpivot
}

/**
 * A sample whose columns come again with a number (问题1, 期限1, 问题2, 期限2), with a row for each number, and the option that reads it so; null where none
 * do, or where nothing of what a record cannot do without is among them: two phones are no two records.
 */
export function groupsAsRows(sample: Sample): GroupsAsRows | null {
  const names = sample.names.map(squeeze)
  const places = names.map(numberedIn)
  const numbersOf = new Map<string, Set<string>>()
  for (const place of places) if (place) numbersOf.set(place.stem, (numbersOf.get(place.stem) ?? new Set()).add(place.number))
  const again = [...numbersOf].filter(([, numbers]) => numbers.has('1') && numbers.has('2'))
  const groups = besideEachOther(
    again.map(([stem]) => stem),
    places,
  )
  const isGone = (at: number): boolean => groups.includes(places[at]?.stem ?? '')
  const left = names.flatMap((_, at) => (isGone(at) ? [] : [at]))
  const own = [...left.map((at) => names[at] ?? ''), ...groups]
  const kind = kindOf(own.filter((name) => name !== ''))
  const { needs, gathers } = ruleOf(kind).intake
  // There they are items of one record, read beside each other: as rows a record without any would be lost.
  if (gathers !== undefined) return null
  const needed = new Set(needs.flat())
  if (groups.length < 2 || !groups.some((stem) => needed.has(fieldOf(stem, kind) ?? '')) || new Set([...own, NUMBER]).size <= own.length)
    return null
  const numbers = [...new Set(again.flatMap(([stem, one]) => (groups.includes(stem) ? [...one] : [])))]
  const cellOf = (cells: readonly string[], stem: string, number: string): string =>
    cells[places.findIndex((place) => place?.stem === stem && place.number === number)] ?? ''
  const rows = sample.rows.flatMap((cells) =>
    numbers.flatMap((number) => {
      const group = groups.map((stem) => cellOf(cells, stem, number))
      return group.every((cell) => squeeze(cell) === '') ? [] : [[...left.map((at) => cells[at] ?? ''), ...group, number]]
    }),
  )
  return { sample: { ...sample, names: [...own, NUMBER], rows }, unpivot: { groups, name: NUMBER } }
}

/**
 * Of names that come again those whose numbers count the same things: all that end in one, or, where the number of what a record cannot do without
 * stands within it, all that begin alike. 问题1描述 and 问题1期限 do, 附件1 beside them does not.
 */
function besideEachOther(stems: readonly string[], places: readonly ReturnType<typeof numberedIn>[]): string[] {
  const beforeOf = (stem: string): string => places.find((place) => place?.stem === stem)?.before ?? ''
  const isWithin = (stem: string): boolean => beforeOf(stem) !== stem
  const kind = kindOf([...stems])
  const needed = new Set(ruleOf(kind).intake.needs.flat())
  const first = stems.find((stem) => isWithin(stem) && needed.has(fieldOf(stem, kind) ?? ''))
  return stems.filter((stem) => (first === undefined ? !isWithin(stem) : isWithin(stem) && beforeOf(stem) === beforeOf(first)))
}

/** A proposal for such a sample: the number parts the rows of one line, and stands in no file as a column. */
export function proposedByGroups({ source, columns, remarks }: Proposal, { unpivot, sample }: GroupsAsRows): Proposal {
  const groups = unpivot.groups ?? []
  const whole = [source.key].flat().filter((one): one is string => typeof one === 'string' && one !== NUMBER)
  const ofLine = whole.filter((one) => !groups.includes(one))
  const valuesOf = (name: string): string[] => sample.rows.map((cells) => squeeze(cells[sample.names.indexOf(name)] ?? ''))
  // What tells the lines apart does so beside the number, be what stands in a group put right tomorrow.
  const key = ofLine.length > 0 && distinctIn([...ofLine, NUMBER], valuesOf) === sample.rows.length ? ofLine : whole
  const told = key === whole ? remarks : remarks.filter((remark) => !remark.startsWith('主键“'))
  const ignore = [source.ignore ?? []].flat().filter((one) => one !== NUMBER && !groups.includes(one as string))
  return {
    source: { ...source, key: [...key, NUMBER], ignore, unpivot },
    columns: columns.filter(({ name }) => name !== NUMBER),
    remarks: [
      `“${groups.join('”、“')}”带着编号重复，按每个编号一行（unpivot 的 groups）建议，编号读作“${NUMBER}”，请核对`,
      `主键“${[...key, NUMBER].join('、')}”在看过的 ${sample.rows.length} 行里${distinctIn([...key, NUMBER], valuesOf) === sample.rows.length ? '各不相同' : '分不清各行，请核对'}`,
      ...told,
    ],
  }
}
