import type { EmbeddedFace } from './document.js';

/** A face of assets/fonts: what it is called in the page, and the letters it holds. */
interface FaceFile extends Omit<EmbeddedFace, 'base64'> {
  readonly file: string;
  /** Letters for which it is embedded; a page without any does without it. */
  readonly letters: RegExp;
}

/** Unicode ranges of the cuts, as Fontsource publishes them. */
const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const ANY = /[A-Za-z]/;
const EXTENDED = /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff]/;
const ARABIC = /\p{Script=Arabic}/u;

const face = (
  file: string,
  family: string,
  weight: number,
  letters: RegExp,
  range: string | null,
  italic = false,
): FaceFile => ({
  file,
  family,
  weight,
  italic,
  format: file.endsWith('.woff2') ? 'woff2' : 'truetype',
  range,
  letters,
});

/** Every face a page may need. */
const FACE_FILES: readonly FaceFile[] = [
  face('literata-latin-400-normal.woff2', 'Literata', 400, ANY, LATIN),
  face('literata-latin-600-normal.woff2', 'Literata', 600, ANY, LATIN),
  face('literata-latin-ext-400-normal.woff2', 'Literata', 400, EXTENDED, LATIN_EXT),
  face('literata-latin-ext-600-normal.woff2', 'Literata', 600, EXTENDED, LATIN_EXT),
  face('inter-latin-400-normal.woff2', 'Inter', 400, ANY, LATIN),
  face('inter-latin-600-normal.woff2', 'Inter', 600, ANY, LATIN),
  face('inter-latin-ext-400-normal.woff2', 'Inter', 400, EXTENDED, LATIN_EXT),
  face('inter-latin-ext-600-normal.woff2', 'Inter', 600, EXTENDED, LATIN_EXT),
  face('NotoNaskhArabic-Regular.ttf', 'Noto Naskh Arabic', 400, ARABIC, null),
  face('NotoNaskhArabic-Bold.ttf', 'Noto Naskh Arabic', 700, ARABIC, null),
];

/** Only the faces whose letters a page holds. */
export const facesFor = (text: string): readonly FaceFile[] =>
  FACE_FILES.filter(({ letters }) => letters.test(text));
