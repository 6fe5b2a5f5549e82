import { gzipSync } from 'node:zlib';
import { gzipOf, tarOf, traceJson } from '../../../source/make.ts';

const one = { path: './traces/59/trace_full_a11f59.json', data: gzipOf(traceJson(), { level: 0 }) };
const two = { path: './traces/5a/trace_full_~a11f5a.json', data: traceJson({ icao: '~a11f5a' }) };

export default {
  'day.tar': tarOf([
    one,
    { ...one, path: '../trace_full_a11f59.json' },
    { ...one, path: '/traces/trace_full_a11f59.json' },
    { path: 'link.json', type: 'SymbolicLink', linkpath: '/etc/passwd' },
    { path: 'hard.json', type: 'Link', linkpath: 'link.json' },
    { path: 'device.json', type: 'CharacterDevice' },
    { path: 'inner.tar', data: tarOf([one]) },
    { path: 'large.json', data: gzipSync(Buffer.alloc(65 * 2 ** 20), { level: 1 }) },
    two,
  ]),
};
