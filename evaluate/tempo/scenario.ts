import {
  type Episode,
  type KnownEvent,
  parseDay,
  type Random,
  type Window,
  windowsOf,
} from 'airbridge/analysis';

/** A world in which it is known whether visits follow events. */
export interface Scenario {
  readonly name: string;
  readonly what: string;
  /** Mean number of visits that come together. */
  readonly burst: number;
  /** Swing of a wave of 60 days in the rate of visits: 0.6 is from 40 % to 160 %. */
  readonly swing: number;
  /** How many times as many visits there are at the end of the period as at its beginning. */
  readonly growth: number;
  /** How many times as likely a visit is to be detected inside windows; the aircraft that tell exposure do not show it. */
  readonly detectionInside: number;
}

const NOTHING = { burst: 1, swing: 0, growth: 1, detectionInside: 1 };
const BURSTS = { ...NOTHING, burst: 2.5 };
const WAVES = { ...BURSTS, swing: 0.6 };

/** The scenarios of method.md, section 4. */
export const SCENARIOS: readonly Scenario[] = [
  { ...NOTHING, name: 'P', what: 'visits come independently' },
  { ...BURSTS, name: 'B', what: 'visits come in bursts of 2.5 on average' },
  { ...WAVES, name: 'W', what: 'as B, and the rate of bursts swings by 60 % in waves of 60 days' },
  { ...WAVES, name: 'T', what: 'as W, and traffic triples over the period' },
  { ...BURSTS, name: 'D', what: 'as B, and detection is 30 % higher inside windows', detectionInside: 1.3 },
].map((scenario) => (scenario.name === 'T' ? { ...scenario, growth: 3 } : scenario));

/** 2016-01-01 to 2023-03-06. */
export const PERIOD = { firstDay: dayAt('2016-01-01'), lastDay: dayAt('2023-03-06') };
const DAYS = PERIOD.lastDay - PERIOD.firstDay + 1;

/** Fighting between Armenia and Azerbaijan in those years, as dated in public sources; two pairs share a window. */
const EPISODES = [
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

export const WINDOWS: readonly Window[] = windowsOf(EPISODES, { beforeDays: 30, afterDays: 30 });

/** Visits that would be detected in all on average, and known events a month from which exposure is estimated. */
const VISITS = 92;
const KNOWN_A_MONTH = 12;
const [FIRST_DETECTION, LAST_DETECTION] = [0.35, 0.92];
const WAVE_DAYS = 60;
/** Visits of one burst follow each other after one to so many days. */
const LONGEST_GAP_DAYS = 5;

/** What one run sees of a scenario. */
export interface Observed {
  readonly visitDays: number[];
  readonly known: KnownEvent[];
}

/** Draws what would be seen once. `rateRatio` is the true effect of windows on the rate of bursts. */
export function draw(scenario: Scenario, rateRatio: number, random: Random): Observed {
  return { visitDays: detectedVisits(scenario, rateRatio, random), known: knownEvents(random) };
}

function detectedVisits(scenario: Scenario, rateRatio: number, random: Random): number[] {
  const phase = 2 * Math.PI * random.next();
  const rates = Float64Array.from({ length: DAYS }, (_, k) => rateOn(k, scenario, rateRatio, phase));
  const expected = rates.reduce((sum, rate, k) => sum + rate * detectionOn(k, scenario), 0);
  const scale = VISITS / expected / scenario.burst;
  const days: number[] = [];
  for (let k = 0; k < DAYS; k++) {
    for (let wait = exponential(random); wait < rates[k] * scale; wait += exponential(random)) {
      for (const day of burstFrom(k, scenario.burst, random)) {
        if (day < DAYS && random.next() < detectionOn(day, scenario)) days.push(PERIOD.firstDay + day);
      }
    }
  }
  return days;
}

function rateOn(k: number, { swing, growth }: Scenario, rateRatio: number, phase: number): number {
  const wave = 1 + swing * Math.sin((2 * Math.PI * k) / WAVE_DAYS + phase);
  return wave * growth ** (k / DAYS) * (INSIDE[k] === 1 ? rateRatio : 1);
}

/** Receivers multiply: detection rises steadily. */
const baseDetection = (k: number): number =>
  FIRST_DETECTION + ((LAST_DETECTION - FIRST_DETECTION) * k) / DAYS;

const detectionOn = (k: number, { detectionInside }: Scenario): number =>
  Math.min(1, baseDetection(k) * (INSIDE[k] === 1 ? detectionInside : 1));

const INSIDE = Uint8Array.from({ length: DAYS }, (_, k) => {
  const day = PERIOD.firstDay + k;
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

function knownEvents(random: Random): KnownEvent[] {
  const events: KnownEvent[] = [];
  const perDay = (KNOWN_A_MONTH * 12) / 365.25;
  for (let time = exponential(random) / perDay; time < DAYS; time += exponential(random) / perDay) {
    const k = Math.floor(time);
    events.push({ day: PERIOD.firstDay + k, heard: random.next() < baseDetection(k) });
  }
  return events;
}

const exponential = (random: Random): number => -Math.log1p(-random.next());

function dayAt(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`${text} is no day`);
  return day;
}
