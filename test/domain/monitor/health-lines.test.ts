import { expect, it } from 'vitest';

import { alertLine, healthLine } from '#domain/monitor/health-lines.ts';

const AT = Date.UTC(2026, 0, 5, 9, 8, 7);

it('writes the line of the guide', () => {
  expect(healthLine(AT, 92)).toBe('[2026-01-05 09:08:07] System Health: 92%');
  expect(healthLine(AT, null)).toBe('[2026-01-05 09:08:07] System Health: unknown');
});

it('alerts below the threshold only, and not for what is unknown', () => {
  expect(alertLine(69, 70)).toBe('⚠️  ALERT: System health below threshold (69%)');
  expect(alertLine(70, 70)).toBeNull();
  expect(alertLine(null, 70)).toBeNull();
});
