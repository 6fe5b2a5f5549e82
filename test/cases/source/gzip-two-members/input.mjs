import { gzipOf, traceJson } from '../../../source/make.ts';

const json = traceJson();

export default {
  'trace_full_a11f59.json': Buffer.concat([
    gzipOf(json.subarray(0, 100)),
    gzipOf(json.subarray(100)),
    Buffer.alloc(64),
  ]),
};
