import { escaped, plain } from '../../figures/text.js';
import type { Speaker } from '../../i18n/index.js';
import { FACE, Ink, type Picture } from './ink.js';

/** What stands around every picture. */
interface FrameParts {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What there is to see, for those who cannot see it. */
  readonly description: string;
  readonly speaker: Speaker;
  readonly isSynthetic: boolean;
  readonly body: string;
}

/** A picture with its title and description; ids are unique in a page by its name. */
export function framed(parts: FrameParts): Picture {
  const { name, width, height, title, description, speaker, body } = parts;
  const { language } = speaker;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${language}" lang="${language}" viewBox="0 0 ${width} ${height}"`,
    ` width="${width}" height="${height}" direction="ltr" role="img" aria-labelledby="${name}-picture-title ${name}-picture-desc"`,
    ` font-family="${FACE}" font-size="13" fill="${Ink.text}">`,
    `<title id="${name}-picture-title">${escaped(plain(title))}</title>`,
    `<desc id="${name}-picture-desc">${escaped(plain(description))}</desc>`,
    body,
    parts.isSynthetic ? banner(width, speaker.text('dossier.syntheticPicture')) : '',
    '</svg>',
  ];
  return { name, svg: svg.join('') };
}

/** A picture that leaves its page says of itself that nobody flew what is in it. */
function banner(width: number, text: string): string {
  const wide = [...text].length * 7.4 + 24;
  return `<rect x="${px(width - wide - 10)}" y="8" width="${px(wide)}" height="22" fill="${Ink.text}"/>${label(width - 10 - wide / 2, 23.5, text, { anchor: 'middle', fontSize: 12, weight: 600, fill: Ink.paper })}`;
}

/** A number as short as a picture needs it. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fontSize?: number;
  readonly weight?: number;
  readonly fill?: string;
  /** Paper behind the letters, so that they can be read over lines. */
  readonly halo?: boolean;
}

/** A line of text at a point; `anchor` is meant from the left in every language. */
export function label(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { anchor = 'start', fontSize, weight, fill, halo = false } = style;
  const attributes = [
    `x="${px(x)}" y="${px(y)}"`,
    anchor === 'start' ? '' : ` text-anchor="${anchor}"`,
    fontSize === undefined ? '' : ` font-size="${fontSize}"`,
    weight === undefined ? '' : ` font-weight="${weight}"`,
    fill === undefined ? '' : ` fill="${fill}"`,
    halo ? ` stroke="${Ink.paper}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"` : '',
  ];
  return `<text ${attributes.join('')}>${escaped(plain(text))}</text>`;
}
