import type { Claim } from './schema.js';

/** A field of a claim that a question cannot do without. */
type MissingField = 'number' | 'unit' | 'places' | 'period' | 'answers';

/**
 * What a draft lacks before it can be registered: the fields its rule needs, and answers to its open questions. A kind without
 * a rule needs nothing.
 */
export function missingIn(claim: Claim): MissingField[] {
  const isOpen = (claim.questions ?? []).some(({ answer }) => answer === undefined);
  return [...needsOf(claim), ...(isOpen ? (['answers'] as const) : [])];
}

function needsOf({ kind, number, unit, places, period }: Claim): MissingField[] {
  if (kind === 'outside' || kind === 'number' || kind === 'journey') return [];
  const isCount = kind === 'at-least';
  const isPlaced = unit === 'leg' || kind === 'route-exists' ? isRoute(places) : isAnywhere(places);
  return [
    ...(isCount && number === undefined ? (['number'] as const) : []),
    ...(isCount && unit === undefined ? (['unit'] as const) : []),
    ...(isPlaced ? [] : (['places'] as const)),
    ...(period === undefined ? (['period'] as const) : []),
  ];
}

const isRoute = (places: Claim['places']): boolean => places?.from !== undefined && places.to !== undefined;

/** Visits are made somewhere: at a place, or where a route leads. */
const isAnywhere = (places: Claim['places']): boolean =>
  places?.at !== undefined || places?.to !== undefined || places?.from !== undefined;
