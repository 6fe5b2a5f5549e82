/** The messages of one language, as its file in `languages/` holds them. */
export interface Catalogue {
  /** BCP 47 tag: `en`, `ar`. */
  readonly language: string;
  /** The language's name in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** ICU message patterns by group and name. */
  readonly messages: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
