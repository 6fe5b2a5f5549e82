import type { NameRow } from '../aviation/names.js';
import { fold } from './fold.js';
import type { ReadingLanguage } from './language.js';
import type { Token } from './tokens.js';
import { tokensOf } from './tokens.js';

/** A phrase of the lexicon found in the text. */
export interface Mark {
  readonly tag: string;
  /** What it stands for: a number, a code, a kind; null where the tag says it all. */
  readonly value: string | number | null;
  /** First token. */
  readonly from: number;
  /** Token after the last one. */
  readonly to: number;
  /** Letters of {@link ReadingLanguage.prefixes} before its first word. */
  readonly prefix: string;
}

interface Entry {
  readonly tag: string;
  readonly value: string | number | null;
  readonly prefix: string | null;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly entries: Entry[];
}

interface Form {
  readonly word: string;
  readonly prefix: string;
}

const SHORTEST_STEM = 2;

/** The phrases of one language and the names of the world, and how to find them in a row of words. */
export class Lexicon {
  private readonly root: Node = { next: new Map(), entries: [] };
  private readonly exact = new Set<string>();
  private readonly patterns: { readonly key: string; readonly matches: (word: string) => boolean }[] = [];
  private readonly forms = new Map<string, readonly Form[]>();
  private readonly endings: readonly string[];

  constructor(
    readonly language: ReadingLanguage,
    names: readonly NameRow[],
  ) {
    this.endings = language.endings.map(fold);
    for (const [tag, phrases] of Object.entries(language.phrases)) this.addAll(tag, phrases, null);
    for (const [kind, phrases] of Object.entries(language.vague)) this.addAll('vague', phrases, kind);
    for (const [tag, phrases] of Object.entries(language.duals)) this.addAll(tag, phrases, 2);
    const { numbers, multipliers, months, weekdays } = language;
    for (const [tag, values] of Object.entries({
      number: numbers,
      multiplier: multipliers,
      month: months,
      weekday: weekdays,
    }))
      for (const [phrase, value] of Object.entries(values)) this.add(tag, phrase, value);
    for (const { kind, name, code } of names) this.add(kind, name, code);
  }

  /** Every phrase in these words; those that lie within a longer one are left out. */
  marksIn(tokens: readonly Token[]): Mark[] {
    const found = tokens.flatMap((_, i) => this.marksAt(tokens, i));
    const reach = new Int32Array(tokens.length).map((_, i) => i);
    // The longest phrase that covers each word, begin and end.
    const begin = new Int32Array(tokens.length).map((_, i) => i);
    const longest = new Int32Array(tokens.length);
    for (const { from, to } of found)
      for (let i = from; i < to; i++)
        if (to - from > longest[i]) [longest[i], begin[i], reach[i]] = [to - from, from, to];
    const isSwallowed = ({ from, to }: Mark) => {
      const size = to - from;
      return longest[from] > size && begin[from] <= from && reach[from] >= to;
    };
    return found.filter((mark) => !isSwallowed(mark));
  }

  private marksAt(tokens: readonly Token[], from: number): Mark[] {
    return this.formsOf(tokens[from].folded).flatMap(({ word, prefix }) => {
      const first = this.root.next.get(word);
      return first === undefined ? [] : this.follow(tokens, from, from + 1, first, prefix);
    });
  }

  private follow(tokens: readonly Token[], from: number, to: number, node: Node, prefix: string): Mark[] {
    const here = node.entries.map(({ tag, value }) => ({ tag, value, from, to, prefix }));
    if (to >= tokens.length || node.next.size === 0 || isApart(tokens[to].lead)) return here;
    const longer = this.formsOf(tokens[to].folded).flatMap(({ word }) => {
      const next = node.next.get(word);
      return next === undefined ? [] : this.follow(tokens, from, to + 1, next, prefix);
    });
    return [...here, ...unique(longer)];
  }

  /** The listed words a word may be, with the prefix that was taken off. Kept, as texts repeat their words. */
  private formsOf(folded: string): readonly Form[] {
    const known = this.forms.get(folded);
    if (known !== undefined) return known;
    const stems = this.stemsOf(folded);
    const listed = stems.filter(({ word }) => this.exact.has(word));
    const matched = this.patterns.flatMap(({ key, matches }) =>
      stems
        .filter(({ word }) => matches(word))
        .slice(0, 1)
        .map(({ prefix }) => ({ word: key, prefix })),
    );
    const forms = unique([...listed, ...matched]);
    this.forms.set(folded, forms);
    return forms;
  }

  private stemsOf(folded: string): Form[] {
    let stems: Form[] = [{ word: folded, prefix: '' }];
    for (const slot of this.language.prefixes)
      stems = stems.flatMap((stem) => [
        stem,
        ...slot
          .filter(
            (letters) => stem.word.startsWith(letters) && stem.word.length >= letters.length + SHORTEST_STEM,
          )
          .map((letters) => ({ word: stem.word.slice(letters.length), prefix: stem.prefix + letters })),
      ]);
    const ended = stems.flatMap(({ word, prefix }) =>
      this.endings
        .filter((ending) => word.endsWith(ending) && word.length >= ending.length + SHORTEST_STEM)
        .map((ending) => ({ word: word.slice(0, -ending.length), prefix })),
    );
    return [...stems, ...ended];
  }

  private addAll(tag: string, phrases: readonly string[], value: string | number | null): void {
    for (const phrase of phrases) this.add(tag, phrase, value);
  }

  private add(tag: string, phrase: string, value: string | number | null): void {
    let node = this.root;
    for (const key of phrase.split(/\s+/).flatMap((word) => this.keysOf(word))) {
      const next = node.next.get(key) ?? { next: new Map(), entries: [] };
      node.next.set(key, next);
      node = next;
    }
    if (node !== this.root) node.entries.push({ tag, value, prefix: null });
  }

  private keysOf(word: string): string[] {
    const isPattern = /^\/.+\/$/.test(word) || (word.endsWith('*') && word.length > 1);
    if (!isPattern) {
      const words = tokensOf(word, { start: 0, end: word.length }).map(({ folded }) => folded);
      for (const one of words) this.exact.add(one);
      return words;
    }
    const stem = fold(word.slice(0, -1));
    const pattern = word.startsWith('/') ? new RegExp(word.slice(1, -1), 'u') : null;
    const matches =
      pattern === null ? (one: string) => one.startsWith(stem) : (one: string) => pattern.test(one);
    if (!this.patterns.some(({ key }) => key === word)) this.patterns.push({ key: word, matches });
    return [word];
  }
}

/** A phrase goes on over blanks, hyphens, quotation marks and marks of direction, not over other punctuation. */
function isApart(lead: string): boolean {
  return /[^\s\p{Cf}\p{Pd}"'“”«»’]/u.test(lead);
}

function unique<T extends object>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
