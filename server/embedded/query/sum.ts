import { Rank, isInt32, isInteger, rankOf } from '../bson/values'

/** The sum of numbers as MongoDB makes it: whole numbers exactly, doubles with what each addition rounds off kept beside it. What is no number is left out. */
export class Sum {
  #count = 0
  #whole = 0n
  #hasInt64 = false
  #hasDouble = false
  #double = 0
  #roundedOff = 0
  /** the sum as doubles add up by themselves: right where it is infinite or no number */
  #plain = 0

  add(value: unknown): void {
    if (rankOf(value) !== Rank.Number) return
    const number = value as number | bigint
    this.#count++
    if (isInteger(number)) {
      this.#whole += BigInt(number)
      this.#hasInt64 ||= typeof number === 'bigint'
    } else {
      this.#hasDouble = true
      this.#addDouble(Number(number))
    }
  }

  /** 0 of nothing; an int32 where only such were added and it fits, then an int64, else a double. */
  total(): number | bigint {
    if (this.#hasDouble) return this.#asDouble()
    if (!this.#hasInt64 && isInt32(Number(this.#whole))) return Number(this.#whole)
    return BigInt.asIntN(64, this.#whole) === this.#whole ? this.#whole : Number(this.#whole)
  }

  /** A double; null of nothing. */
  average(): number | null {
    return this.#count === 0 ? null : this.#asDouble() / this.#count
  }

  #asDouble(): number {
    if (!this.#hasDouble) return Number(this.#whole)
    const all = new Sum()
    all.#plain = this.#plain
    all.#double = this.#double
    all.#roundedOff = this.#roundedOff
    // A whole number of any size is two doubles: the nearest, and what that misses.
    const nearest = Number(this.#whole)
    all.#addDouble(nearest)
    all.#addDouble(Number(this.#whole - BigInt(nearest)))
    const sum = all.#double + all.#roundedOff
    return Number.isFinite(sum) ? sum : all.#plain
  }

  #addDouble(value: number): void {
    this.#plain += value
    const [low, lost] = twoSum(value, this.#roundedOff)
    const [sum, rest] = twoSum(this.#double, low)
    this.#double = sum
    this.#roundedOff = lost + rest
  }
}

/** The rounded sum of two doubles, and exactly what the rounding lost (Knuth's TwoSum). */
function twoSum(a: number, b: number): [sum: number, lost: number] {
  const sum = a + b
  const ofB = sum - a
  return [sum, a - (sum - ofB) + (b - ofB)]
}
