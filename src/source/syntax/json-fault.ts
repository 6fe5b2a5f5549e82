/** Where a text stops being JSON. */
export interface JsonFault {
  /** The first byte that cannot be, or the length of the text when it ends too early. */
  readonly byte: number;
  /** What could have stood there, or what is wrong with it. */
  readonly message: string;
}

const ESCAPES = bytesOf('"\\/bfnrt');
const HEX_DIGITS = bytesOf('0123456789abcdefABCDEF');
const LITERALS: Readonly<Record<number, string>> = {
  [code('t')]: 'true',
  [code('f')]: 'false',
  [code('n')]: 'null',
};

/** How much structure a text may have: what a parser builds from brackets takes many times their own memory. */
interface JsonLimits {
  /** Levels of nesting. */
  readonly depth: number;
  /** Objects and lists. */
  readonly containers: number;
}

const UNLIMITED: JsonLimits = { depth: Number.POSITIVE_INFINITY, containers: Number.POSITIVE_INFINITY };

/**
 * Finds the first byte at which a text departs from RFC 8259, or null when it does not: JSON.parse tells where only
 * sometimes, and in characters. It keeps no more than one byte per level of nesting.
 *
 * @param bytes UTF-8 without a byte order mark
 */
export function jsonFault(bytes: Uint8Array, limits = UNLIMITED): JsonFault | null {
  try {
    new Reader(bytes, limits).document();
    return null;
  } catch (fault) {
    if (fault instanceof Stop) return { byte: fault.byte, message: fault.message };
    throw fault;
  }
}

class Stop extends Error {
  constructor(
    readonly byte: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads without building anything; one method per rule of the grammar. */
class Reader {
  #at = 0;
  /** The brackets that close what is open, outermost first. */
  readonly #open: number[] = [];
  #justOpened = false;
  #entered = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: JsonLimits,
  ) {}

  document(): void {
    this.#value();
    while (this.#open.length > 0) this.#next();
    this.#space();
    if (this.#at < this.bytes.length) throw new Stop(this.#at, 'expected the end of the text');
  }

  /** A whole value, or the beginning of one that holds others: `#next` goes on with it. */
  #value(): void {
    this.#space();
    const first = this.bytes[this.#at];
    if (first === code('{') || first === code('[')) this.#enter(first);
    else if (first === code('"')) this.#string();
    else if (first === code('-') || isDigit(first)) this.#number();
    else if (LITERALS[first] !== undefined) for (const letter of LITERALS[first]) this.#take(letter);
    else throw new Stop(this.#at, 'expected a value');
  }

  #enter(bracket: number): void {
    if (this.#open.length >= this.limits.depth) throw new Stop(this.#at, 'nested too deeply');
    if (++this.#entered > this.limits.containers) throw new Stop(this.#at, 'too many objects and lists');
    this.#at++;
    // In ASCII a closing bracket stands two places behind its opening one.
    this.#open.push(bracket + 2);
    this.#justOpened = true;
  }

  /** Goes on inside the innermost object or array: its end, or one more member. */
  #next(): void {
    this.#space();
    const closing = this.#open[this.#open.length - 1];
    const first = this.#justOpened;
    this.#justOpened = false;
    if (this.bytes[this.#at] === closing) {
      this.#at++;
      this.#open.pop();
    } else {
      if (!first) this.#take(',', `expected "," or "${String.fromCharCode(closing)}"`);
      this.#member();
    }
  }

  #member(): void {
    if (this.#open[this.#open.length - 1] === code('}')) {
      this.#space();
      if (this.bytes[this.#at] !== code('"')) throw new Stop(this.#at, 'expected a key in quotes');
      this.#string();
      this.#space();
      this.#take(':');
    }
    this.#value();
  }

  #string(): void {
    this.#at++;
    for (let byte = this.bytes[this.#at]; byte !== code('"'); byte = this.bytes[this.#at]) {
      if (byte === undefined) throw new Stop(this.#at, 'the text ends inside a string');
      if (byte < 0x20) throw new Stop(this.#at, 'a control character inside a string');
      this.#at++;
      if (byte === code('\\')) this.#escape();
    }
    this.#at++;
  }

  #escape(): void {
    if (this.bytes[this.#at] === code('u')) {
      this.#at++;
      for (let digit = 0; digit < 4; digit++) this.#oneOf(HEX_DIGITS, 'expected four hexadecimal digits');
    } else {
      this.#oneOf(ESCAPES, 'expected an escape sequence');
    }
  }

  #number(): void {
    if (this.bytes[this.#at] === code('-')) this.#at++;
    if (this.bytes[this.#at] === code('0')) this.#at++;
    else this.#digits();
    if (this.bytes[this.#at] === code('.')) {
      this.#at++;
      this.#digits();
    }
    // Bit 5 is the difference between E and e.
    if ((this.bytes[this.#at] | 0x20) === code('e')) {
      this.#at++;
      if (this.bytes[this.#at] === code('+') || this.bytes[this.#at] === code('-')) this.#at++;
      this.#digits();
    }
  }

  #digits(): void {
    if (!isDigit(this.bytes[this.#at])) throw new Stop(this.#at, 'expected a digit');
    while (isDigit(this.bytes[this.#at])) this.#at++;
  }

  #space(): void {
    while (isSpace(this.bytes[this.#at])) this.#at++;
  }

  #take(character: string, message = `expected "${character}"`): void {
    if (this.bytes[this.#at] !== code(character)) throw new Stop(this.#at, message);
    this.#at++;
  }

  #oneOf(allowed: ReadonlySet<number>, message: string): void {
    if (!allowed.has(this.bytes[this.#at])) throw new Stop(this.#at, message);
    this.#at++;
  }
}

function isDigit(byte: number): boolean {
  return byte >= code('0') && byte <= code('9');
}

function isSpace(byte: number): boolean {
  return byte === code(' ') || byte === code('\n') || byte === code('\r') || byte === code('\t');
}

function code(character: string): number {
  return character.charCodeAt(0);
}

function bytesOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map(code));
}
