import type { Incident } from '../../source/index.js';

/** Which events are wanted; an empty list asks for nothing in particular. */
export interface EventChoice {
  /** Names of countries, or their beginnings: "Myanmar" is "Myanmar (Burma)". */
  readonly countries: readonly string[];
  /** Words of which one has to be in the names of place, conflict or sides. */
  readonly where: readonly string[];
  /** Words of which one has to be in the type of event. */
  readonly types: readonly string[];
}

/** Whether an event is wanted. Letters are compared without their case and accents. */
export function isWanted(incident: Incident, { countries, where, types }: EventChoice): boolean {
  const country = folded(incident.country ?? '');
  const place = folded(incident.where);
  const type = folded(incident.type ?? '');
  return (
    isAny(countries, (word) => country.startsWith(word)) &&
    isAny(where, (word) => place.includes(word)) &&
    isAny(types, (word) => type.includes(word))
  );
}

function isAny(words: readonly string[], test: (word: string) => boolean): boolean {
  return words.length === 0 || words.some((word) => test(folded(word)));
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
