import { describe, expect, it } from 'vitest';

import { type Field, missing, nextChoice } from '../../src/domain/form.ts';

const field = (more: Partial<Field>): Field => ({
  name: 'x',
  about: '',
  needed: false,
  type: 'text',
  choices: [],
  initial: '',
  ...more,
});

describe('missing', () => {
  it('names what is needed and empty', () => {
    const fields = [field({ name: 'a', needed: true }), field({ name: 'b', needed: true }), field({ name: 'c' })];
    expect(missing(fields, { a: ' ', b: 'x' })).toEqual(['a']);
  });
});

describe('nextChoice', () => {
  it('goes round, from what holds when nothing was chosen', () => {
    const method = field({ choices: ['GET', 'HEAD', 'POST'], initial: 'HEAD' });
    expect(nextChoice(method, '', 1)).toBe('POST');
    expect(nextChoice(method, 'POST', 1)).toBe('GET');
    expect(nextChoice(method, 'GET', -1)).toBe('POST');
  });

  it('turns a truth over, whatever word it was given in', () => {
    const truth = field({ type: 'boolean', initial: 'true' });
    expect(nextChoice(truth, '', 1)).toBe('no');
    expect(nextChoice(truth, 'false', 1)).toBe('yes');
  });

  it('is nothing where anything can be typed', () => {
    expect(nextChoice(field({}), 'abc', 1)).toBeNull();
  });
});
