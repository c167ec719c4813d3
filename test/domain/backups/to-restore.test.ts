import { describe, expect, it } from 'vitest';

import { toRestore } from '#domain/backups/to-restore.ts';

const one = (id: string, more: { run?: string; verifiedAt?: number; testedAt?: number } = {}) => ({
  id,
  run: null,
  verifiedAt: null,
  testedAt: null,
  ...more,
});
const chosen = (...backups: readonly ReturnType<typeof one>[]) => toRestore(backups as never[]);

describe('which backup is restored when none was named', () => {
  it('is the newest that was read back, though an older one was also tested', () => {
    expect(chosen(one('c'), one('b', { verifiedAt: 2 }), one('a', { testedAt: 1, verifiedAt: 1 }))).toMatchObject({
      id: 'b',
    });
    expect(chosen(one('b'), one('a'))).toMatchObject({ id: 'b' });
    expect(chosen()).toBeNull();
  });

  it('is none that a recovery made of what was broken, unless there is no other', () => {
    const made = one('d', { run: 'recover-20261120-143205-a1b2', testedAt: 9, verifiedAt: 9 });
    expect(chosen(made, one('a'))).toMatchObject({ id: 'a' });
    expect(chosen(made)).toMatchObject({ id: 'd' });
  });
});
