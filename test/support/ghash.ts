/** GHASH of NIST SP 800-38D, bit by bit: slow and plain, to hold a fast one against. 16 bytes. */
export function ghash(subkey: Uint8Array, aad: Uint8Array, text: Uint8Array): Uint8Array {
  const number = (bytes: Uint8Array) => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const blocks = (bytes: Uint8Array) =>
    Array.from({ length: Math.ceil(bytes.length / 16) }, (_, at) => {
      const block = new Uint8Array(16)
      block.set(bytes.slice(16 * at, 16 * at + 16))
      return number(block)
    })
  const H = number(subkey)
  const R = 0xe1n << 120n
  const times = (x: bigint) => {
    let [z, v] = [0n, H]
    for (let bit = 127n; bit >= 0n; bit--) {
      if ((x >> bit) & 1n) z ^= v
      v = v & 1n ? (v >> 1n) ^ R : v >> 1n
    }
    return z
  }
  const lengths = (BigInt(aad.length * 8) << 64n) | BigInt(text.length * 8)
  const sum = [...blocks(aad), ...blocks(text), lengths].reduce((y, block) => times(y ^ block), 0n)
  return Uint8Array.from({ length: 16 }, (_, at) => Number((sum >> BigInt(8 * (15 - at))) & 255n))
}
