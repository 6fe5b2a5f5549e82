import { distance } from 'fastest-levenshtein';
import { AirbridgeError } from '../error.js';
import type { Operator, OperatorTable } from './operator.js';

const SUGGESTIONS = 5;

/**
 * The ICAO designator of an operator given by designator or name: the whole name, or a part only one operator has.
 *
 * @throws AirbridgeError `bad-value`, naming the operators that come nearest
 */
export function findOperator(text: string, table: OperatorTable): string {
  const wanted = text.trim().toLowerCase();
  const byCode = table.byIcao(wanted);
  if (byCode !== null) return byCode.icao;
  const all = Array.from({ length: table.length }, (_, i) => table.at(i));
  const whole = all.filter((operator) => namesOf(operator).includes(wanted));
  const found =
    whole.length > 0
      ? whole
      : all.filter((operator) => namesOf(operator).some((name) => name.includes(wanted)));
  if (found.length === 1) return found[0].icao;
  throw found.length === 0 ? unknown(text, nearest(wanted, all)) : ambiguous(text, found);
}

const namesOf = (operator: Operator): string[] =>
  [operator.name, operator.otherName].filter((name) => name !== null).map((name) => name.toLowerCase());

function nearest(wanted: string, all: readonly Operator[]): Operator[] {
  // A slip may be in the whole name or in the one word somebody remembers.
  const far = (operator: Operator) =>
    Math.min(
      ...namesOf(operator)
        .flatMap((name) => [name, ...name.split(' ')])
        .map((name) => distance(name, wanted)),
    );
  return all
    .map((operator) => ({ operator, far: far(operator) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, SUGGESTIONS)
    .map(({ operator }) => operator);
}

function unknown(value: string, near: readonly Operator[]): AirbridgeError {
  const next = `Nearest: ${listed(near)}. A three-letter ICAO designator always works.`;
  return new AirbridgeError('bad-value', 'there is no such operator', { field: '--operator', value }, next);
}

function ambiguous(value: string, found: readonly Operator[]): AirbridgeError {
  const next = `Choose one by its designator: ${listed(found.slice(0, SUGGESTIONS))}${found.length > SUGGESTIONS ? ', …' : ''}.`;
  return new AirbridgeError(
    'bad-value',
    'several operators have this name',
    { field: '--operator', value },
    next,
  );
}

const listed = (operators: readonly Operator[]): string =>
  operators.map((operator) => `${operator.icao} (${operator.name})`).join(', ');
