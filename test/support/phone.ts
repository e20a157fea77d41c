/**
 * Stands in for what a phone gives the mini-program: its storage, and its network. The true ones are met in test/e2e, where the built
 * program runs; here its logic is asked, one answer at a time.
 */

export interface PhoneAnswer {
  statusCode: number
  data: unknown
}
export interface PhoneRequest {
  url: string
  method: string
  timeout: number
  data?: unknown
  header?: Record<string, string>
  responseType?: string
}

/** What lies in the storage; writes beyond `fullFrom` keys fail as a full storage does. */
export const stored = new Map<string, unknown>()
export const phone: {
  fullFrom: number
  broken: boolean
  answer: (request: PhoneRequest) => PhoneAnswer | Promise<PhoneAnswer>
  asked: PhoneRequest[]
} = {
  fullFrom: Infinity,
  broken: false,
  answer: () => Promise.reject(new Error('no network')),
  asked: [],
}

export function resetPhone(): void {
  stored.clear()
  Object.assign(phone, { fullFrom: Infinity, broken: false, asked: [], answer: () => Promise.reject(new Error('no network')) })
}

const whole = () => {
  if (phone.broken) throw new Error('storage is refused')
}

/** What `@tarojs/taro` is in these tests. */
const taro = {
  getStorageSync: (key: string): unknown => {
    whole()
    // As the platform does: the empty text where nothing lies.
    return stored.has(key) ? structuredClone(stored.get(key)) : ''
  },
  setStorageSync: (key: string, value: unknown) => {
    whole()
    if (!stored.has(key) && stored.size >= phone.fullFrom) throw new Error('storage is full')
    stored.set(key, structuredClone(value))
  },
  removeStorageSync: (key: string) => {
    whole()
    stored.delete(key)
  },
  request: async (request: PhoneRequest) => {
    phone.asked.push(request)
    return phone.answer(request)
  },
}
export default taro
