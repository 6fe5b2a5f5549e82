import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalogue } from './catalogue.js';
import type { Message, MessageKey, MessageValue } from './message.js';
import { isolated, isolatedValues } from './placeholders.js';

/** Turns messages into sentences of one language. */
export interface Speaker {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The sentence of a message. */
  readonly say: (message: Message) => string;
  /** The same from its parts. */
  readonly text: (key: MessageKey, values?: Readonly<Record<string, MessageValue>>) => string;
}

/** Western digits in every language: codes, counts and times stay comparable across its pages. */
const DIGITS = '-u-nu-latn';

/**
 * A speaker of one language. In a language written from right to left, codes and other text put into a sentence are isolated,
 * so that they keep their own direction (Unicode UAX #9, FSI and PDI).
 *
 * @param catalogue its messages, ICU MessageFormat patterns
 * @param fallback what it says where the catalogue lacks a message: English
 */
export function speakerOf(catalogue: Catalogue, fallback: Catalogue = catalogue): Speaker {
  const isRtl = catalogue.direction === 'rtl';
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const formatOf = (key: MessageKey): IntlMessageFormat => {
    const known = formats.get(key);
    if (known !== undefined) return known;
    const [group, name] = key.split('.', 2);
    const own = catalogue.messages[group]?.[name];
    const pattern = own ?? fallback.messages[group]?.[name] ?? key;
    const language = `${own === undefined ? fallback.language : catalogue.language}${DIGITS}`;
    const parsed = new IntlMessageFormat(pattern, language);
    const made = isRtl ? new IntlMessageFormat(isolated(parsed.getAst()), language) : parsed;
    formats.set(key, made);
    return made;
  };
  const plain = (value: MessageValue): string | number | boolean => {
    if (typeof value !== 'object') return value;
    return 'key' in value ? say(value) : value.map(say).join(text('list.separator'));
  };
  const spoken = (values: Readonly<Record<string, MessageValue>>) => {
    const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));
    return isRtl ? isolatedValues(said) : said;
  };
  const text: Speaker['text'] = (key, values = {}) => String(formatOf(key).format(spoken(values)));
  const say = ({ key, values }: Message): string => text(key, values);
  return { language: catalogue.language, direction: catalogue.direction, say, text };
}
