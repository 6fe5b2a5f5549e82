import { gzipOf, tarOf, traceJson } from '../../../source/make.ts';

const one = { path: './traces/59/trace_full_a11f59.json', data: gzipOf(traceJson(), { level: 0 }) };
const two = { path: './traces/5a/trace_full_~a11f5a.json', data: traceJson({ icao: '~a11f5a' }) };

export default {
  'day.tar': tarOf([
    one,
    two,
    one,
    { ...one, data: traceJson({ r: 'N0' }) },
    { ...two, path: 'traces/5a/trace_full_~a11f5a.json' },
  ]),
};
