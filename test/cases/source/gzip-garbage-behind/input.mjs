import { gzipOf, traceJson } from '../../../source/make.ts';

export default {
  'trace_full_a11f59.json': Buffer.concat([gzipOf(traceJson(), { level: 0 }), Buffer.from('<html>')]),
};
