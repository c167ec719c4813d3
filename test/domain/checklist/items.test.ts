import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checklistOf, isFine } from '#domain/checklist/assemble.ts';
import type { ChecklistItem } from '#domain/checklist/checklist.ts';
import { exitOfList } from '#domain/checklist/exit.ts';
import type { ChecklistFacts } from '#domain/checklist/facts.ts';
import { ITEM_IDS } from '#domain/checklist/item-ids.ts';
import { DEFAULT_CHECKLIST, DEFAULT_THRESHOLDS } from '#domain/checklist/settings.ts';
import type { Reading } from '#domain/reading.ts';
import { STATUSES } from '#domain/status.ts';

import { factsWith } from '../../support/checklist/facts.ts';
import { NOW, TROUBLED } from '../../support/machine.ts';
import { reading } from '../../support/readings.ts';

const item = (id: string, facts: ChecklistFacts): ChecklistItem | undefined =>
  checklistOf(facts).items.find((each) => each.id === id);
const limits = (change: Partial<typeof DEFAULT_THRESHOLDS>) => ({
  settings: { ...DEFAULT_CHECKLIST, thresholds: { ...DEFAULT_THRESHOLDS, ...change } },
});
const disk = (path: string, value: number, change: Partial<Reading> = {}) =>
  reading(`disk:${path}`, { kind: 'disk', title: path, group: 'system', value, unit: '%', ...change });
const logged = (errors: number, change = {}) => ({
  logs: { found: { errors, newKinds: 0, kinds: [], files: [], recent: 1, complete: true, ...change } },
});

describe('the five items of the guide', () => {
  it('judges the score by its limit', () => {
    const { score } = factsWith();
    const at = (value: number) => item('system-health', factsWith({ score: { ...score, value, status: 'attention' } }));
    expect(at(86)).toMatchObject({ status: 'ok', summary: '86, healthy above 85' });
    expect(at(85)).toMatchObject({ status: 'warning', value: 85 });
  });

  it('is critical where something that is critical for everything is, however high the score', () => {
    const { score } = factsWith();
    const facts = factsWith({
      score: { ...score, value: 95, status: 'critical', reasons: ['/ is critical for everything'] },
    });
    expect(item('system-health', facts)).toMatchObject({
      status: 'critical',
      summary: '95, healthy above 85, / is critical for everything',
    });
  });

  it('counts services that ought to run, and misses none that was stopped on purpose', () => {
    expect(item('services', factsWith())).toMatchObject({
      status: 'critical',
      value: 10,
      summary: '10 of 11 running, health-monitor failed, exit 1: EADDRINUSE 7001',
    });
    const calm = TROUBLED.filter(({ id }) => id !== 'service:health-monitor');
    expect(item('services', factsWith({}, calm))).toMatchObject({
      status: 'ok',
      summary: '10 of 10 running, 1 stopped one on purpose',
    });
  });

  it('takes what is not set up for nothing that counts', () => {
    const absent = [reading('memory:service', { kind: 'memory-service', status: 'unknown', summary: 'not set up' })];
    const list = checklistOf(factsWith({ absent }, []));
    const grey = list.items.filter(({ counts }) => !counts).map(({ id }) => id);
    expect(grey).toEqual(['services', 'memory-service']);
    expect(list.total).toBe(list.items.length - 2);
  });

  it('names every disk that is too full, the fullest first, and when it will be full', () => {
    expect(item('disk', factsWith())).toMatchObject({
      status: 'warning',
      value: 91,
      summary: '/data 91 %, high above 85, full in 6 d, the other is fine',
      change: '+1.4 GiB a day',
      evidence: ['disk:/data', 'disk:/'],
    });
    const both = [disk('/', 88), disk('/data', 93), disk('/home', 12)];
    expect(item('disk', factsWith({}, both))?.summary).toBe('/data 93 %, high above 85, / 88 %, high above 85');
    expect(item('disk', factsWith(limits({ diskAbove: 95 }), both))).toMatchObject({ status: 'ok' });
  });

  it('goes by the growth of days where that is known, and by the last day where it ends within one', () => {
    const GIB = 1024 ** 3;
    const metrics = (days: number) => [
      { name: 'totalBytes', value: 100 * GIB, unit: 'B' },
      { name: 'growthPerDay', value: 20 * GIB, unit: 'B' },
      { name: 'daysUntilFull', value: days, unit: 'd' },
    ];
    const growth = {
      found: { 'disk:/data': { perDay: 0.5, overMs: 7 * 86_400_000, sinceYesterday: 2 } },
    };
    const calm = item('disk', factsWith({ growth }, [disk('/data', 60, { metrics: metrics(2) })]));
    expect(calm).toMatchObject({ status: 'ok', change: '+512 MiB a day' });
    expect(calm?.lines).toEqual(['/data: 60 %, +512 MiB a day, +2 GiB since yesterday, seen over 7 d']);
    const burst = item('disk', factsWith({ growth }, [disk('/data', 60, { metrics: metrics(0.5) })]));
    expect(burst).toMatchObject({ status: 'warning', change: '+20 GiB a day' });
    expect(item('disk', factsWith({}, [disk('/data', 60, { metrics: metrics(2) })]))).toMatchObject({
      status: 'warning',
    });
  });

  it('takes a disk that could not be looked at for unknown, and a read-only one for full on purpose', () => {
    const hung = disk('/nfs', 0, { status: 'unknown', summary: 'no answer', value: undefined });
    expect(item('disk', factsWith({}, [disk('/', 40), hung]))).toMatchObject({ status: 'unknown' });
    const image = disk('/image', 100, { data: { readOnly: true } });
    expect(item('disk', factsWith({}, [disk('/', 40), image]))).toMatchObject({ status: 'ok' });
  });

  it('allows ten errors a day and tells what is new', () => {
    const before = { day: '2026-11-19', rows: { logs: { status: 'ok', value: 5 } } } as const;
    expect(item('logs', factsWith({ ...logged(3), before }))).toMatchObject({
      status: 'ok',
      summary: '3 errors in 24 h, 10 allowed',
      change: '2 fewer, none new',
    });
    expect(item('logs', factsWith(logged(10)))).toMatchObject({ status: 'ok' });
    expect(item('logs', factsWith(logged(11, { newKinds: 2 })))).toMatchObject({ status: 'warning', change: '2 new' });
  });

  it('is not ok with logs that could not be read in whole', () => {
    expect(item('logs', factsWith(logged(0, { complete: false })))).toMatchObject({ status: 'unknown' });
    expect(item('logs', factsWith({ logs: { failed: 'no access' } }))).toMatchObject({
      status: 'unknown',
      counts: true,
    });
  });
});

describe('what else there is', () => {
  it('finds work that is only here', () => {
    expect(item('unsaved-work', factsWith())).toMatchObject({
      status: 'warning',
      value: 1,
      summary: 'billing 2 commits not pushed and 5 files not committed, 1 project could not be looked at',
    });
    expect(item('unsaved-work', factsWith(limits({ unsavedProjects: 1 })))).toMatchObject({ status: 'unknown' });
  });

  it('counts the days of certificates, wherever one was seen', () => {
    const seen = [
      reading('tls:a', { kind: 'tls', title: 'a', data: { validTo: new Date(NOW + 20.5 * 86_400_000).toISOString() } }),
      reading('http:b', { title: 'b', metrics: [{ name: 'certificateDays', value: 60, unit: 'd' }] }),
    ];
    expect(item('certificates', factsWith({}, seen))).toMatchObject({
      status: 'warning',
      value: 20,
      summary: 'a 20 d left, 21 d wanted',
    });
  });

  it('leaves out what the machine has nothing of', () => {
    const ids = checklistOf(factsWith({}, [disk('/', 10)])).items.map(({ id }) => id);
    expect(ids).toEqual(['system-health', 'services', 'memory-service', 'disk', 'logs', 'incidents']);
  });

  it('wants the clock kept right, where anybody says whether it is', () => {
    expect(item('clock', factsWith({ clock: { found: true } }))).toMatchObject({ status: 'ok' });
    expect(item('clock', factsWith({ clock: { found: false } }))).toMatchObject({ status: 'warning' });
    expect(item('clock', factsWith({ clock: { failed: 'no answer' } }))).toMatchObject({ status: 'unknown' });
    expect(item('clock', factsWith())).toBeUndefined();
  });

  it('shows what was promised and is due', () => {
    const due = { learning: 'OPS-2026-11-18-001', task: 'alert above 80 %', owner: 'ana', deadline: '2026-11-19' };
    expect(item('action-items', factsWith({ actions: { found: [due] } }))).toMatchObject({
      status: 'warning',
      summary: '1 action item due, 1 late: alert above 80 %',
    });
  });

  it('waits for an answer, and believes it', () => {
    const facts = factsWith({ list: 'weekly' });
    expect(item('dependencies', facts)).toMatchObject({ status: 'unknown', asks: true });
    const said = (yes: boolean) =>
      item('dependencies', factsWith({ list: 'weekly', answers: { dependencies: { yes, by: 'ana', at: NOW } } }));
    expect(said(true)).toMatchObject({ status: 'ok', summary: 'yes, says ana' });
    expect(said(false)).toMatchObject({ status: 'warning' });
  });
});

describe('own items', () => {
  const own = (daily: ChecklistFacts['settings']['own']['daily']) => ({
    settings: { ...DEFAULT_CHECKLIST, own: { ...DEFAULT_CHECKLIST.own, daily } },
  });

  it('shows any check, and says when there is none of that name', () => {
    const settings = own([
      { id: 'front', title: 'Front', type: 'check', check: 'http:api' },
      { id: 'gone', title: 'Gone', type: 'check', check: 'http:gone' },
    ]);
    expect(item('front', factsWith(settings))).toMatchObject({ status: 'ok', summary: '200 in 12 ms' });
    expect(item('gone', factsWith(settings))).toMatchObject({
      status: 'unknown',
      summary: 'there is no check http:gone',
    });
  });

  it('never takes a command nobody ran for ok', () => {
    const command = { file: 'true', args: [] };
    const settings = own([{ id: 'run', title: 'Run', type: 'command', command, cwd: null, timeoutMs: 1000 }]);
    expect(item('run', factsWith(settings))).toMatchObject({ status: 'unknown' });
  });
});

describe('acceptance', () => {
  it('makes an item fine until it ends, and not green', () => {
    const acceptances = { disk: { by: 'ana', until: NOW + 1, note: 'ordered' } };
    const accepted = item('disk', factsWith({ acceptances }));
    expect([accepted?.status, accepted && isFine(accepted)]).toEqual(['warning', true]);
    const over = item('disk', factsWith({ acceptances: { disk: { by: 'ana', until: NOW, note: '' } } }));
    expect(over?.accepted).toBeNull();
  });

  it('decides the exit code with the worst that is left', () => {
    const until = { by: 'ana', until: NOW + 1, note: '' };
    expect(exitOfList(checklistOf(factsWith()))).toBe(21);
    expect(exitOfList(checklistOf(factsWith({ acceptances: { services: until } })))).toBe(20);
    const all = Object.fromEntries(ITEM_IDS.daily.map((id) => [id, until]));
    expect(exitOfList(checklistOf(factsWith({ acceptances: all })))).toBe(0);
  });
});

it('knows the ids of its items', () => {
  for (const list of ['daily', 'weekly', 'monthly'] as const) {
    const ids = checklistOf(factsWith({ list, worktrees: { found: [] } })).items.map(({ id }) => id);
    expect(ITEM_IDS[list].filter((id) => ids.includes(id))).toEqual(ids);
  }
});

it('is never green for what is unknown, whatever the readings say', () => {
  const kinds = ['service', 'disk', 'memory-service', 'git', 'tls', 'backup', 'github-api'];
  const anything = fc.record({
    kind: fc.constantFrom(...kinds),
    status: fc.constantFrom(...STATUSES),
    value: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 12 }), (made) => {
      const readings = made.map((each, index) => reading(`${each.kind}:${index}`, { ...each, title: String(index) }));
      const { items, ok, total } = checklistOf(factsWith({}, readings));
      const unknown = new Set(readings.filter(({ status }) => status === 'unknown').map(({ id }) => id));
      for (const each of items.filter(({ status, id }) => status === 'ok' && id !== 'system-health'))
        expect(each.evidence.filter((id) => unknown.has(id))).toEqual([]);
      expect(ok).toBeLessThanOrEqual(total);
      expect(ok).toBe(items.filter((each) => each.counts && isFine(each)).length);
    }),
  );
});
