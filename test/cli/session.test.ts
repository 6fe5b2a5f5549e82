import { expect, test } from 'vitest';
import { noteInCase, type Session } from '../../src/cli/session.js';

test('a case.yaml that cannot be written is said and no reason to fail; anything else is', async () => {
  const said: string[] = [];
  const say = async (message: string) => void said.push(message);
  const session = { found: { file: '/case/case.yaml' }, say } as unknown as Session;
  const refused = Object.assign(new Error('EROFS: read-only file system'), { syscall: 'open' });
  await noteInCase(session, '/archives/a.tar', () => Promise.reject(refused));
  expect(said).toEqual(['Not added to /case/case.yaml, which cannot be written: /archives/a.tar']);
  const slip = new TypeError('a slip of ours');
  await expect(noteInCase(session, '', () => Promise.reject(slip))).rejects.toBe(slip);
});
