const INVISIBLE = /[\p{Cf}\u0640]/gu;
/** The Hamza on its seats, and letters that writers of Arabic and Persian put for one another. */
const LETTERS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ی: 'ي',
  ک: 'ك',
  ۀ: 'ه',
  ʼ: "'",
  '’': "'",
  ı: 'i',
  ə: 'e',
};
const REPLACED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const DIGIT = /\p{Nd}/gu;

/**
 * A word as it is compared: small letters, without accents, vowel signs, tatweel and marks of direction; alef, ya and ta
 * marbuta in one form each; digits of every script as 0–9.
 */
export function fold(word: string): string {
  // Most words of a Latin text need no more, and texts are long.
  if (/^[\w'-]*$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(REPLACED, (letter) => LETTERS[letter])
    .replace(DIGIT, (digit) => String(digitValue(digit)));
}

/** Decimal digits come in runs of ten that begin at a multiple of ten above some zero; the ASCII ones are most common. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
  return code - zero;
}
