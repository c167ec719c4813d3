import { expect, it } from 'vitest';

import { sessionOf } from '#domain/monitor/session.ts';

const session = { pid: 7, startedAt: 1000, lastCheckAt: null, looks: 3, intervalMs: 300_000, endedAt: null };

it('reads back what a monitor wrote', () => {
  expect(sessionOf(JSON.stringify(session))).toEqual(session);
});

it.each([null, '', '[]', '{}', 'null', JSON.stringify({ ...session, pid: 'x' })])('takes %j for none', (text) => {
  expect(sessionOf(text)).toBeNull();
});
