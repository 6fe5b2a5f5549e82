import { gzipOf, traceJson } from '../../../source/make.ts';

const bytes = gzipOf(traceJson(), { level: 0 });
bytes[bytes.length - 8] ^= 1;

export default {
  'trace_full_a11f59.json': bytes,
};
