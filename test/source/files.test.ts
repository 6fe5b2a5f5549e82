import { describe, expect, it } from 'vitest';
import { AirbridgeError } from '../../src/error.js';
import { systemError } from '../../src/source/files.js';

function reported(code: string): AirbridgeError {
  return systemError(Object.assign(new Error(`${code}: something`), { code }), '/data/x.json');
}

describe('systemError', () => {
  it.each(['ENOENT', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ESTALE'])(
    '%s is unreadable, with the file',
    (code) => {
      expect(reported(code)).toMatchObject({ code: 'unreadable', where: { file: '/data/x.json' } });
    },
  );

  it.each(['ENOSPC', 'EDQUOT'])('%s is a full disk, with what to do', (code) => {
    expect(reported(code).code).toBe('disk-full');
    expect(reported(code).next).toContain('space');
  });

  it('passes our own errors on with the file added', () => {
    const inner = new AirbridgeError('bomb', 'too large', { byte: 7 });
    expect(systemError(inner, 'f')).toMatchObject({ code: 'bomb', where: { byte: 7, file: 'f' } });
  });
});
