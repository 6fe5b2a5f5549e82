import { gzipOf, traceJson } from '../../../source/make.ts';

export default {
  'trace_full_a11f59.json': gzipOf(traceJson()).subarray(0, 60),
};
