import { gzipOf, tarOf, traceJson } from '../../../source/make.ts';

const one = { path: './traces/59/trace_full_a11f59.json', data: gzipOf(traceJson(), { level: 0 }) };
const two = { path: './traces/5a/trace_full_~a11f5a.json', data: traceJson({ icao: '~a11f5a' }) };

export default {
  'day.tar': tarOf([
    { path: './', type: 'Directory' },
    { path: './heatmap/00.bin.ttf', data: gzipOf(Buffer.alloc(16)) },
    { path: './acas/acas.json.gz', data: gzipOf(Buffer.from('[]')) },
    { path: './LICENSE', data: Buffer.from('ODbL') },
    one,
    { path: './traces/5a/._trace_full_a11f5a.json', data: Buffer.from('Mac OS X') },
    two,
  ]),
};
