import { describe, expect, test } from 'vitest';

import { factText } from '#screens/detail/words.ts';

describe('a fact of a reading', () => {
  test('a number that counts is in groups, one that names is not', () => {
    expect(factText('requests', 48_123, 0)).toBe('48,123');
    expect(factText('pid', 48_123, 0)).toBe('48123');
    expect(factText('mainPid', 48_123, 0)).toBe('48123');
    expect(factText('ports', [11_434, 80], 0)).toBe('11434, 80');
    expect(factText('holder', { pid: 48_123, name: 'api' }, 0)).toBe('pid 48123, name api');
    expect(factText('important', 48_123, 0)).toBe('48,123');
  });
});
