import { expect, test } from 'vitest';

import type { Happened } from '#domain/procedure/record.ts';
import { redactedRecord } from '#domain/procedure/redacted.ts';

const redact = (text: string): string => text.replaceAll('hunter2', '[redacted]');
const error = { code: 'git-failed', message: 'fatal: https://ana:hunter2@atlas.example', hint: 'not hunter2' };
const clean = { code: 'git-failed', message: 'fatal: https://ana:[redacted]@atlas.example', hint: 'not [redacted]' };

test.each<[Happened, Partial<Record<string, unknown>>]>([
  [{ type: 'failed', step: 'push', tookMs: 1, error, outcome: 'absent' }, { error: clean }],
  [{ type: 'undo-failed', step: 'push', error: { ...error, hint: null } }, { error: { ...clean, hint: null } }],
  [
    { type: 'ended', state: 'undone', exit: 5, error, result: { kept: 'hunter2' } },
    { error: clean, result: { kept: 'hunter2' } },
  ],
  [{ type: 'ended', state: 'done', exit: 0, error: null, result: {} }, { error: null }],
  [{ type: 'skipped', step: 'a', reason: 'hunter2' }, { reason: '[redacted]' }],
  [
    { type: 'finished', step: 'a', tookMs: 1, result: 'hunter2', summary: 'as hunter2', found: false },
    { summary: 'as [redacted]', result: 'hunter2' },
  ],
  [{ type: 'undone', step: 'a', tookMs: 1 }, { type: 'undone' }],
])('%j', (happened, wanted) => {
  expect(redactedRecord(happened, redact)).toEqual({ ...happened, ...wanted });
});
