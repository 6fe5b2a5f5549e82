import { NO_ROUTE, type RouteRead } from './draft.js';
import type { PlaceRead } from './places.js';
import { isWithin, marked, type Sentence, type TokenRange } from './sentence.js';

/**
 * The route that flights of a sentence take.
 *
 * @param places those that count, with their roles
 * @param scope the words that are about these flights
 */
export function routeOf(sentence: Sentence, places: readonly PlaceRead[], scope: TokenRange): RouteRead {
  const near = places.filter((place) => isWithin(place, scope) && !isAboutFighting(sentence, place));
  const having = (role: PlaceRead['role']) => {
    const those = near.filter((place) => place.role === role);
    return those.filter(({ name }, i) => those.findIndex((other) => other.name === name) === i);
  };
  const between = having('between');
  if (between.length >= 2) return { ...NO_ROUTE, between: between.slice(0, 2) };
  const [from, to, at] = [having('from'), having('to'), having('at')];
  const bare = near.filter(({ role }) => role === null);
  return completed(sentence, { from, to, at, between: [] }, bare, scope);
}

/** A name without a preposition is what the verb governs: "reached Israel", غادرت الشارقة. */
function completed(
  sentence: Sentence,
  route: RouteRead,
  bare: readonly PlaceRead[],
  scope: TokenRange,
): RouteRead {
  const [place] = bare;
  const verb = (...tags: string[]) =>
    marked(sentence, ...tags).some(
      (mark) => isWithin(mark, scope) && place !== undefined && mark.from < place.from,
    );
  if (place === undefined) return route;
  if (verb('depart') && route.from.length === 0) return { ...route, from: [place] };
  if (verb('arrive', 'land') && route.to.length === 0) return { ...route, to: [place] };
  return route;
}

/** "Fighting between Armenia and Azerbaijan": a pair behind a word for fighting, with no flight between. */
function isAboutFighting(sentence: Sentence, { role, opener }: PlaceRead): boolean {
  if (role !== 'between' || opener === null) return false;
  const before = marked(
    sentence,
    'clash',
    'flight',
    'aircraft',
    'landing',
    'link',
    'move',
    'depart',
    'arrive',
  ).filter(({ to }) => to <= opener);
  return before.at(-1)?.tag === 'clash';
}

export const isEmptyRoute = ({ from, to, at, between }: RouteRead): boolean =>
  from.length + to.length + at.length + between.length === 0;
