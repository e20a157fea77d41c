import type { MapPage } from '../read/model'

/** Places of degrees in an answer: some ten centimetres. */
const PLACES = 1e6

/** The marks of a map as bytes of JSON: the record of a single one is JSON text already and is only joined. */
export const presentMarks = ({ cells, pinOf }: Pick<MapPage, 'cells' | 'pinOf'>): Buffer[] =>
  cells.map(({ lng, lat, count, approximate, row }) => {
    const record = row === null ? null : pinOf(row)
    return Buffer.from(
      `{"lng":${rounded(lng)},"lat":${rounded(lat)},"count":${count},"approximate":${approximate},"record":${record ?? 'null'}}`,
    )
  })

const rounded = (degrees: number): number => Math.round(degrees * PLACES) / PLACES
