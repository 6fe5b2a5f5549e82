import { z } from 'zod';

/**
 * The leg or visit that somebody wrote about. Ids come from the evidence and change when more of it comes in, so what was
 * meant is written down beside.
 */
export const LEG_OR_VISIT = z.strictObject({
  what: z.enum(['leg', 'visit']),
  id: z.string().min(1),
  icao24: z.string().nullable(),
  registration: z.string().nullable(),
  /** Of the visit, or where the leg went from and to; `?` where unknown. */
  where: z.string(),
  /** Of the arrival or the first report, ISO 8601 UTC. */
  when: z.string(),
});
export type LegOrVisit = z.infer<typeof LEG_OR_VISIT>;
