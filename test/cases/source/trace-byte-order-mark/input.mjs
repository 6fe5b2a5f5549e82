import { traceJson } from '../../../source/make.ts';

export default {
  'trace_full_a11f59.json': Buffer.concat([Buffer.from('\ufeff'), traceJson()]),
};
