import { describe, expect, it } from 'vitest';

import { Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';
import type { Lab } from '../../support/lab/lab.ts';
import { gpgMissing, signNowhere, signWithGpg, signWithSsh } from '../../support/lab/signing.ts';

interface Kind {
  readonly kind: string;
  readonly missing: () => string | null;
  readonly sign: (lab: Lab) => Promise<string>;
}

const KINDS: readonly Kind[] = [
  { kind: 'gpg', missing: gpgMissing, sign: signWithGpg },
  { kind: 'ssh', missing: () => null, sign: signWithSsh },
];

describe('signing (A12)', () => {
  it.each([
    ['commit', 'commit.gpgSign', 'tag.gpgSign'],
    ['tag', 'tag.gpgSign', 'commit.gpgSign'],
  ])('without a key for the %s it stops before anything is done (no peer tries the key first)', async (_, on, off) => {
    await using stage = await Stage.open();
    await signNowhere(stage.lab);
    await stage.lab.configure(on, 'true');
    await stage.lab.configure(off, 'false');
    const before = await stage.print();
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect([[4, 5, 8].includes(exitCode) || exitCode, output]).toEqual([
      true,
      expect.stringContaining('No secret key'),
    ]);
    expect(await verdict(stage, before)).toBe('as before');
  });

  it.for(KINDS)('with $kind signs commit and tag, and both verify', async ({ missing, sign }, ctx) => {
    const why = missing();
    if (why !== null) return ctx.skip(why);
    await using stage = await Stage.open();
    await sign(stage.lab);
    const { exitCode } = await stage.push(['run', '--yes']);
    expect([exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
    const verified = await Promise.all([
      stage.repository.tryGit('verify-tag', 'v1.1.0'),
      stage.repository.tryGit('verify-commit', 'v1.1.0^{commit}'),
    ]);
    expect(verified.map(({ code }) => code)).toEqual([0, 0]);
  });
});
