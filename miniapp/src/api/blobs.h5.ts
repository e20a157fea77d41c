/** Bytes kept by name in this browser: sealed drafts and photos. */

const DATABASE = 'tips'
const STORE = 'bytes'

/** How the names of opened pictures begin; a browser opens them in memory and leaves none. */
export const OPENED = 'open.'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no storage'))
  })
}

async function work<T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const request = run(transaction.objectStore(STORE))
      // Not before the transaction is whole: then it is in the store.
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('no storage'))
      transaction.onerror = () => reject(transaction.error ?? new Error('no storage'))
    })
  } finally {
    database.close()
  }
}

export const putBytes = async (name: string, bytes: Uint8Array): Promise<void> =>
  void (await work('readwrite', (store) => store.put(bytes, name)))
export const readBytes = async (name: string): Promise<Uint8Array | null> =>
  (await work<Uint8Array | undefined>('readonly', (store) => store.get(name) as IDBRequest<Uint8Array | undefined>)) ?? null

/** Removes everything whose name begins so; '' removes all. */
export async function removeBytes(prefix: string): Promise<void> {
  await work('readwrite', (store) => (prefix === '' ? store.clear() : store.delete(IDBKeyRange.bound(prefix, prefix + '\uffff'))))
}
