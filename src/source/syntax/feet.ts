/** The international foot is 0.3048 m exactly. */
export const FT_PER_M = 1 / 0.3048;
