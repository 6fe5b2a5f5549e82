import { gzipOf, tarOf, traceJson } from '../../../source/make.ts';

const one = { path: './traces/59/trace_full_a11f59.json', data: gzipOf(traceJson(), { level: 0 }) };
const two = { path: './traces/5a/trace_full_~a11f5a.json', data: traceJson({ icao: '~a11f5a' }) };

const whole = tarOf([one, two]);

export default {
  'day.tar.00': whole.subarray(0, 1024),
  'day.tar.01': whole.subarray(1024),
};
