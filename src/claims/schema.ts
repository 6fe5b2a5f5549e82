import { z } from 'zod';

/**
 * What a claim says, one kind for each row of the table of verdicts (method, section 5). `journey` is a named person's, past or
 * announced: flight data could show an aircraft that fits, and no rule judges it.
 */
const KINDS = [
  'at-least',
  'route-exists',
  'first-seen',
  'tempo-rises',
  'each-time',
  'route-surged',
  'number',
  'journey',
  'outside',
] as const;

/** What a claim of kind `outside` is about: nothing of it can be seen in flight data. */
const OUTSIDE = ['motive', 'cargo', 'exchange', 'promise', 'devices', 'words'] as const;

/** How the source words a number. `dozens` and `hundreds` name none. */
const NUMBER_IS = ['at-least', 'more-than', 'exact', 'about', 'at-most', 'dozens', 'hundreds'] as const;

const MOST_CLAIMS = 1_000;
const LONGEST_TEXT = 20_000;

const text = z.string().min(1).max(LONGEST_TEXT);
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag is expected, such as en, ar or az-Latn');
const day = z.iso.date({ error: 'a calendar day is expected, such as 2023-03-29' });
const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'two capital letters are expected (ISO 3166-1), such as AZ')
  .describe('ISO 3166-1 alpha-2 code');

const span = z
  .tuple([z.int().min(0), z.int().min(1)])
  .refine(([start, end]) => start < end, 'the start has to lie before the end')
  .describe('[start, end) in UTF-16 code units of the text of the source; of its extracted text for HTML');

const attributed = z.strictObject({
  speaker: text.describe('a person, an office, a publisher, as the source names them'),
  role: z.enum(['says', 'reports', 'relays']).optional(),
  span: span.optional(),
});

const source = z.strictObject({
  publisher: text.nullable().describe('null where the text does not say'),
  author: text.optional(),
  title: text.optional(),
  published: day.optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  file: text.optional().describe('the text itself, relative to the case folder; needed to check the span'),
  language: language.describe('of the original wording: one of the languages of `text`'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '64 hex digits are expected')
    .optional()
    .describe('of the bytes of the file'),
  span: span.optional().describe('where the sentence stands'),
});

const places = z
  .array(text)
  .min(1)
  .describe('aerodromes by ICAO, IATA or name, countries, or sets of case.yaml');

const route = z.strictObject({
  at: places.optional().describe('stays there, whichever way they came'),
  from: places.optional(),
  to: places.optional(),
  bothWays: z.boolean().optional().describe('flights from `to` to `from` count, too'),
});

const period = z.strictObject({
  since: day,
  until: day.describe('a day that is still in the period'),
});

const windows = z.strictObject({
  beforeDays: z.int().min(0).max(366),
  afterDays: z.int().min(0).max(366),
});

/** A record of every flight kept by somebody else: the only thing that can contradict a lower bound. */
const record = z.strictObject({
  kind: z.enum(['airport-log', 'permit-list']),
  keptBy: text,
  count: z.int().min(0).describe('how many it has of what the claim counts, at its places and in its period'),
  independent: z.boolean().describe('kept by somebody with no part in the claim'),
  complete: z.boolean().describe('of every flight at these places in this period'),
  file: text.optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '64 hex digits are expected')
    .describe('of the bytes of the record, so that it cannot change after registration'),
});

/** What a draft leaves to its reader: a message of the catalogue and, where there are any, the answers to choose from. */
const question = z.strictObject({
  about: text.describe('the field in question: period, places.to'),
  key: z.string().regex(/^[\w-]+\.[\w-]+$/, 'a key of the message catalogue is expected'),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  choices: z.array(z.unknown()).optional().describe('values the field could take'),
  span: span.optional(),
  answer: text.optional().describe('what was decided, by whom and why; a question without one is open'),
});

/** One claim, as claims.yaml holds it. */
export const CLAIM = z
  .strictObject({
    id: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,63}$/,
        'up to 64 small letters, digits and hyphens are expected, such as ovda-92',
      ),
    kind: z.enum(KINDS).describe('decides by which rule the claim is judged'),
    about: z.enum(OUTSIDE).optional().describe('for the kind `outside`'),
    text: z
      .record(language, text)
      .refine((texts) => Object.keys(texts).length > 0, 'the sentence is expected in one language or more')
      .describe('the sentence, by language'),
    source,
    attribution: z
      .array(attributed)
      .min(1, 'who says it has to be named')
      .describe('from the one who says it to the one who relays it'),
    unit: z.enum(['visit', 'landing', 'leg']).optional(),
    number: z.int().min(1).optional(),
    numberIs: z.enum(NUMBER_IS).optional(),
    fleet: text.optional().describe('a fleet of case.yaml, or an operator of its fleet.csv'),
    aircraftOf: country.optional().describe('aircraft registered in this country'),
    types: z.array(z.string().regex(/^[A-Z0-9]{2,4}$/)).optional(),
    places: route.optional(),
    period: period.optional(),
    episodes: text
      .optional()
      .describe('list of episodes, relative to the case folder; events.csv where not given'),
    record: record.optional(),
    windows: windows.optional().describe('30 days before and after each episode where not given'),
    /** Where in the source each field was found: `{number: [10, 12], period: [30, 55]}`. */
    spans: z.record(z.string(), span).optional(),
    questions: z.array(question).optional(),
    drafted: z
      .enum(['by-airbridge', 'by-hand'])
      .optional()
      .describe('a draft made by `airbridge read` counts as by hand once somebody completed it'),
    note: text.optional(),
  })
  .superRefine((claim, context) => {
    const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if ((claim.kind === 'outside') !== (claim.about !== undefined)) {
      fault(
        ['about'],
        claim.about === undefined
          ? `a claim of the kind outside says what it is about: one of ${OUTSIDE.join(', ')}`
          : 'only a claim of the kind outside is about something',
      );
    }
    if (claim.period !== undefined && claim.period.until < claim.period.since)
      fault(['period', 'until'], 'the period ends before it begins');
    if (!(claim.source.language in claim.text))
      fault(['source', 'language'], 'the sentence is not given in the language of its source');
  });

/** claims.yaml whole. */
export const CLAIMS_FILE = z
  .strictObject({
    version: z.literal(1),
    claims: z.array(CLAIM).max(MOST_CLAIMS),
  })
  .superRefine(({ claims }, context) => {
    for (const [k, { id }] of claims.entries()) {
      const first = claims.findIndex((other) => other.id === id);
      if (first < k) {
        context.addIssue({
          code: 'custom',
          path: ['claims', k, 'id'],
          message: `the id ${id} is given twice; claim ${first + 1} has it already`,
        });
      }
    }
  });

export type Claim = z.infer<typeof CLAIM>;
export type ClaimsFile = z.infer<typeof CLAIMS_FILE>;

/** JSON Schema (draft 2020-12) of claims.yaml, for editors and other programs. */
export function claimsJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(CLAIMS_FILE, { io: 'input' });
  return {
    ...schema,
    title: 'airbridge claims.yaml',
    description: 'Published claims, as a case registers them.',
  };
}
