import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/** The fields of a claim as a person wrote them down. */
export type Fields = Readonly<Record<string, string>>;

/** A sentence and the claims it holds. */
export interface ExpectedSentence {
  readonly language: string;
  readonly text: string;
  readonly published: string | null;
  readonly claims: readonly Fields[];
  /** Why a reader in a hurry would see a claim where there is none; null where there is one. */
  readonly trap: string | null;
  /** Every third sentence, kept back while the rules were written. */
  readonly isHeldOut: boolean;
}

/** Sentences of all files of a folder; a file's name is its language. */
export function expectedSentences(folder: string): ExpectedSentence[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const list = parse(readFileSync(join(folder, name), 'utf8')) as RawSentence[];
      return list.map((raw, i) => ({
        language: basename(name, '.yaml'),
        text: raw.text,
        published: raw.published ?? null,
        claims: raw.claims.map(asFields),
        trap: raw.trap ?? null,
        isHeldOut: i % 3 === 2,
      }));
    });
}

interface RawSentence {
  readonly text: string;
  readonly published?: string;
  readonly claims: readonly Record<string, string | number>[];
  readonly trap?: string;
}

function asFields(raw: Record<string, string | number>): Fields {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, String(value)]));
}
