import { loadAerodromes, loadNames } from 'airbridge/aviation';
import {
  type Draft,
  FieldNames,
  Lexicon,
  type PlaceRead,
  readingLanguages,
  readText,
} from 'airbridge/reading';
import { type ExpectedSentence, expectedSentences, type Fields } from './expected.js';

/** What was read from a sentence, beside what it holds. */
export interface SentenceFinding extends ExpectedSentence {
  readonly read: readonly Fields[];
  /** Fields read that are right, read at all, and there to be read. */
  readonly right: number;
  readonly readFields: number;
  readonly expectedFields: number;
  readonly wrong: readonly string[];
  readonly missing: readonly string[];
}

/** The day sentences without one are taken to be published on. */
const PUBLISHED = '2025-12-31';

/** Reads every sentence of a folder by itself. */
export function readingFindings(folder: string): SentenceFinding[] {
  const names = loadNames();
  const fields = new FieldNames(loadAerodromes());
  const lexicons = new Map(
    readingLanguages().map((language) => [
      language.language,
      new Lexicon(
        language,
        names.filter((name) => name.language === language.language),
      ),
    ]),
  );
  return expectedSentences(folder).map((sentence) => {
    const lexicon = lexicons.get(sentence.language);
    if (lexicon === undefined) throw new Error(`no reading data for ${sentence.language}`);
    const published = sentence.published ?? PUBLISHED;
    const tools = { lexicon, fields, published, thisYear: 2025, keepsStatementsAlone: true };
    const { drafts } = readText(sentence.text, tools);
    return compared(sentence, drafts);
  });
}

function compared(sentence: ExpectedSentence, drafts: readonly Draft[]): SentenceFinding {
  const left = [...sentence.claims];
  const [wrong, missing]: [string[], string[]] = [[], []];
  let [right, readFields] = [0, 0];
  const read = drafts.map((draft) => {
    const at = left.findIndex(({ kind }) => kind === draft.kind);
    const [expected] = at < 0 ? [{}] : left.splice(at, 1);
    const fields = fieldsOf(draft, expected);
    for (const [name, value] of Object.entries(fields)) {
      readFields++;
      if (expected[name] === value) right++;
      else wrong.push(`${name} ${value}${expected[name] === undefined ? '' : ` (not ${expected[name]})`}`);
    }
    for (const name of Object.keys(expected))
      if (fields[name] === undefined) missing.push(`${name} ${expected[name]}`);
    return fields;
  });
  for (const claim of left)
    for (const [name, value] of Object.entries(claim)) missing.push(`${name} ${value}`);
  const expectedFields = sentence.claims.reduce((sum, claim) => sum + Object.keys(claim).length, 0);
  return { ...sentence, read, right, readFields, expectedFields, wrong, missing };
}

function fieldsOf(draft: Draft, expected: Fields): Fields {
  const { route, number, bound, unit, carrier, aircraftOf, type, speakers } = draft;
  const place = (name: string, places: readonly PlaceRead[]) =>
    places.length === 0 ? undefined : placeWords(places[0], expected[name]);
  const pair = route.between.map((one) => placeWords(one, undefined)).sort();
  const isFlight = draft.kind === 'count' || draft.kind === 'first';
  const all = {
    kind: draft.kind,
    number: number === null ? undefined : String(number.value),
    bound: bound?.value,
    unit: isFlight ? unit?.value : undefined,
    from: place('from', route.from),
    to: place('to', route.to),
    at: place('at', route.at),
    between: pair.length === 0 ? undefined : pair.join('/'),
    carrier: carrier === null ? undefined : operatorName(carrier.value),
    operatorCountry: aircraftOf?.value,
    type: type?.value,
    period: periodWords(draft),
    speaker: speakers[0]?.name,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** By its name or by its ident, whichever the person wrote. */
const placeWords = ({ name, fields }: PlaceRead, expected: string | undefined): string =>
  expected !== undefined && fields.length > 0 && fields[0] === expected ? expected : name;

const OPERATORS: Readonly<Record<string, string>> = {
  AZQ: 'Silk Way Airlines',
  AZG: 'Silk Way West Airlines',
};
const operatorName = (code: string): string => OPERATORS[code] ?? code;

function periodWords({ period, timeBack }: Draft): string | undefined {
  if (timeBack !== null) return timeBack;
  if (period === null) return undefined;
  return `${period.value.since ?? ''}/${period.value.until ?? ''}`;
}
