import { geoGraticule } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Speaker } from '../../i18n/index.js';
import { type DossierContent, type DossierPlace, isSynthetic } from '../content.js';
import { type LineStyle, linesOf, type StyledLine } from '../data/lines.js';
import { framed, label, px } from './frame.js';
import { DASH, Ink, type Picture } from './ink.js';
import { globeDrawer, projectionFor } from './projection.js';

/** Countries of the world as world-atlas has them: Natural Earth's, simplified for 1:50 million. */
export type WorldAtlas = Topology<{ countries: GeometryCollection }>;

const WIDTH = 960;
const HEIGHT = 560;
/** More legs than this make a ball of wool: then each line is drawn fainter. */
const MANY = 60;
/** Labels of places that the question does not name, the most frequented ones. */
const OTHER_LABELS = 8;

/** The legs of a dossier on a map: received solid, inferred dashed, silent dotted. */
export function mapPicture(content: DossierContent, atlas: WorldAtlas, speaker: Speaker): Picture {
  const places = new Map(content.places.map((place) => [place.ident, place]));
  const lines = content.legs.flatMap((leg) => linesOf(leg, places));
  const shown = placesShown(content);
  const points = [
    ...lines.flatMap((line) => line.points.map((p) => [p.longitudeDeg, p.latitudeDeg] as const)),
    ...shown.map((place) => [place.longitudeDeg, place.latitudeDeg] as const),
  ];
  const globe = globeDrawer(projectionFor(points, WIDTH, HEIGHT), WIDTH, HEIGHT);
  return framed({
    name: 'map',
    width: WIDTH,
    height: HEIGHT,
    title: speaker.text('dossier.mapTitle'),
    description: speaker.text('dossier.mapDescription', {
      legs: content.legs.length,
      places: shown.map(({ ident, name }) => `${ident} ${name}`).join(speaker.text('dossier.separator')),
    }),
    speaker,
    isSynthetic: isSynthetic(content),
    body: [
      ground(atlas, globe),
      tracks(lines, globe, content.legs.length),
      dots(shown, globe),
      keyOf(lines, speaker),
    ].join(''),
  });
}

type Globe = ReturnType<typeof globeDrawer>;

function ground(atlas: WorldAtlas, { path }: Globe): string {
  const land = path(feature(atlas, atlas.objects.countries)) ?? '';
  const borders = path(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)) ?? '';
  const grid = path(geoGraticule().step([10, 10])()) ?? '';
  return [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${Ink.sea}"/>`,
    `<path d="${grid}" fill="none" stroke="${Ink.paper}" stroke-width="0.8"/>`,
    `<path d="${land}" fill="${Ink.land}" stroke="${Ink.border}" stroke-width="0.5"/>`,
    `<path d="${borders}" fill="none" stroke="${Ink.border}" stroke-width="0.8"/>`,
  ].join('');
}

const STYLES: readonly LineStyle[] = ['silent', 'inferred', 'observed'];

function tracks(lines: readonly StyledLine[], globe: Globe, legs: number): string {
  const opacity = legs > MANY ? Math.max(0.18, MANY / legs) : 0.85;
  return STYLES.map((style) => {
    const d = lines.filter((line) => line.style === style).map((line) => trackOf(line, globe));
    return `<path d="${d.join('')}" ${strokeOf(style)} stroke-opacity="${opacity.toFixed(2)}"/>`;
  }).join('');
}

function trackOf({ points }: StyledLine, { path }: Globe): string {
  const coordinates = points.map((point) => [point.longitudeDeg, point.latitudeDeg]);
  return path({ type: 'LineString', coordinates }) ?? '';
}

const strokeOf = (style: LineStyle): string =>
  `fill="none" stroke="${Ink.observed}" stroke-width="${style === 'observed' ? 1.7 : 1.4}" stroke-dasharray="${DASH[style]}" stroke-linecap="${style === 'silent' ? 'round' : 'butt'}" stroke-linejoin="round"`;

/** Places at an end of a drawn leg, the asked ones first, then by how many legs begin or end there. */
function placesShown({ places, legs }: DossierContent): readonly DossierPlace[] {
  const ends = new Map<string, number>();
  for (const { record } of legs)
    for (const ident of [record.adep, record.ades])
      if (ident !== null) ends.set(ident, (ends.get(ident) ?? 0) + 1);
  const rank = (place: DossierPlace): number => (place.isAsked ? 1e9 : 0) + (ends.get(place.ident) ?? 0);
  return places
    .filter((place) => place.isAsked || ends.has(place.ident))
    .sort((a, b) => rank(b) - rank(a) || (a.ident < b.ident ? -1 : 1));
}

function dots(places: readonly DossierPlace[], { project }: Globe): string {
  const taken: Box[] = [];
  let others = 0;
  const marks = places.flatMap((place) => {
    const at = project([place.longitudeDeg, place.latitudeDeg]);
    if (at === null || !isInside(at)) return [];
    const radius = place.isAsked ? 5 : 3;
    const dot = `<circle cx="${px(at[0])}" cy="${px(at[1])}" r="${radius}" fill="${place.isAsked ? Ink.text : Ink.paper}" stroke="${Ink.text}" stroke-width="1.4"/>`;
    if (!place.isAsked && others >= OTHER_LABELS) return [dot];
    const name = placed(place, at, taken);
    if (name !== null && !place.isAsked) others++;
    return [dot + (name ?? '')];
  });
  // The asked ones come last, so that nothing lies over them.
  return marks.reverse().join('');
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A label beside a dot where no other label is: right, left, above or below; null where there is no room. */
function placed(place: DossierPlace, [x, y]: readonly [number, number], taken: Box[]): string | null {
  const fontSize = place.isAsked ? 15 : 12;
  const width = place.ident.length * fontSize * 0.68;
  const spots = [
    { left: x + 9, baseline: y + fontSize * 0.36 },
    { left: x - 9 - width, baseline: y + fontSize * 0.36 },
    { left: x - width / 2, baseline: y - 9 },
    { left: x - width / 2, baseline: y + 9 + fontSize * 0.8 },
  ];
  for (const { left, baseline } of spots) {
    const box = { left: left - 3, top: baseline - fontSize, right: left + width + 3, bottom: baseline + 4 };
    if (box.left < 4 || box.right > WIDTH - 4 || box.top < 4 || box.bottom > HEIGHT - 4) continue;
    if (taken.some((other) => overlaps(box, other))) continue;
    taken.push(box);
    return label(left, baseline, place.ident, { fontSize, weight: place.isAsked ? 600 : 400, halo: true });
  }
  return null;
}

const isInside = ([x, y]: readonly [number, number]): boolean =>
  x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT;

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The key, at the bottom: only what is drawn. */
function keyOf(lines: readonly StyledLine[], speaker: Speaker): string {
  const drawn = [...STYLES].reverse().filter((style) => lines.some((line) => line.style === style));
  if (drawn.length === 0) return '';
  const isRight = speaker.direction === 'rtl';
  const width = isRight ? 150 : 168;
  const height = 18 + drawn.length * 21;
  const [left, top] = [14, HEIGHT - height - 14];
  const rows = drawn.map((style, i) => {
    const y = top + 21 + i * 21;
    const text = speaker.text(`dossier.line-${style}`);
    const [from, at] = isRight ? [left + width - 46, left + width - 56] : [left + 12, left + 56];
    return `<path d="M${from},${y} h34" ${strokeOf(style)}/>${label(at, y + 4.5, text, { fontSize: 12.5, anchor: isRight ? 'end' : 'start' })}`;
  });
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="3" fill="${Ink.paper}" fill-opacity="0.92"/>${rows.join('')}`;
}
