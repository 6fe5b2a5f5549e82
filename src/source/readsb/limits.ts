/**
 * What ADS-B and Mode S can say at all (DO-260B): altitudes to 126,700 ft, geometric ones up to 3,137 ft off, rates to
 * 32,640 ft/min, ground speeds to 4,086 kt. Numbers beyond are no measurements.
 *
 * Nothing but plain constants, because the scanner in scan/ is compiled with them too.
 */
export const LOWEST_ALTITUDE_FT = -5_000;
export const HIGHEST_ALTITUDE_FT = 130_000;
export const FASTEST_KT = 4_086;
export const STEEPEST_FPM = 32_640;
