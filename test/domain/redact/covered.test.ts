import fc from 'fast-check';
import { expect, test } from 'vitest';

import { covered } from '#domain/redact/redactor-of.ts';

const SECRET = 'Zr8TqLw4NcYb2HvKs6JmXe1Pd5';
const knowing = (...values: readonly string[]) => ({
  environment: { all: () => ({}) },
  secrets: { known: () => values.map((value) => ({ name: 'canary', value })) },
});

test('a known value is covered in a drawn line, which keeps its width', () => {
  const world = knowing(SECRET);
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const line = covered(world, `${before}${SECRET}${after}`);
      expect(line).not.toContain(SECRET);
      expect(line).toHaveLength(before.length + SECRET.length + after.length);
    }),
  );
  expect(covered(world, `\u001b[1m${SECRET}\u001b[0m`)).toBe(`\u001b[1m[redacted]${'*'.repeat(16)}\u001b[0m`);
  expect(covered(world, Buffer.from(SECRET).toString('hex'))).not.toContain(Buffer.from(SECRET).toString('hex'));
});

test('what is not known stays, and so does what a person asked to see', () => {
  expect(covered(knowing(), SECRET)).toBe(SECRET);
  expect(covered(knowing(SECRET), SECRET, new Set([SECRET]))).toBe(SECRET);
});
