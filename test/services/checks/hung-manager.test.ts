import { expect, test } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import type { Discovery } from '#services/checks/check.ts';
import service from '#services/checks/service.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

import { systemdSubject } from '../../support/managers/systemd-subject.ts';
import { looked } from './looked.ts';

test(
  'a real manager that hangs is unknown within its deadline, and the rest goes on',
  { timeout: 90_000 },
  async (context) => {
    const missing = await systemdSubject.missing();
    if (missing !== null) context.skip(missing);
    await using real = await systemdSubject.start();
    const clock = realClock();
    const others = demoWorld({ clock }).managers;
    const world = { clock, managers: [real.manager, ...others] } as unknown as World;
    const look = (manager: string, unit: string) => looked(world, service, { manager, unit });
    const order: string[] = [];
    const noted = async (manager: string, unit: string) => {
      const reading = await look(manager, unit);
      order.push(manager);
      return reading;
    };
    await real.hang?.freeze();
    try {
      const discovery = { world, services: [], signal: AbortSignal.timeout(20_000) } as unknown as Discovery;
      const [hung, web, found] = await Promise.all([
        noted('systemd-user', real.units.steady),
        noted('pm2', 'web'),
        service.discover?.(discovery),
      ]);
      expect(hung).toMatchObject({ status: 'unknown', summary: expect.stringContaining('did not answer') as string });
      expect(web).toMatchObject({ status: 'ok' });
      expect(order).toEqual(['pm2', 'systemd-user']);
      expect(found?.map(({ title }) => title)).toContain('web');
    } finally {
      await real.hang?.thaw();
    }
    await expect
      .poll(() => look('systemd-user', real.units.steady), { timeout: 20_000 })
      .toMatchObject({ status: 'ok' });
  },
);
