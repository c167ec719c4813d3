import fc from 'fast-check';
import { expect, it } from 'vitest';

import { maskValue } from '#domain/credentials/mask.ts';

it.each([
  ['github_pat_aaaaaaaaaaaaaaaaaaaaaaaamLq1', 'github_pat_…mLq1'],
  ['npm_aaaaaaaaaaaaaaaaaaaaaaaa44aQ', 'npm_…44aQ'],
  ['sk-ant-api03-aaaaaaaaaaaaaaaaaaaaaaaa9fQ2', 'sk-ant-api03-…9fQ2'],
  ['aaaaaaaaaaaaaaaaaaaa', '…aaaa'],
  ['npm_aaaaaaa44aQ', '…'],
  ['', '…'],
])('%s is shown as %s', (value, shown) => {
  expect(maskValue(value)).toBe(shown);
});

it('never shows more than a well-known beginning and four letters', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (value) => {
      const [start = '', end = ''] = maskValue(value).split('…');
      expect(start).toMatch(/^(?:|github_pat_|sk-[\w-]{1,12}|[a-z\d]{2,6}[_-])$/);
      expect(end.length).toBeLessThanOrEqual(4);
      expect(value.length - start.length - end.length >= 12 || end === '').toBe(true);
    }),
  );
});
