import { describe, expect, it } from 'vitest';

import type { Reading } from '#domain/reading.ts';

import { readingWith } from '../../../support/reading.ts';
import { Recovering } from '../../../support/recovery/recovering.ts';

/** Checks that must be good after a service with memory in its name was recovered. */
async function guards(last: Partial<Reading>): Promise<readonly string[]> {
  const recovering = new Recovering([{ id: 'memory-service' }]);
  recovering.fake.add('memory-service', 'failed');
  recovering.world.state.record([readingWith({ id: 'memory:service', kind: 'memory-service', ...last })]);
  const { plan } = await recovering.plan({ level: 'restart' });
  return JSON.stringify(plan.params).match(/(?:http|memory):[\w-]+/g) ?? [];
}

describe('the answer of the memory service', () => {
  it('is waited for where one is known', async () => {
    expect(await guards({ status: 'critical' })).toContain('memory:service');
  });

  it('is not waited for where none was ever set up', async () => {
    expect(await guards({ status: 'unknown', data: { excluded: true } })).not.toContain('memory:service');
  });
});
