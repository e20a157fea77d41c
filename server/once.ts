/** What is dear to make, made when it is first asked for and kept from then on; where making it throws, the next who asks makes it anew. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
