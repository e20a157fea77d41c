import type { Here } from '@/api/location'

type Place = Pick<Here, 'lng' | 'lat'>

let near: Place | null = null

/** Where the page that chooses a place begins, told by whoever opens it; in GCJ-02. It goes by no address: that would stay in the browser's history. */
export const pickNear = {
  set: (place: Place | null): void => {
    near = place
  },
  get: (): Place | null => near,
}
