/**
 * First words of OurAirports' free text that tell what a runway is made of. One-letter codes are left out: `G` is
 * grass, gravel or "good" depending on who typed it.
 *
 * @type {[string, RegExp][]}
 */
const MATERIALS = [
  ['water', /^WAT/],
  ['snow', /^(SNOW|ICE)/],
  ['mat', /^(MATS?\b|MET|STEEL|ALUM|PSP|PIERCED|WOOD|ROOF|DECK)/],
  ['paved', /^(ASP|CON|PEM|BIT|PAVE|TAR|COP|PER\b|SEALED|BRICK|TRTD|HARD|OILED|CEMENT|BLACKTOP)/],
  ['gravel', /^(GVL|GRVL|GRV|GRAV|CRUSHED|LAT|COR\b|CORAL|PI.ARRA|ROCK|CALICHE|STONE)/],
  ['grass', /^(TURF|GRS|GRE|GRASS|SOD)/],
  ['earth', /^(DIRT|EARTH|TER|GROUND|CLAY|SAND|SAN\b|SOIL|SILT|UNPAVED|NATURAL)/],
];

/**
 * Class of a surface by the material named first: `ASPH-TURF` is paved.
 *
 * @param {string} text
 */
export function surfaceClass(text) {
  const words = text.trim().toUpperCase();
  return MATERIALS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'unknown';
}
