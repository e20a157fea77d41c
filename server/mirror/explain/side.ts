import { squeeze } from '../../../shared/codes/text'
import { headerKey } from '../formats/header'
import { transposed } from '../formats/transpose'
import { UnreadableSource, type Sheet } from '../formats/types'
import type { Proposal } from './propose'
import { holdingOf } from './holding'
import { sampleSheet, type Sample } from './sample'
import { isKnown } from './words'

/** So few header words down the first column may stand there by chance. */
const KNOWN_MIN = 3

/**
 * Looks at the first rows of a sheet, or at its first columns where those have the words of a header down their side and the rows do not: a log with
 * its days as columns, or one form. Null where neither is like a table.
 */
export async function sampleEitherWay(sheet: Sheet): Promise<Sample | null> {
  const upright = await sampleSheet(sheet)
  if (sheet.isKeyed) return upright
  const onSide = await sampleSheet(transposed(sheet)).catch((error: unknown) => {
    // Too long to lie on its side.
    if (error instanceof UnreadableSource) return null
    throw error
  })
  if (onSide === null) return upright
  const known = knownIn(onSide)
  const isOnSide = (known >= KNOWN_MIN && known > knownIn(upright) * 2) || daysColumn(onSide) !== null
  return isOnSide ? withDaysAlone({ ...onSide, isOnItsSide: true }) : upright
}

/** So many days side by side are those of a log. */
const DAYS_MIN = 5

/** The first named column of a table on its side, counted from 0, where it holds days, each once; null where it does not. */
function daysColumn({ names, rows, named }: Sample): number | null {
  const at = names.findIndex((name) => squeeze(name) !== '')
  const cells = rows.map((row) => squeeze(row[at] ?? '')).filter((cell) => cell !== '')
  const isLog = named === 'header' && cells.length >= DAYS_MIN && holdingOf(cells) === 'date' && new Set(cells).size === cells.length
  return isLog ? at : null
}

/** A log without what stands among its days and is none, as how each line is to be filled in. */
function withDaysAlone(sample: Sample): Sample {
  const at = daysColumn(sample)
  if (at === null) return sample
  const isDay = (cells: readonly string[]): boolean => holdingOf([cells[at] ?? '']) === 'date'
  const others = [...new Set(sample.rows.filter((cells) => !isDay(cells)).map((cells) => squeeze(cells[at] ?? '')))]
  if (others.length === 0) return sample
  return { ...sample, rows: sample.rows.filter(isDay), notRead: { column: squeeze(sample.names[at] ?? ''), words: others } }
}

const knownIn = (sample: Sample | null): number =>
  sample?.named === 'header' ? new Set(sample.names.map(headerKey).filter((name) => name !== '' && isKnown(name))).size : 0

/** A proposal for a table that lies on its side. */
export function proposedOnSide({ source, columns, remarks }: Proposal, { notRead }: Sample): Proposal {
  const only = notRead === undefined ? {} : { only: { column: notRead.column, not: notRead.words } }
  const left =
    notRead === undefined
      ? []
      : [`“${notRead.column}”里的${notRead.words.map((word) => `“${word}”`).join('、')}不是日期，那几列不读（layout.only）`]
  return {
    source: { ...source, layout: { ...(source.layout as object | undefined), transpose: true, ...only } },
    columns,
    remarks: ['表像是横着的，一列是一条，按 layout.transpose 建议：报告里的第几行是表里的第几列，请核对', ...left, ...remarks],
  }
}
