import { z } from 'zod';
import { LEG_OR_VISIT } from './subject.js';

/** What people may bring beside the machine's evidence (method, section 6). */
export const KINDS = ['satellite', 'photo', 'notam', 'permit', 'document'] as const;

/** A calendar day that exists. */
export const DAY = z.iso.date();

/** Somebody's evidence about a leg or a visit. It stands beside the machine's grade and never alters it. */
export const CORROBORATION = z.strictObject({
  about: LEG_OR_VISIT,
  kind: z.enum(KINDS),
  /** Who vouches for it. */
  author: z.string().min(1),
  /** UTC date of what it shows. */
  dated: DAY,
  /** Of the file, when there is one; the file itself stays where it is. */
  sha256: z.string().nullable(),
  /** Its name, without the folders of whoever added it. */
  file: z.string().nullable(),
  url: z.string().nullable(),
  reason: z.string().min(1),
});
export type Corroboration = z.infer<typeof CORROBORATION>;

/** Where a case keeps them. */
export const CORROBORATIONS_FILE = 'corroborations.ndjson';
