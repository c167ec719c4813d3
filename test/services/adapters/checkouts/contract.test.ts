import { describe, expect, it } from 'vitest';

import { realCheckouts } from '#services/adapters/checkouts.ts';
import { fakeCheckouts } from '#services/fakes/checkouts.ts';
import type { Checkouts } from '#services/ports/checkouts.ts';

import { Lab } from '../../../support/lab/lab.ts';
import { createRepository } from '../../../support/lab/repository.ts';

const signal = new AbortController().signal;
const KINDS: readonly (readonly [string, () => Checkouts])[] = [
  ['the fake', fakeCheckouts],
  ['the real one, in its thread', () => realCheckouts()],
];

describe.each(KINDS)('checkouts: %s', (_, make) => {
  it('keeps a state until it is dropped', async () => {
    await using lab = new Lab();
    const repository = await createRepository(lab, 'project');
    const head = await repository.commit('feat: one', { 'a.txt': 'a\n' });
    const checkouts = make();
    const folder = lab.at('kept');
    const top = repository.path;
    expect(await checkouts.refuse(top, signal)).toBeNull();
    expect(await checkouts.taken(folder, signal)).toBeNull();
    const request = { id: 'recover-1', top, folder, ignored: null, signal };
    const snapshot = await checkouts.take(request);
    expect(snapshot).toMatchObject({ id: 'recover-1', top, folder, branch: 'refs/heads/main' });
    expect(await checkouts.take(request)).toEqual(snapshot);
    expect(await checkouts.taken(folder, signal)).toEqual(snapshot);
    expect(await checkouts.overwritten(top, head, signal)).toMatchObject({ commit: head, changes: 0, refusal: null });
    expect(await checkouts.expects(snapshot, signal)).toBe(false);
    await checkouts.expect(snapshot, head, signal);
    expect(await checkouts.expects(snapshot, signal)).toBe(true);
    expect(await checkouts.compare(snapshot, signal)).toEqual({ state: 'same', differences: [], since: [] });
    expect(await checkouts.restore(snapshot, signal)).toEqual({ changed: 0, aside: [], since: [] });
    expect(await checkouts.expects(snapshot, signal)).toBe(false);
    await checkouts.drop(snapshot, signal);
    await checkouts.drop(snapshot, signal);
    expect(await checkouts.taken(folder, signal)).toBeNull();
    await expect(checkouts.compare(snapshot, signal)).rejects.toMatchObject({ code: 'snapshot-missing' });
    await expect(checkouts.restore(snapshot, signal)).rejects.toMatchObject({ code: 'snapshot-missing' });
  });

  it('does nothing that nobody wants any more', async () => {
    await using lab = new Lab();
    const request = {
      id: 'recover-1',
      top: lab.path,
      folder: lab.at('kept'),
      ignored: null,
      signal: AbortSignal.abort(),
    };
    await expect(make().take(request)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
