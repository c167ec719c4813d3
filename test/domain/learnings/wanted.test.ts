import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BLANK } from '#domain/learnings/blank.ts';
import { isOverdue, rowOf } from '#domain/learnings/row.ts';
import { isWanted, wantedOf, textOfWanted } from '#domain/learnings/wanted.ts';

const ITEM = { task: 'Alert', owner: 'ana', deadline: '2026-11-20', done: false };
const row = rowOf(
  {
    ...BLANK,
    id: 'OPS-2026-11-20-001',
    timestamp: '2026-11-20T14:32:00Z',
    severity: 'critical',
    situation: { ...BLANK.situation, title: 'Pool exhausted' },
    tags: ['memory_service'],
    actionItems: { immediate: [ITEM, { ...ITEM, done: true }], longTerm: [{ ...ITEM, deadline: '' }] },
  },
  '2026-11-21',
);

describe('a row of a learning', () => {
  it('counts what is open and what is late', () => {
    expect(row).toEqual({
      id: 'OPS-2026-11-20-001',
      at: Date.UTC(2026, 10, 20, 14, 32),
      severity: 'critical',
      category: 'troubleshooting',
      title: 'Pool exhausted',
      tags: ['memory_service'],
      open: 2,
      overdue: 1,
    });
    expect(isOverdue(ITEM, ITEM.deadline)).toBe(false);
  });
});

describe('what is looked for', () => {
  it('is words and what a row must be, in any order', () => {
    expect(wantedOf('  pool severity:Critical  timeout tag:mem is:open ')).toEqual({
      words: 'pool timeout',
      only: { severity: 'critical', tag: 'mem', has: 'open' },
    });
    expect(wantedOf('http://x is:maybe tag:')).toEqual({ words: 'http://x', only: {} });
  });

  it.each([
    ['severity:crit', true],
    ['severity:info', false],
    ['category:trouble tag:memory', true],
    ['tag:redis', false],
    ['is:overdue', true],
    ['words do not matter here', true],
  ])('%s: %s', (text, wanted) => {
    expect(isWanted(row, wantedOf(text).only)).toBe(wanted);
  });

  it('is read back as it was', () => {
    const only = fc.record(
      {
        category: fc.constantFrom('security', 'deployment'),
        severity: fc.constantFrom('info', 'critical'),
        tag: fc.constantFrom('redis', 'npm'),
        has: fc.constantFrom('open' as const, 'overdue' as const),
      },
      { requiredKeys: [] },
    );
    const query = fc.record({ words: fc.constantFrom('', 'pool', 'pool 503'), only });
    fc.assert(
      fc.property(query, (each) => {
        expect(wantedOf(textOfWanted(each))).toEqual(each);
      }),
    );
  });
});
