import { gzipOf, traceJson } from '../../../source/make.ts';

export default {
  LICENSE: 'Permission is hereby granted',
  'README.md': '# About',
  'a/empty': '',
  'a/receiver.json': '{"version":"1"}',
  'a/trace_full_a11f59.json': traceJson(),
  'heatmap/00.bin.ttf': gzipOf(Buffer.alloc(160, 7)),
};
