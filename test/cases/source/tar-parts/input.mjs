import { gzipOf, tarOf, traceJson } from '../../../source/make.ts';

const one = { path: './traces/59/trace_full_a11f59.json', data: gzipOf(traceJson(), { level: 0 }) };
const two = { path: './traces/5a/trace_full_~a11f5a.json', data: traceJson({ icao: '~a11f5a' }) };

const whole = tarOf([one, two]);

// Cut in the first header and in the data of the first entry.
export default {
  'v2025.02.07-planes-readsb-prod-0.tar.aa': whole.subarray(0, 300),
  'v2025.02.07-planes-readsb-prod-0.tar.ab': whole.subarray(300, 700),
  'v2025.02.07-planes-readsb-prod-0.tar.ac': whole.subarray(700),
  'notes.tar.zz.txt': 'not a part',
};
