import {
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoCentroid,
  geoDistance,
  geoNaturalEarth1,
  geoPath,
} from 'd3-geo';

type Position = readonly [longitudeDeg: number, latitudeDeg: number];

/** Beyond this angle from the middle of all points, a map of the world serves better. */
const WIDE_RADIANS = 1.1;
/** No map shows less than this around its points. */
const LEAST_DEGREES = 1.2;
const MARGIN = 44;

/** A projection that shows all points with some room, centred on them: equal-area, a map of the world where they are far apart. */
export function projectionFor(points: readonly Position[], width: number, height: number): GeoProjection {
  const multi = { type: 'MultiPoint' as const, coordinates: points.map(([x, y]) => [x, y]) };
  const middle = geoCentroid(multi);
  const centre: [number, number] = Number.isNaN(middle[0]) ? [0, 0] : middle;
  const reach = Math.max(0, ...points.map((point) => geoDistance(centre, [point[0], point[1]])));
  if (reach > WIDE_RADIANS) {
    const world = geoNaturalEarth1().rotate([-centre[0], 0]);
    return world.fitExtent(
      [
        [8, 8],
        [width - 8, height - 8],
      ],
      { type: 'Sphere' },
    );
  }
  const projection = geoAzimuthalEqualArea().rotate([-centre[0], -centre[1]]).precision(0.3);
  return projection.fitExtent(
    [
      [MARGIN, MARGIN],
      [width - MARGIN, height - MARGIN],
    ],
    { type: 'MultiPoint', coordinates: [...multi.coordinates, ...around(centre)] },
  );
}

/** A few points around the centre, so that one place alone has a map, too. */
function around([longitude, latitude]: readonly [number, number]): [number, number][] {
  const d = LEAST_DEGREES;
  return [
    [longitude - d, latitude],
    [longitude + d, latitude],
    [longitude, Math.max(-89, latitude - d)],
    [longitude, Math.min(89, latitude + d)],
  ];
}

/** What draws shapes of the globe into the rectangle of a picture, as path data to one decimal. */
export function globeDrawer(projection: GeoProjection, width: number, height: number) {
  projection.clipExtent([
    [0, 0],
    [width, height],
  ]);
  const path = geoPath(projection).digits(1);
  return { path, project: (point: Position) => projection([point[0], point[1]]) };
}
