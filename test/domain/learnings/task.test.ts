import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dayOf, daysUntil, taskOf, textOfTask } from '#domain/learnings/task.ts';

const TODAY = '2026-11-20';

describe('what is to be done, as it is typed', () => {
  it.each([
    ['Alert above 80 % @ana by 2026-11-27', { task: 'Alert above 80 %', owner: 'ana', deadline: '2026-11-27' }],
    ['Alert above 80 % by friday @ana', { task: 'Alert above 80 %', owner: 'ana', deadline: '2026-11-27' }],
    ['@ana fix the pool +2w', { task: 'fix the pool', owner: 'ana', deadline: '2026-12-04' }],
    ['fix the pool due tomorrow', { task: 'fix the pool', owner: '', deadline: '2026-11-21' }],
    ['stand by me', { task: 'stand by me', owner: '', deadline: '' }],
    ['move by 2026-02-30', { task: 'move by 2026-02-30', owner: '', deadline: '' }],
    ['mail ana@example.org', { task: 'mail ana@example.org', owner: '', deadline: '' }],
    ['', { task: '', owner: '', deadline: '' }],
  ])('%s', (text, item) => {
    expect(taskOf(text, TODAY)).toEqual({ ...item, done: false });
  });

  it.each([
    ['today', TODAY],
    ['+1m', '2026-12-20'],
    ['mon', '2026-11-23'],
    ['thursday', '2026-11-26'],
    ['fr', null],
    ['someday', null],
  ])('the day %s is %s', (text, day) => {
    expect(dayOf(text, TODAY)).toBe(day);
  });

  it('is read back as it was', () => {
    const word = fc.stringMatching(/^[A-Za-z]{4,9}$/).filter((text) => !/^(until|due)$/i.test(text));
    const item = fc.record({
      task: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
      owner: fc.constantFrom('', 'ana', 'team-a'),
      deadline: fc.constantFrom('', '2026-11-27', '2027-01-31'),
      done: fc.constant(false),
    });
    fc.assert(
      fc.property(item, (each) => {
        expect(taskOf(textOfTask(each), TODAY)).toEqual(each);
      }),
    );
  });

  it('knows how far a day is', () => {
    expect(daysUntil('2026-12-01', TODAY)).toBe(11);
    expect(daysUntil('2026-11-18', TODAY)).toBe(-2);
  });
});
