/** Names of files in the folder of a store. Apart from what opens them: whoever names a file needs no engine for it. */

/** The file of a store. */
export const STORE_FILE = 'store.mdb'
/** Where a store was kept before 0.5.0. */
export const FORMER = 'data.mdb'
