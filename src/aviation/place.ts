import { distance } from 'fastest-levenshtein';
import { AirbridgeError } from '../error.js';
import { AERODROME_KINDS, type Aerodrome } from './aerodrome.js';
import type { AerodromeTable } from './aerodromes.js';
import type { CountryTable } from './country.js';

/** A set of places: aerodromes by `ident`, and whole countries by ISO 3166-1 alpha-2 code. Sorted, without repeats. */
export interface PlaceSet {
  readonly idents: readonly string[];
  readonly countries: readonly string[];
}

/** What places are looked up in. */
export interface Gazetteer {
  readonly aerodromes: AerodromeTable;
  readonly countries: CountryTable;
  /** The case's own sets: a name and what it stands for, in the same writing. */
  readonly sets?: ReadonlyMap<string, string>;
}

type Place = { readonly ident: string } | { readonly country: string };

const SUGGESTIONS = 5;
const CHOICES = 10;
/** Sets may name sets, but not in a ring. */
const DEEPEST = 8;
/** Listed first when a name fits several: what a stranger most likely means. */
const KIND_ORDER: readonly string[] = [
  'large_airport',
  'medium_airport',
  'small_airport',
  ...AERODROME_KINDS,
];

/**
 * Reads a list of places as people write them: `LLOV,LLER`, `UBBI`, `GYD`, `AZ`, `Azerbaijan`, `Ganja`, a set's name.
 *
 * Each entry may be, in this order: a set of the case; an aerodrome's ident, ICAO or IATA code; a country's code or name;
 * an aerodrome's name or town. Case and accents do not matter. `ident:`, `icao:`, `iata:`, `country:` or `name:` in front
 * says which is meant. Nothing is guessed: what fits several aerodromes is refused with the list of them.
 *
 * @throws AirbridgeError `unknown-place`, with the nearest names or the choices as the next step
 */
export function resolvePlaces(text: string, gazetteer: Gazetteer): PlaceSet {
  const places = resolveList(text, gazetteer, 0);
  return {
    idents: sortedUnique(places.flatMap((place) => ('ident' in place ? [place.ident] : []))),
    countries: sortedUnique(places.flatMap((place) => ('country' in place ? [place.country] : []))),
  };
}

function resolveList(text: string, gazetteer: Gazetteer, depth: number): Place[] {
  const entries = text.split(',').map((entry) => entry.trim());
  if (entries.includes('') || depth > DEEPEST) {
    const what = depth > DEEPEST ? 'sets of places name each other in a ring' : 'an empty place in the list';
    throw new AirbridgeError(
      'unknown-place',
      what,
      { field: 'place', value: text },
      'Write for example LLOV,LLER.',
    );
  }
  return entries.flatMap((entry) => {
    const set = findSet(entry, gazetteer);
    return set === undefined ? [resolveEntry(entry, gazetteer)] : resolveList(set, gazetteer, depth + 1);
  });
}

function findSet(entry: string, { sets = new Map() }: Gazetteer): string | undefined {
  const name = [...sets.keys()].find((key) => plain(key) === plain(entry));
  return name === undefined ? undefined : sets.get(name);
}

function resolveEntry(entry: string, gazetteer: Gazetteer): Place {
  const [, kind = 'any', words] = /^(?:(ident|icao|iata|country|name):)?(.*)$/is.exec(entry) ?? [];
  const found = FINDERS[kind.toLowerCase() as keyof typeof FINDERS](words.trim(), gazetteer);
  if (found.length === 1) return found[0];
  throw found.length === 0 ? unknownPlace(words.trim(), gazetteer) : ambiguousPlace(entry, found, gazetteer);
}

/** Each finds every place that a text may mean in one way of writing. */
const FINDERS = {
  ident: (words: string, { aerodromes }: Gazetteer) => asPlaces(aerodromes.byIdent(words.toUpperCase())),
  icao: (words: string, { aerodromes }: Gazetteer) => asPlaces(aerodromes.byIcao(words.toUpperCase())),
  iata: (words: string, { aerodromes }: Gazetteer) => asPlaces(aerodromes.byIata(words.toUpperCase())),
  country: (words: string, gazetteer: Gazetteer) => findCountries(words, gazetteer),
  name: (words: string, gazetteer: Gazetteer) => findByName(words, gazetteer),
  any: (words: string, gazetteer: Gazetteer) =>
    firstFound(
      () => findByCode(words.toUpperCase(), gazetteer),
      () => findCountries(words, gazetteer),
      () => findByName(words, gazetteer),
    ),
} satisfies Record<string, (words: string, gazetteer: Gazetteer) => Place[]>;

function firstFound(...finders: (() => Place[])[]): Place[] {
  for (const find of finders) {
    const found = find();
    if (found.length > 0) return found;
  }
  return [];
}

function asPlaces(...aerodromes: (Aerodrome | null)[]): Place[] {
  return sortedUnique(aerodromes.flatMap((found) => (found === null ? [] : [found.ident]))).map((ident) => ({
    ident,
  }));
}

/** Codes of different kinds can clash: NCL is Newcastle's IATA code and the ident of a field in New Caledonia. */
function findByCode(code: string, { aerodromes }: Gazetteer): Place[] {
  return asPlaces(aerodromes.byIdent(code), aerodromes.byGps(code), aerodromes.byIata(code));
}

function findCountries(words: string, { countries }: Gazetteer): Place[] {
  const byCode = countries.byCode(words);
  const found =
    byCode === null
      ? countries.all.filter(({ names }) => names.some((name) => isSame(name, words)))
      : [byCode];
  return found.map(({ code }) => ({ country: code }));
}

function findByName(words: string, { aerodromes }: Gazetteer): Place[] {
  const wanted = [plain(words), proper(words)];
  const found: Place[] = [];
  for (let i = 0; i < aerodromes.length; i++) {
    const { ident, name, municipality } = aerodromes.at(i);
    const isNamed = wanted[0] === plain(name) || wanted[1] === proper(name);
    if (isNamed || (municipality !== null && wanted[0] === plain(municipality))) found.push({ ident });
  }
  return found;
}

function ambiguousPlace(entry: string, found: readonly Place[], gazetteer: Gazetteer): AirbridgeError {
  const choices = found
    .map((place) => describe(place, gazetteer))
    .sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1));
  const list = choices.slice(0, CHOICES).map(({ code, words }) => `${code} (${words})`);
  const more = choices.length > CHOICES ? ` and ${choices.length - CHOICES} more` : '';
  return new AirbridgeError(
    'unknown-place',
    `the name stands for ${found.length} places`,
    { field: 'place', value: entry },
    `Name those you mean, separated by commas: ${list.join(', ')}${more}.`,
  );
}

function describe(place: Place, gazetteer: Gazetteer): { code: string; words: string; order: number } {
  const { aerodromes, countries } = gazetteer;
  if ('country' in place) {
    const words = countries.byCode(place.country)?.name ?? '';
    return { code: place.country, words, order: KIND_ORDER.length };
  }
  const { ident, name, kind, country } = aerodromes.byIdent(place.ident) as Aerodrome;
  const isClear = findByCode(ident, gazetteer).length === 1;
  return {
    code: isClear ? ident : `ident:${ident}`,
    words: `${name}, ${country}, ${kind.replace('_', ' ')}`,
    order: KIND_ORDER.indexOf(kind),
  };
}

function unknownPlace(words: string, gazetteer: Gazetteer): AirbridgeError {
  const nearest = nearestNames(words, gazetteer);
  const hint = nearest.length === 0 ? '' : `Did you mean ${nearest.join(', ')}? `;
  return new AirbridgeError(
    'unknown-place',
    'no such place',
    { field: 'place', value: words },
    `${hint}Places are aerodrome codes (LLOV, UBBI, GYD), countries (AZ, Azerbaijan), towns, or sets of the case.`,
  );
}

/** The names with the fewest letters different, in the writing that will be understood. */
function nearestNames(words: string, { aerodromes, countries, sets }: Gazetteer): string[] {
  const wanted = plain(words);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const best = new Map<string, number>();
  const offer = (name: string | null, say: string) => {
    if (name === null || Math.abs(name.length - wanted.length) > most) return;
    const edits = distance(plain(name), wanted);
    if (edits <= most && edits < (best.get(say) ?? Number.POSITIVE_INFINITY)) best.set(say, edits);
  };
  for (const name of sets?.keys() ?? []) offer(name, name);
  for (const { code, names } of countries.all) for (const name of names) offer(name, `${code} (${name})`);
  for (let i = 0; i < aerodromes.length; i++) {
    const { ident, icao, iata, name, municipality } = aerodromes.at(i);
    for (const known of [ident, icao, iata, name, proper(name), municipality])
      offer(known, `${ident} (${name})`);
  }
  const order = [...best].sort(([sayA, a], [sayB, b]) => a - b || (sayA < sayB ? -1 : 1));
  return order.slice(0, SUGGESTIONS).map(([say]) => say);
}

function isSame(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

const GENERIC_WORDS =
  / ((international|regional|municipal|domestic|county|intl) )*(airport|airfield|aerodrome|air ?base|air force base|army airfield|heliport|field)$/;

/** A field's name without the words that many fields share: "ovda" of "Ovda Airport". */
function proper(name: string): string {
  return plain(name).replace(GENERIC_WORDS, '');
}

/** As compared: no accents, no capitals, single blanks. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

function sortedUnique(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort();
}
