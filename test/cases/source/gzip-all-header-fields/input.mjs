import { gzipOf, traceJson } from '../../../source/make.ts';

export default {
  'trace_full_a11f59.json': gzipOf(traceJson(), {
    extra: Buffer.from([0x41, 0x42, 2, 0, 0x1f, 0x8b]),
    name: 'trace_full_a11f59.json',
    comment: 'made for a test',
    headerCrc: true,
  }),
};
