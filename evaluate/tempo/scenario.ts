import { type Episode, parseDay, type Random, type TimingEvidence, windowsOf } from 'airbridge/analysis';
import { evidenceOf, type FlownVisit } from './evidence.js';

/** A world in which it is known whether visits follow events. */
export interface Scenario {
  readonly name: string;
  readonly what: string;
  /** Mean number of visits that come together. */
  readonly burst: number;
  /** Swing of a wave of 60 days in the rate of visits: 0.6 is from 40 % to 160 %. */
  readonly swing: number;
  /** The same over the year. */
  readonly yearlySwing: number;
  /** How many times as many visits there are at the end of the period as at its beginning. */
  readonly growth: number;
  /** From any day on, drawn anew in each run, so many times as many visits; null: no such change. */
  readonly step: number | null;
  /** How many times as likely a visit is to be detected inside windows; the aircraft that tell exposure do not show it. */
  readonly detectionInside: number;
  /** Chance that a visit is detected outside windows where it is .9 inside, for everybody; null: it rises from .35 to .92. */
  readonly mostlyInside: number | null;
  /** Half of the aircraft are detected so much better, the other half so much worse. */
  readonly unequal: number;
  /** Visits of other aircraft a month; 0: the fleet alone tells exposure. */
  readonly others: number;
  /** Reaches of windows, in days, of which the one that suits best is taken. */
  readonly reaches: readonly number[];
}

const NOTHING = {
  burst: 1,
  swing: 0,
  yearlySwing: 0,
  growth: 1,
  step: null,
  detectionInside: 1,
  mostlyInside: null,
  unequal: 0,
  others: 13,
  reaches: [30],
};
const BURSTS = { ...NOTHING, burst: 2.5 };
const WAVES = { ...BURSTS, swing: 0.6 };

/** The scenarios of method.md, section 4, and those in which an earlier version failed. */
export const SCENARIOS: readonly Scenario[] = [
  { ...NOTHING, name: 'P', what: 'visits come independently' },
  { ...BURSTS, name: 'B', what: 'visits come in bursts of 2.5 on average' },
  { ...WAVES, name: 'W', what: 'as B, and the rate of bursts swings by 60 % in waves of 60 days' },
  { ...WAVES, growth: 3, name: 'T', what: 'as W, and traffic triples over the period' },
  { ...BURSTS, yearlySwing: 0.6, name: 'Y', what: 'as B, and the rate swings by 60 % over the year' },
  {
    ...BURSTS,
    unequal: 0.5,
    name: 'U',
    what: 'as B, and half of the aircraft are detected three times as often as the others',
  },
  { ...BURSTS, others: 0, name: 'F', what: 'as B, and no other aircraft tell exposure' },
  ...[2, 3, 0].flatMap((step) => [
    { ...NOTHING, step, name: `P×${step}`, what: `as P, and ${stepWords(step)}` },
    { ...BURSTS, step, name: `B×${step}`, what: `as B, and ${stepWords(step)}` },
  ]),
  ...[1.15, 1.3, 2].map((detectionInside) => ({
    ...BURSTS,
    detectionInside,
    name: `D ${detectionInside}`,
    what: `as B, and the fleet is detected ${detectionInside} times as often inside windows, which other aircraft do not show`,
  })),
  ...[0.2, 0.05].map((mostlyInside) => ({
    ...BURSTS,
    mostlyInside,
    name: `D ${mostlyInside}`,
    what: `as B, and receivers are there mostly in windows: everybody is detected with .9 inside, ${mostlyInside} outside`,
  })),
  {
    ...BURSTS,
    reaches: [14, 30, 60, 90],
    name: 'C',
    what: 'as B, and of four reaches of windows the one that suits best is taken',
  },
];

function stepWords(step: number): string {
  return step === 0
    ? 'from any day on nobody comes'
    : `from any day on traffic is ${step} times as large for good`;
}

/** 2016-01-01 to 2023-03-06. */
export const PERIOD = { startDay: dayAt('2016-01-01'), endDay: dayAt('2023-03-06') };
const DAYS = PERIOD.endDay - PERIOD.startDay + 1;

/** Fighting between Armenia and Azerbaijan in those years, as dated in public sources; two pairs share a window. */
export const EPISODES = [
  ['2016-04-01', '2016-04-05'],
  ['2018-05-20', '2018-05-27'],
  ['2020-07-12', '2020-07-16'],
  ['2020-09-27', '2020-11-10'],
  ['2021-05-12', '2021-05-14'],
  ['2021-07-14', '2021-07-28'],
  ['2021-11-16', '2021-11-16'],
  ['2022-03-24', '2022-03-26'],
  ['2022-08-01', '2022-08-03'],
  ['2022-09-12', '2022-09-14'],
].map(
  ([start, end]): Episode => ({
    id: start,
    name: start,
    startDay: dayAt(start),
    endDay: dayAt(end),
    class: '',
    source: '',
  }),
);

const WINDOWS = windowsOf(EPISODES, { beforeDays: 30, afterDays: 30 });

/** Visits that would be detected in all on average. */
const VISITS = 92;
const [FIRST_DETECTION, LAST_DETECTION] = [0.35, 0.92];
const DETECTION_IN_WAR = 0.9;
const WAVE_DAYS = 60;
const YEAR_DAYS = 365.25;
const MONTHS = 12;
/** Visits of one burst follow each other after one to so many days. */
const LONGEST_GAP_DAYS = 5;
/** A change of level leaves so large a share of the days on both sides. */
const STEP_MARGIN = 0.1;
const CERTAIN = 0.995;

/** Draws what a ledger would hold once. `rateRatio` is the true effect of windows on the rate of bursts. */
export function draw(scenario: Scenario, rateRatio: number, random: Random): TimingEvidence {
  const own = fleetVisits(scenario, rateRatio, random);
  return evidenceOf(own, otherVisits(scenario, random), random);
}

function fleetVisits(scenario: Scenario, rateRatio: number, random: Random): FlownVisit[] {
  const turns = {
    wave: 2 * Math.PI * random.next(),
    year: 2 * Math.PI * random.next(),
    stepDay: DAYS * (STEP_MARGIN + (1 - 2 * STEP_MARGIN) * random.next()),
  };
  const rates = Float64Array.from({ length: DAYS }, (_, k) => rateOn(k, scenario, rateRatio, turns));
  const expected = rates.reduce((sum, rate, k) => sum + rate * ownDetection(k, scenario), 0);
  const scale = VISITS / expected / scenario.burst;
  const visits: FlownVisit[] = [];
  for (let k = 0; k < DAYS; k++) {
    for (let wait = exponential(random); wait < rates[k] * scale; wait += exponential(random)) {
      for (const day of burstFrom(k, scenario.burst, random)) {
        const unequal = 1 + scenario.unequal * (random.next() < 0.5 ? 1 : -1);
        if (day < DAYS)
          visits.push({
            day: PERIOD.startDay + day,
            detection: certain(ownDetection(day, scenario) * unequal),
          });
      }
    }
  }
  return visits;
}

function otherVisits(scenario: Scenario, random: Random): FlownVisit[] {
  const visits: FlownVisit[] = [];
  const perDay = (scenario.others * MONTHS) / YEAR_DAYS;
  if (perDay === 0) return visits;
  for (let time = exponential(random) / perDay; time < DAYS; time += exponential(random) / perDay) {
    const k = Math.floor(time);
    visits.push({ day: PERIOD.startDay + k, detection: certain(baseDetection(k, scenario)) });
  }
  return visits;
}

interface Turns {
  readonly wave: number;
  readonly year: number;
  readonly stepDay: number;
}

function rateOn(
  k: number,
  { swing, yearlySwing, growth, step }: Scenario,
  rateRatio: number,
  turns: Turns,
): number {
  const wave = 1 + swing * Math.sin((2 * Math.PI * k) / WAVE_DAYS + turns.wave);
  const year = 1 + yearlySwing * Math.sin((2 * Math.PI * k) / YEAR_DAYS + turns.year);
  const level = step !== null && k >= turns.stepDay ? step : 1;
  return wave * year * level * growth ** (k / DAYS) * (INSIDE[k] === 1 ? rateRatio : 1);
}

/** Receivers multiply: detection rises steadily. Or they are there when there is war. */
function baseDetection(k: number, { mostlyInside }: Scenario): number {
  if (mostlyInside !== null) return INSIDE[k] === 1 ? DETECTION_IN_WAR : mostlyInside;
  return FIRST_DETECTION + ((LAST_DETECTION - FIRST_DETECTION) * k) / DAYS;
}

const certain = (chance: number): number => Math.min(CERTAIN, chance);

const ownDetection = (k: number, scenario: Scenario): number =>
  certain(baseDetection(k, scenario) * (INSIDE[k] === 1 ? scenario.detectionInside : 1));

const INSIDE = Uint8Array.from({ length: DAYS }, (_, k) => {
  const day = PERIOD.startDay + k;
  return WINDOWS.some(({ startDay, endDay }) => day >= startDay && day <= endDay) ? 1 : 0;
});

/** Days of a burst: geometric in number. */
function* burstFrom(k: number, mean: number, random: Random): Generator<number> {
  let day = k;
  yield day;
  while (random.next() >= 1 / mean) {
    day += 1 + Math.floor(random.next() * LONGEST_GAP_DAYS);
    yield day;
  }
}

const exponential = (random: Random): number => -Math.log1p(-random.next());

function dayAt(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`${text} is no day`);
  return day;
}
