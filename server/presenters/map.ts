import type { Cell } from '../read/pointIndex'

/** Places of degrees in an answer: some ten centimetres. */
const PLACES = 1e6

/** The marks of a map as JSON texts: the record of a single one is JSON text already and is only joined. */
export const presentMarks = (cells: readonly (Cell & { pin: string | null })[]): string[] =>
  cells.map(
    ({ lng, lat, count, approximate, pin }) =>
      `{"lng":${rounded(lng)},"lat":${rounded(lat)},"count":${count},"approximate":${approximate},"record":${pin ?? 'null'}}`,
  )

const rounded = (degrees: number): number => Math.round(degrees * PLACES) / PLACES
