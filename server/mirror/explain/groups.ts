import { squeeze } from '../../../shared/codes/text'
import { ruleOf } from '../../kinds/index'
import { numberedIn, type Unpivot } from '../source/unpivot'
import type { Proposal } from './propose'
import type { Sample } from './sample'
import { fieldOf, kindOf } from './words'

/** The column that the number of a group becomes. */
const NUMBER = '序'

/**
 * A sample whose columns come again with a number (问题1, 期限1, 问题2, 期限2), with a row for each number, and the option that reads it so; null where none
 * do, or where nothing of what a record cannot do without is among them: two phones are no two records.
 */
export function groupsAsRows(sample: Sample): { sample: Sample; unpivot: Unpivot } | null {
  const names = sample.names.map(squeeze)
  const places = names.map(numberedIn)
  const numbersOf = new Map<string, Set<string>>()
  for (const place of places) if (place) numbersOf.set(place.stem, (numbersOf.get(place.stem) ?? new Set()).add(place.number))
  const again = [...numbersOf].filter(([, numbers]) => numbers.has('1') && numbers.has('2'))
  const groups = again.map(([stem]) => stem)
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
  const numbers = [...new Set(again.flatMap(([, one]) => [...one]))]
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

/** A proposal for such a sample: the number parts the rows of one line, and stands in no file as a column. */
export function proposedByGroups({ source, columns, remarks }: Proposal, unpivot: Unpivot): Proposal {
  const groups = unpivot.groups ?? []
  const key = [source.key].flat().filter((one) => one !== NUMBER)
  const ignore = [source.ignore ?? []].flat().filter((one) => one !== NUMBER && !groups.includes(one as string))
  return {
    source: { ...source, key: [...key, NUMBER], ignore, unpivot },
    columns: columns.filter(({ name }) => name !== NUMBER),
    remarks: [`“${groups.join('”、“')}”带着编号重复，按每个编号一行（unpivot 的 groups）建议，编号读作“${NUMBER}”，请核对`, ...remarks],
  }
}
