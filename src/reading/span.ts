/** A stretch of the text that was read: UTF-16 offsets into it as it was given, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Something read from the text, and the words it was read from. */
export interface Read<T> {
  readonly value: T;
  readonly span: Span;
}

/** From the first to the last of them. */
export function across(...spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

/** The words of a span. */
export function wordsOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
