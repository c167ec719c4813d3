import { describe, expect, it } from 'vitest';

import type { Question } from '#domain/procedure/question.ts';
import { stepOf } from '#domain/procedure/run-state.ts';
import { staysEnded } from '#domain/recovery/stays-ended.ts';
import type { Listener, ProcessFacts, Processes } from '#services/ports/processes.ts';

import { Recovering } from '../../../support/recovery/recovering.ts';

/** Processes that listen, and end when they get a signal they listen to. */
class Holders {
  readonly all = new Map<number, { port: number; deafTo: readonly string[]; startedAt: number }>();
  readonly sent: string[] = [];

  get processes(): Pick<Processes, 'find' | 'listeners' | 'signal' | 'detail'> {
    return {
      find: (pid) => Promise.resolve(this.factsOf(pid)),
      listeners: () =>
        Promise.resolve(
          [...this.all].map(([pid, { port }]): Listener => ({ pid, port, address: '127.0.0.1', protocol: 'tcp' })),
        ),
      signal: ({ pid }, signal) => {
        this.sent.push(`${signal} ${pid}`);
        if (!(this.all.get(pid)?.deafTo ?? []).includes(signal)) this.all.delete(pid);
        return Promise.resolve();
      },
      detail: () => Promise.reject(new Error('not told')),
    };
  }

  private factsOf(pid: number): ProcessFacts | null {
    const found = this.all.get(pid);
    return found === undefined
      ? null
      : {
          pid,
          parent: 1,
          name: 'nc',
          commandLine: 'nc',
          state: 'S',
          rssBytes: 0,
          cpuMs: 0,
          startedAt: found.startedAt,
        };
  }
}

function held(deafTo: readonly string[] = []) {
  const holders = new Holders();
  holders.all.set(4127, { port: 8002, deafTo, startedAt: 1000 });
  const recovering = new Recovering([{ id: 'web' }]);
  recovering.world = { ...recovering.world, processes: { ...recovering.world.processes, ...holders.processes } };
  const params = { host: 'localhost', port: 8002 };
  recovering.facts = { ...recovering.facts, checks: [{ id: 'http:web', kind: 'tcp', params }] };
  const reason = 'listen EADDRINUSE: address already in use 127.0.0.1:8002';
  recovering.fake.add('web', 'failed', { lastExit: { code: 1, signal: null, reason } });
  return { recovering, holders };
}

const WISH = { level: 'restart', services: ['web'] } as const;

describe('a port that somebody else holds', () => {
  it('is in the plan with the exact command, and freed without asking again', async () => {
    const { recovering, holders } = held();
    const { asks } = await recovering.plan(WISH);
    expect(asks.commands).toContain('kill -TERM 4127');
    expect(asks.commands.join()).not.toMatch(/ss -tlnp|df -h|git .* log/);
    expect(asks.consequences.slice(1)).toEqual([
      '4127 nc holds port 8002 and is ended: what it has not saved is lost, and taking back does not start it again.',
      'Taken back, web is stopped; where it is shown as failed now, that does not come back.',
      'The rest of it can be taken back.',
    ]);
    const state = await recovering.run(WISH);
    expect(state).toMatchObject({ state: 'done', exit: 0 });
    expect(holders.sent).toEqual(['TERM 4127']);
    expect(state.result).toMatchObject({ said: expect.stringContaining('Ended, and not brought back') as string });
    expect(staysEnded(state)).toEqual(['4127 nc, which held port 8002, was ended and is not started again.']);
  });

  it('by somebody who came after the plan is asked about first', async () => {
    const { recovering, holders } = held();
    const { plan } = await recovering.plan(WISH);
    holders.all.set(4127, { port: 8002, deafTo: [], startedAt: 2000 });
    recovering.ask = () => ({ value: 'end' });
    expect(await recovering.start(plan)).toMatchObject({ state: 'done' });
    expect(recovering.questions).toMatchObject([{ id: 'port-held' }]);
    expect(holders.sent).toEqual(['TERM 4127']);
  });

  it('is left alone where nobody can be asked and the plan did not name it', async () => {
    const { recovering, holders } = held();
    const { plan } = await recovering.plan(WISH);
    holders.all.set(4127, { port: 8002, deafTo: [], startedAt: 2000 });
    expect(await recovering.start(plan)).toMatchObject({ state: 'done' });
    expect(holders.sent).toEqual([]);
  });

  it('is not in the plan where the service did not miss it: somebody may stand in front of it', async () => {
    const { recovering, holders } = held();
    recovering.fake.add('web', 'failed');
    expect((await recovering.plan(WISH)).asks.commands.join()).not.toContain('kill');
    recovering.fake.add('web', 'running');
    expect((await recovering.plan(WISH)).asks.consequences.slice(1)).toEqual(['All of it can be taken back.']);
    const state = await recovering.run(WISH);
    expect([state.state, staysEnded(state)]).toEqual(['done', []]);
    expect(holders.sent).toEqual([]);
  });

  it('is left alone when the person says so, and everything is taken back', async () => {
    const { recovering, holders } = held();
    const { plan } = await recovering.plan(WISH);
    holders.all.set(4127, { port: 8002, deafTo: [], startedAt: 2000 });
    recovering.ask = () => ({ value: 'leave' });
    expect(await recovering.start(plan)).toMatchObject({ state: 'undone', exit: 5, error: { code: 'port-held' } });
    expect(holders.sent).toEqual([]);
    expect(recovering.fake.acts).toEqual([]);
  });

  it('is ended by force only after asking', async () => {
    const { recovering, holders } = held(['TERM']);
    recovering.ask = ({ id }: Question) => ({ value: id === 'still-there' ? 'kill' : 'leave' });
    expect(await recovering.run(WISH)).toMatchObject({ state: 'done' });
    expect(holders.sent).toEqual(['TERM 4127', 'KILL 4127']);
  });

  it('by another configured service is its own business', async () => {
    const { recovering, holders } = held();
    recovering.facts = {
      ...recovering.facts,
      services: [...recovering.facts.services, { id: 'db', manager: 'fake', unit: 'db' }],
    };
    recovering.fake.add('db', 'running', { pid: 4127 });
    const { asks } = await recovering.plan(WISH);
    expect(asks.commands.join()).not.toContain('kill');
    expect(holders.sent).toEqual([]);
  });
});

describe('a unit that does not stop', () => {
  const stubborn = () => {
    const recovering = new Recovering([{ id: 'web', ready: { withinMs: 2000 } }]);
    const unit = recovering.fake.add('web', 'running');
    const { control } = recovering.fake.manager;
    const act = control?.act.bind(control);
    const told: string[] = [];
    if (control !== undefined)
      Object.assign(control, {
        act: (acting: Parameters<NonNullable<typeof act>>[0], signal: AbortSignal) => {
          told.push(`${acting.action} ${acting.signal ?? ''}`.trim());
          return acting.action === 'stop' ? Promise.resolve() : act?.(acting, signal);
        },
      });
    return { recovering, unit, told };
  };

  it('is asked about, and ended by force when the person says so', async () => {
    const { recovering, told } = stubborn();
    recovering.ask = ({ id }: Question) => ({ value: id === 'still-there' ? 'kill' : 'keep' });
    const state = await recovering.run(WISH);
    expect(recovering.questions[0]).toMatchObject({
      id: 'still-there',
      title: expect.stringContaining('has not stopped') as string,
    });
    expect(told).toEqual(['stop', 'kill KILL', 'start']);
    expect(state).toMatchObject({ state: 'done' });
  });

  it('without anybody to ask stays half way, to be resumed', async () => {
    const { recovering } = stubborn();
    const state = await recovering.run(WISH);
    expect(state).toMatchObject({ state: 'stopped', exit: 9, error: { code: 'needs-answer' } });
    expect(stepOf(state, 'start-act-web').begun).toBe(false);
  });
});
