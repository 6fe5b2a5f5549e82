/**
 * Chance that can be had again: integer arithmetic only, so that every machine draws the same numbers.
 *
 * Each thing that needs chance has a stream named by what it is for. Another flight in the scenario therefore changes nothing
 * about the flights that were in it before.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param key what the stream is for, the user's seed included */
  constructor(private readonly key: string) {
    [this.#a, this.#b, this.#c] = [0x9e3779b9, 0x243f6a88, 0xb7e15162].map((salt) => hash(key, salt));
    for (let i = 0; i < 12; i++) this.next();
  }

  /** A stream of its own for a part of what this one is for. */
  child(part: string | number): Random {
    return new Random(`${this.key}/${part}`);
  }

  /** 0 ≤ x < 1, by the "small fast counter" generator (C. Doty-Humphrey's PractRand, sfc32). */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 0x100000000;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)];
  }

  /** Mean 0, deviation 1, never beyond ±6: twelve even numbers added, because logarithms differ from machine to machine. */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.next();
    return sum;
  }
}

/** FNV-1a over the text, stirred. */
function hash(text: string, salt: number): number {
  let value = salt;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return value ^ (value >>> 13);
}
