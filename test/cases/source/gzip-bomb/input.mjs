import { gzipSync } from 'node:zlib';

const spaces = Buffer.alloc(65 * 2 ** 20, ' ');
spaces.write('{"icao":"a11f59","trace":[]');

export default { 'trace_full_a11f59.json': gzipSync(spaces, { level: 1 }) };
