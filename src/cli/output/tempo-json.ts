import {
  dayText,
  type EpisodeResult,
  type JudgedPeriod,
  quietDays,
  type Span,
  type TempoReport,
  type Window,
} from '../../analysis/index.js';
import { englishSpeaker } from '../../i18n/index.js';
import { EXPLORATORY, NOT_SHOWN, type PrintedTempo } from './tempo.js';

/** The answer with every intermediate: exposure, fit, and T_s for all shifts. */
export function tempoJson({ question, events, report, control }: PrintedTempo): unknown {
  const { visits, main, afterPublication }: TempoReport = report;
  return {
    status: 'exploratory',
    notice: EXPLORATORY,
    question,
    events,
    visits,
    main: main && periodJson(main),
    afterPublication: afterPublication && periodJson(afterPublication),
    control,
    notShown: NOT_SHOWN,
  };
}

function periodJson({ answer, detection: monthly }: JudgedPeriod): unknown {
  const { question, windows, tallied, detection, counts, tests, reasons, caveats, undecidable } = answer;
  return {
    ...spanJson(question.period),
    reach: question.reach,
    seed: question.seed,
    episodes: question.episodes.map(({ startDay, endDay, id, name, class: list, source }) => ({
      id,
      name,
      ...spanJson({ startDay, endDay }),
      class: list,
      source,
    })),
    windows: windows.map(windowJson),
    tallied,
    reasons,
    caveats,
    undecidable: undecidable.map((one) => ({ ...one, text: englishSpeaker().say(one) })),
    quietDays: quietDays(tallied).map((one) => ({ ...one, text: englishSpeaker().say(one) })),
    detection,
    exposure: { byMonth: monthly },
    visitDays: question.visitDays.map(dayText),
    counts: counts && {
      ...counts,
      days: Array.from(counts.days, dayText),
      expectedPerDay: Array.from(counts.expectedPerDay),
      episodes: counts.episodes.map(episodeJson),
    },
    tests: tests && {
      ...tests,
      rotated: Array.from(tests.rotated),
      stepped: tests.stepped && {
        ...tests.stepped,
        change: { day: dayText(tests.stepped.change.day) },
        rotated: Array.from(tests.stepped.rotated),
      },
      leaveOneOut: tests.leaveOneOut.map(({ window, p }) => ({ ...windowJson(window), p })),
      worstLeftOut: tests.worstLeftOut && {
        ...windowJson(tests.worstLeftOut.window),
        p: tests.worstLeftOut.p,
      },
    },
  };
}

const spanJson = ({ startDay, endDay }: Span) => ({ start: dayText(startDay), end: dayText(endDay) });

const windowJson = (window: Window) => ({
  ...spanJson(window),
  episodes: window.episodes.map(({ id }) => id),
});

const episodeJson = ({ window, ...rest }: EpisodeResult) => ({ ...windowJson(window), ...rest });
