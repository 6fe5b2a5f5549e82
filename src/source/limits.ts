/** What a format cannot tell, whoever made the file: what its users have to be told before they rely on it. */
export const LIMITS = {
  'no-address': 'names no 24-bit address: airframes are kept apart by file and track, never joined',
  'no-callsign': 'names no callsign',
  'no-ground-reports':
    'never says that an aircraft is on the ground: that is judged by height and speed alone',
  'ground-by-altitude': 'says "on the ground" only by an altitude of 0 ft',
  'gps-height':
    'gives heights by satellite, above the sea by the recorder’s own model of it; there is no pressure altitude',
  'height-kind-unsaid': 'does not say what its heights are; they are taken as pressure altitude',
  'no-speed': 'gives neither speed nor direction',
  'estimated-positions': 'may hold positions its maker estimated, without marking them',
  'no-origin': 'does not say how positions were obtained',
} as const;

/** Something that a file cannot prove, by its stable name. */
export type Limit = keyof typeof LIMITS;

/** The same in words that follow on from the name of a format: "FR24 CSV …". */
export function limitInWords(limit: Limit): string {
  return LIMITS[limit];
}
