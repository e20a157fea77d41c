/** The page on which a place is chosen, and what it tells whoever opened it: a `Here` in GCJ-02. */
export const PICK_POINT = '/map/pick/index'
export const POINT_PICKED = 'point-picked'
