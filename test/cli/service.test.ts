import { describe, expect, it } from 'vitest';

import service from '#cli/commands/service.ts';

import { demo } from '../support/demo-command.ts';
import { documented } from '../support/documented.ts';

type Row = Record<string, unknown> & { readonly id: string; readonly status: string; readonly state: string };
const words = (text: string) => text.split(' ');

async function rows(...[line, values]: [string, Record<string, boolean>?]) {
  const { exit, json } = await demo().run(service, words(line), { json: true, ...values });
  return { exit, rows: json()['services'] as Row[] };
}

describe('service list', () => {
  it('tells what docs/json.md says of every service, the worst first', async () => {
    const { exit, rows: all } = await rows('list');
    expect(exit).toBe(0);
    for (const row of all) expect(Object.keys(row)).toEqual(documented('service'));
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(['memory-service', 'api', 'worker']));
    expect(all[0]).toMatchObject({ id: 'health-monitor', state: 'failed', status: 'critical', pid: null });
  });

  it('tells processor, memory, ports and checks of what runs', async () => {
    const api = (await rows('list')).rows.find(({ id }) => id === 'api');
    expect(api).toMatchObject({
      state: 'running',
      status: 'ok',
      ports: [{ port: 4000, protocol: 'tcp' }],
      checks: [{ id: 'http:http://localhost:4000/health', status: 'ok' }],
    });
    expect(api?.['cpuPercent']).toBeGreaterThanOrEqual(0);
    expect(api?.['memoryBytes']).toBeGreaterThan(0);
    expect(api?.['uptimeMs']).toBeGreaterThan(0);
  });

  it('says which manager could not be asked, and lists the rest', async () => {
    const { run } = demo(({ managers }) => ({
      managers: managers.map((manager) =>
        manager.name === 'pm2'
          ? { ...manager, list: () => Promise.reject(new Error('stuck')), status: () => new Promise(() => undefined) }
          : manager,
      ),
    }));
    const { json } = await run(service, ['list'], { json: true });
    const { services, silent } = json() as { services: Row[]; silent: unknown };
    expect(silent).toEqual([{ manager: 'pm2', why: 'stuck' }]);
    expect(services.find(({ id }) => id === 'api')).toMatchObject({ state: 'unknown', status: 'unknown', pid: null });
    expect(services.find(({ id }) => id === 'nginx')).toMatchObject({ state: 'running' });
  });

  it('prints a line for each', async () => {
    const { out } = await demo().run(service, ['list']);
    expect(out).toMatch(/^✘ {2}health-monitor +failed .*failed: exit 1, EADDRINUSE 7001\n/);
    expect(out).toMatch(/● {2}api +running +\d+ [hd] +\d+ % +[\d.]+ MiB {2}:4000\n/);
  });
});

describe('service status', () => {
  it.each([
    ['status memory-service', 0],
    ['status health-monitor', 21],
    ['status memory-service health-monitor', 21],
    // Stopped by ana, and so not meant to run.
    ['status worker', 0],
  ])('%s ends with %i', async (line, exit) => {
    expect((await demo().run(service, words(line))).exit).toBe(exit);
  });

  it('is critical for what runs while its check fails', async () => {
    const { run } = demo(({ net }) => ({ net: { ...net, http: () => Promise.reject(new Error('refused')) } }));
    const { exit, out } = await run(service, words('status api'));
    expect(exit).not.toBe(0);
    expect(out).toMatch(/api +running .*API answers: /);
  });

  it('names what is near to an unknown name, and both of two', async () => {
    const { exit, json } = await demo().run(service, words('status memory-servce'));
    expect(exit).toBe(2);
    expect(json()).toMatchObject({ error: { code: 'no-service', hint: 'Did you mean memory-service?' } });
  });

  it.each(['mem0ai', 'mem0ai.service', 'systemd/mem0ai', 'memory-service'])('knows %s', async (name) => {
    expect((await rows(`status ${name}`)).rows[0]).toMatchObject({ id: 'memory-service' });
  });
});

describe('acting on a service', () => {
  it('asks nobody where nobody can be asked, and changes nothing', async () => {
    const { run, world } = demo();
    const { exit, json } = await run(service, words('restart api'));
    expect(exit).toBe(4);
    expect(json()).toMatchObject({ error: { code: 'needs-consent' } });
    expect(world.journals.list()).toEqual([]);
  });

  it('restarts with --yes and waits until it is ready', async () => {
    const { run, world } = demo();
    const before = (await world.managers[1]?.status(['api'], AbortSignal.timeout(1000)))?.[0]?.pid;
    const { exit, out } = await run(service, words('restart api'), { yes: true });
    expect(out).toContain('$ pm2 restart api');
    expect(exit).toBe(0);
    const after = (await world.managers[1]?.status(['api'], AbortSignal.timeout(1000)))?.[0]?.pid;
    expect(after).not.toBe(before);
    expect(out).toContain(`running as pid ${after}, http:http://localhost:4000/health ok`);
  });

  it('tells it as events with --json', async () => {
    const { run } = demo();
    const { out } = await run(service, words('restart api'), { yes: true, json: true });
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, at) => at + 1));
    expect(events.at(-1)).toMatchObject({
      type: 'ended',
      exit: 0,
      state: 'done',
      result: { services: [{ name: 'api', state: 'running' }] },
    });
  });

  it('restarts what failed, and tells what is seen when it fails again', async () => {
    const { run } = demo();
    const { exit, out } = await run(service, ['restart'], { yes: true, 'all-failed': true });
    // The port of the health monitor is taken: it was down before and is down now.
    expect(out).toContain('health-monitor is not ready: it is failed: exit 1, EADDRINUSE 7001.');
    expect([5, 9]).toContain(exit);
  });

  it('acts on several in their order', async () => {
    const { run } = demo();
    const { out, exit } = await run(service, words('restart web api'), { yes: true });
    const order = [...out.matchAll(/(?:▶ Restart|✔) (\S+)(?: is ready)?\s/g)].map(([, name]) => name);
    expect(exit).toBe(0);
    expect(order.filter((name) => name === 'api' || name === 'web')).toEqual(['api', 'api', 'web', 'web']);
  });

  it('acts on a group', async () => {
    const { run } = demo();
    const { json } = await run(service, ['stop'], { 'dry-run': true, json: true, group: 'shop' });
    const { plan, findings } = json() as { plan: { steps: { id: string; phase: string }[] }; findings: object[] };
    const acts = plan.steps.filter(({ phase, id }) => phase === 'act' && id.startsWith('act-')).map(({ id }) => id);
    // Those that others need come last.
    expect(acts.slice(0, 3)).toEqual(['act-nginx', 'act-web', 'act-api']);
    expect(acts.slice(3).toSorted()).toEqual(['act-postgres', 'act-redis']);
    expect(findings).toContainEqual(expect.objectContaining({ id: 'no-rights', service: 'postgres' }));
  });

  it('shows the plan with --dry-run, and who will feel it', async () => {
    const { run, world } = demo();
    const { exit, out } = await run(service, words('stop redis'), { 'dry-run': true });
    expect(exit).toBe(0);
    expect(out).toContain('Stop redis');
    expect(out).toContain(
      'api, web, scheduler need it and will not work without it.'.replace('scheduler', 'worker, scheduler'),
    );
    expect(out).toMatch(/Nothing was changed\.\n$/);
    expect(world.journals.list()).toEqual([]);
  });

  it.each<[string, Record<string, string | boolean>, number, object]>([
    ['start api', { yes: true, json: true }, 3, { findings: [{ id: 'already' }] }],
    ['restart', { yes: true }, 2, { error: { code: 'usage' } }],
    ['restart nothing-like-it-at-all', { yes: true }, 2, { error: { code: 'no-service' } }],
    ['restart', { yes: true, group: 'shp' }, 2, { error: { code: 'no-group', hint: 'Did you mean shop?' } }],
    ['kill api', { yes: true, signal: 'BLUE' }, 2, { error: { message: 'There is no signal BLUE.' } }],
    ['resume', {}, 3, { error: { code: 'no-run' } }],
    ['logs', {}, 2, { error: { message: 'Whose log?' } }],
  ])('%s %j ends with %i', async (line, values, code, document) => {
    const { exit, json } = await demo().run(service, words(line), values);
    expect([exit, json()]).toEqual([code, expect.objectContaining({})]);
    expect(json()).toMatchObject(document);
  });

  it('ends with 4 and the command where rights are missing', async () => {
    const { run, world } = demo(({ managers }) => ({
      managers: managers.map((manager) =>
        manager.control === undefined
          ? manager
          : {
              ...manager,
              control: {
                ...manager.control,
                refusal: () =>
                  Promise.resolve({
                    why: 'this needs root',
                    command: { file: 'sudo', args: ['systemctl', 'restart', 'nginx'] },
                  }),
              },
            },
      ),
    }));
    const { exit, json } = await run(service, words('restart nginx'), { yes: true });
    expect(exit).toBe(4);
    expect(json()).toMatchObject({
      error: { code: 'no-rights', hint: 'Nothing was changed. Run it yourself: sudo systemctl restart nginx' },
    });
    expect(world.journals.list()).toEqual([]);
  });

  it('prints the log of a service', async () => {
    const { exit, out } = await demo().run(service, words('logs api'), { lines: '3' });
    expect(exit).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(3);
  });
});
