import { describe, expect, it } from 'vitest';

import type { Diagnosis, Fix } from '#domain/diagnosis/conclusion.ts';
import { freedPort, mendOf } from '#domain/emergency/mend.ts';

const fix = (id: string, act: Fix['act'], title = id): Fix => ({ id, title, commands: [], costs: null, act });
const found = (
  fixes: readonly Fix[],
  id = 'service-port-taken',
  status: 'critical' | 'ok' = 'critical',
): Diagnosis => ({
  subject: 'service:api',
  conclusion: { id, title: id, confidence: 'certain', status, evidence: [], fixes },
  others: [],
  ruledOut: [],
  notLooked: [],
});
const end = (signal: string) => ({ procedure: 'end-process', params: { pid: 4127, startedAt: 5, signal } });
const act = (action: string) => ({ procedure: 'service', params: { action, id: 'db', manager: 'pm2', unit: 'db' } });

describe('what mends a cause', () => {
  it('ends the holder of a port and then restarts the service that is broken', () => {
    const mend = mendOf(found([fix('end-port-holder', end('TERM'), 'End node, which frees port 7001')]), true);
    expect(mend).toMatchObject({
      ends: { pid: 4127, startedAt: 5, signal: 'TERM' },
      acts: { action: 'restart', unit: null },
    });
    expect(typeof mend === 'string' ? null : freedPort(mend)).toBe(7001);
  });

  it('restarts nothing where what is broken is no service, or where a process only goes on', () => {
    expect(mendOf(found([fix('end-reader', end('TERM'))]), false)).toMatchObject({ acts: null });
    expect(mendOf(found([fix('continue-process', end('CONT'))]), true)).toMatchObject({
      ends: { signal: 'CONT' },
      acts: null,
    });
  });

  it('acts on the unit that the fix names, though another one is broken', () => {
    expect(mendOf(found([fix('start-service', act('start'))]), true)).toMatchObject({
      ends: null,
      acts: { action: 'start', unit: { manager: 'pm2', unit: 'db' } },
    });
  });

  it('takes the first fix that can be done from here', () => {
    const mend = mendOf(found([fix('read-log', null), fix('restart-service', act('restart'))]), true);
    expect(mend).toMatchObject({ fix: { id: 'restart-service' } });
  });

  it('says why there is none', () => {
    expect(mendOf(found([], 'service-healthy', 'ok'), true)).toBe('the diagnosis found nothing wrong');
    expect(mendOf(found([], 'service-unknown'), true)).toBe('no cause was found');
    expect(mendOf(found([fix('token', null, 'Give it a new token')]), true)).toBe('only you can: give it a new token');
    expect(mendOf(found([]), true)).toBe('nothing mends it from here');
    // A version that names a signal without its process is no reason to guess one.
    expect(mendOf(found([fix('x', { procedure: 'end-process', params: { pid: 1 } }, 'End it')]), true)).toBe(
      'only you can: end it',
    );
  });
});
