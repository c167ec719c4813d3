import { expect, test } from 'vitest';

import { systemOnDemand } from '#services/adapters/system/on-demand.ts';
import { realSystem } from '#services/adapters/system/system.ts';

import { systemContract } from '../../system-contract.ts';

systemContract('this machine, on demand', () => systemOnDemand(realSystem));

test('nothing is read before something is asked, and the baseline is that of the first question', () => {
  let made = 0;
  const system = systemOnDemand(() => {
    made += 1;
    return realSystem();
  });
  expect(made).toBe(0);
  const first = system.baseline?.() ?? null;
  expect(first).not.toBeNull();
  system.cpu();
  expect(system.baseline?.()).toBe(first);
  expect(made).toBe(1);
});
