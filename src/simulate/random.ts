/**
 * Chance that can be had again: integer arithmetic only, so that every machine draws the same numbers.
 *
 * Each thing that needs chance has a stream named by what it is for. Another flight in the scenario therefore changes nothing
 * about the flights that were in it before.
 */
export class Random {
  /** Three words and a counter; in an array, because V8 makes an object of every other number this large. */
  private readonly state: Int32Array;

  /** @param key what the stream is for, the user's seed included */
  constructor(private readonly key: string) {
    const words = [0x9e3779b9, 0x243f6a88, 0xb7e15162].map((salt) => hash(key, salt));
    this.state = Int32Array.from([...words, 1]);
    for (let i = 0; i < 12; i++) this.next();
  }

  /** A stream of its own for a part of what this one is for. */
  child(part: string | number): Random {
    return new Random(`${this.key}/${part}`);
  }

  /** 0 ≤ x < 1, by the "small fast counter" generator (C. Doty-Humphrey's PractRand, sfc32). */
  next(): number {
    const { state } = this;
    const [a, b, c, counter] = [state[0], state[1], state[2], state[3]];
    const sum = (a + b + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
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

  /** Mean 0, deviation 1, never beyond ±3.5: four even numbers added, because logarithms differ from machine to machine. */
  normal(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * Math.sqrt(3);
  }
}

/** FNV-1a over the text, stirred. */
function hash(text: string, salt: number): number {
  let value = salt;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return value ^ (value >>> 13);
}
