import { expect, it } from 'vitest';

import type { Audit } from '#services/ports/audit.ts';

import { settleBeside } from '../../src/launcher/settle-trail.ts';

function trail(settle: () => Promise<void>) {
  const said: string[] = [];
  const audit: Pick<Audit, 'settle' | 'close'> = {
    settle() {
      said.push('settle');
      return settle();
    },
    close: () => void said.push('close'),
  };
  return { audit, said };
}

it('seals beside what is stopped, then what that wrote, and closes at the end', async () => {
  const { audit, said } = trail(() => Promise.resolve());
  const { promise, resolve } = Promise.withResolvers<void>();
  const left = settleBeside(audit, promise, 60_000);
  expect(said).toEqual(['settle']);
  said.push('stopped');
  resolve();
  await left;
  expect(said).toEqual(['settle', 'stopped', 'settle', 'close']);
});

it('asks a key that does not come only once', async () => {
  const { audit, said } = trail(() => new Promise(() => undefined));
  await settleBeside(audit, Promise.resolve(), 1);
  expect(said).toEqual(['settle', 'close']);
});
