import { gzipOf, tarOf, traceJson } from '../../../source/make.ts';

const one = { path: './traces/59/trace_full_a11f59.json', data: gzipOf(traceJson(), { level: 0 }) };
const two = { path: './traces/5a/trace_full_~a11f5a.json', data: traceJson({ icao: '~a11f5a' }) };

/** Says that it has a hundred bytes and has two blocks of them, so that the next header is not where it should be. */
const short = { path: './traces/59/short.json', data: traceJson({ desc: 'x'.repeat(500) }), size: 100 };
/** Says that it has more bytes than any trace; they are not there. */
const endless = { ...two, raw: [[124, '77777777777\0']] };

export default {
  'long.tar': tarOf([one, endless]),
  'short.tar': tarOf([two, short, one]),
};
