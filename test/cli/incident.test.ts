import { describe, expect, it } from 'vitest';

import health from '#cli/commands/health.ts';
import incident from '#cli/commands/incident.ts';
import { DEFAULT_ALERTS } from '#domain/alerts/settings.ts';
import type { World } from '#services/ports/world.ts';

import { demo } from '../support/demo-command.ts';
import { documented } from '../support/documented.ts';
import { readingWith } from '../support/reading.ts';

type Rows = readonly Record<string, unknown>[];

/** One incident that is over, and one that is open. */
function troubled() {
  const made = demo();
  const now = made.world.clock.now();
  const look = (id: string, minutes: number, status: 'ok' | 'critical') =>
    readingWith({
      id,
      title: id,
      status,
      takenAt: now - minutes * 60_000,
      summary: status === 'ok' ? 'answers' : 'refused',
      evidence: status === 'ok' ? undefined : 'ECONNREFUSED 127.0.0.1:80',
    });
  const record = (id: string, from: number, to: number, status: 'ok' | 'critical') => {
    for (let minute = from; minute > to; minute -= 0.5) made.world.state.record([look(id, minute, status)]);
  };
  record('http:old', 60, 55, 'critical');
  record('http:old', 55, 45, 'ok');
  record('http:api', 10, 0, 'critical');
  return { ...made, now, incidents: () => made.world.state.incidents(0) };
}

const eventsOf = ({ state }: World) => state.alerts.events(0, 99).map(({ kind }) => kind);

describe('incident', () => {
  it('lists open ones first, with times that are right', async () => {
    const { run, now } = troubled();
    const { exit, json } = await run(incident, ['list'], { json: true });
    const rows = json()['incidents'] as Rows;
    expect(exit).toBe(0);
    expect(rows.map(({ id }) => id)).toEqual(['i-2', 'i-1']);
    const iso = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
    expect(rows[0]).toMatchObject({ checkId: 'http:api', openedAt: iso(10), closedAt: null, severity: 'critical' });
    expect(rows[1]).toMatchObject({ openedAt: iso(60), closedAt: iso(55) });
    const text = await run(incident, ['list']);
    expect(text.out.split('\n')[0]).toMatch(/^i-2 +critical +open for 10 m +2026.*http:api: refused$/);
    expect((await run(incident, ['list'], { open: true })).out).not.toContain('i-1');
    expect(((await run(incident, ['list'], { json: true, since: '30m' })).json()['incidents'] as Rows).length).toBe(1);
    expect(Object.keys(json())).toEqual(documented('incident list'));
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(documented('incident').toSorted());
  });

  it('shows one: evidence, what happened, what changed', async () => {
    const { run } = troubled();
    const { json } = await run(incident, ['show', '1'], { json: true });
    expect(json()).toMatchObject({
      id: 'i-1',
      durationMs: 300_000,
      first: { summary: 'refused', evidence: 'ECONNREFUSED 127.0.0.1:80' },
      timeline: [{ kind: 'opened' }, { kind: 'resolved' }],
    });
    const own = documented('incident show');
    for (const name of own) expect(Object.keys(json())).toContain(name);
    const { out } = await run(incident, ['show', 'http:api']);
    expect(out).toMatch(/^i-2 {2}http:api {2}critical\n/);
    expect(out).toContain('ECONNREFUSED');
  });

  it('acknowledges until a time, once, and takes it back', async () => {
    const { run, incidents, world } = troubled();
    expect((await run(incident, ['ack', 'i-2'], { for: '2h' })).exit).toBe(0);
    expect(incidents()[0]).toMatchObject({ acknowledgedBy: 'ana' });
    expect(incidents()[0]?.acknowledgedUntil).toBe((incidents()[0]?.acknowledgedAt ?? 0) + 7_200_000);
    expect((await run(incident, ['ack', 'i-2'])).exit).toBe(3);
    expect((await run(incident, ['ack', 'i-1'])).exit).toBe(3);
    expect((await run(incident, ['ack', 'i-2'], { clear: true })).exit).toBe(0);
    expect(incidents()[0]?.acknowledgedAt).toBeNull();
    expect((await run(incident, ['ack', 'i-2'], { clear: true })).exit).toBe(3);
    expect(eventsOf(world).slice(-2)).toEqual(['acknowledged', 'unacknowledged']);
  });

  it('writes a note, and takes it away', async () => {
    const { run, incidents } = troubled();
    expect((await run(incident, ['note', 'i-2', 'being', 'swapped'])).exit).toBe(0);
    expect(incidents()[0]?.note).toBe('being swapped');
    expect((await run(incident, ['note', 'i-2'])).exit).toBe(2);
    expect((await run(incident, ['note', 'i-2'], { clear: true, json: true })).json()['note']).toBeNull();
    expect((await run(incident, ['note', 'i-2'], { clear: true })).exit).toBe(3);
  });

  it('silences a check, a group of them, or that of an incident, always with an end', async () => {
    const { run, world, now } = troubled();
    const { json } = await run(incident, ['silence', 'i-2'], { json: true });
    expect(json()).toMatchObject({ scope: 'http:api' });
    await run(incident, ['silence', 'http:*'], { for: '2h', reason: 'moving' });
    expect(world.state.alerts.quiets(now + 60_000).map(({ scope, to }) => [scope, to - now > 3_500_000])).toEqual([
      ['http:api', true],
      ['http:*', true],
    ]);
    expect((await run(incident, ['silence', 'http:*'], { clear: true })).exit).toBe(0);
    expect((await run(incident, ['silence', 'http:*'], { clear: true })).exit).toBe(3);
    expect((await run(incident, ['silence', 'http:*'], { for: '1h', until: '2030-01-01' })).exit).toBe(2);
  });

  it('has one of the overall score too, and the health report names it', async () => {
    const { run, world, now } = troubled();
    world.state.alerts.adopt({ ...DEFAULT_ALERTS, score: { healthyAbove: 85, criticalBelow: 70 } });
    for (let second = 0; second <= 120; second += 30)
      world.state.record([readingWith({ id: 'http:api', status: 'critical', takenAt: now + second * 1000 })]);
    const { json } = await run(health, [], { json: true, cached: true });
    expect((json()['incidents'] as Rows).map(({ checkId }) => checkId)).toContain('score:overall');
    expect((await run(incident, ['show', 'score:overall'])).out).toContain('critical below 70');
  });

  it.each<[readonly string[], Record<string, string | boolean>, number, string]>([
    [['show'], {}, 2, 'Which incident?'],
    [['show', 'i-99'], {}, 2, 'Open: i-2.'],
    [['ack', 'nobody'], {}, 2, 'There is no incident nobody.'],
    [['ack', 'i-2'], { for: 'ever' }, 2, 'is no time'],
    [['ack', 'i-2'], { 'read-only': true }, 4, 'read-only'],
    [['list'], { since: 'sometime' }, 2, '--since'],
  ])('%j %j is refused', async (words, values, exit, says) => {
    const { run } = troubled();
    const ran = await run(incident, words, values);
    expect(ran.exit).toBe(exit);
    expect(ran.out).toContain(says);
  });
});
