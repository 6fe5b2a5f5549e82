/**
 * Colours that the colour-blind can tell apart (Okabe and Ito, "Color Universal Design", 2008), on white. Nothing is told by
 * colour alone: what is inferred is hatched, what is unknown is hatched the other way.
 */
export const Colour = {
  ink: '#1a1a1a',
  faint: '#5c5c5c',
  rule: '#8c8c8c',
  grid: '#e3e3e3',
  paper: '#ffffff',
  observed: '#0072b2',
  expected: '#d55e00',
  episode: '#e69f00',
  window: '#fbeed0',
  envelope: '#cfcfcf',
} as const;

/** Patterns by id, to be used as `url(#id)`. The ids never change, so that figures can stand on one page. */
export const Pattern = {
  inferred: 'airbridge-inferred',
  unknown: 'airbridge-unknown',
} as const;

/** Their definitions. */
export const PATTERNS = [
  hatch(Pattern.inferred, Colour.observed, 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2', 1.4),
  hatch(Pattern.unknown, Colour.rule, 'M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2', 0.8),
].join('');

function hatch(id: string, colour: string, path: string, width: number): string {
  const ground = `<rect width="6" height="6" fill="${Colour.paper}"/>`;
  const lines = `<path d="${path}" stroke="${colour}" stroke-width="${width}" fill="none"/>`;
  return `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse">${ground}${lines}</pattern>`;
}
