import type { Plan } from '#domain/procedure/plan.ts';
import type { Failure, Happened, Worker } from '#domain/procedure/record.ts';
import type { Journals } from '#services/ports/journals.ts';

import { PROJECTS } from './projects.ts';
import { demoPushPlan } from './push-plan.ts';
import { DAY, HOUR, MINUTE, SECOND, START } from './times.ts';

/** A console of another day. */
const WORKER: Worker = { pid: 2210, started: '4400', boot: 'atlas-boot', host: 'atlas' };

const LOST: Failure = {
  code: 'net-lost',
  message: 'npm publish: the connection was lost.',
  hint: 'Resume when the network is back.',
};
const RED: Failure = { code: 'command-failed', message: 'npm test failed with exit code 1.', hint: null };

/** What was released before: all went well but one whose tests failed, and one that stopped half way half an hour ago. */
export function demoRuns(journals: Journals): Journals {
  past(journals, 'mailer', '1.1.4', '1.2.0', START - 9 * DAY, { end: 'done' });
  past(journals, 'auth', '3.1.3', '3.1.4', START - 5 * DAY, { end: 'done' });
  past(journals, 'docs', '0.3.1', '0.3.2', START - 2 * DAY, { end: 'done' });
  past(journals, 'mobile', '5.0.1', '5.1.0', START - 21 * HOUR, { end: 'undone', stop: 'test', error: RED });
  past(journals, 'web-shop', '4.12.0', '4.13.0', START - 30 * MINUTE, { end: 'stopped', stop: 'publish', error: LOST });
  return journals;
}

/** The run that {@link demoRuns} leaves half way, and what it got done. */
export const LEFT = { id: 'web-shop', version: '4.13.0', until: 'push' } as const;

interface Story {
  readonly end: 'done' | 'undone' | 'stopped';
  /** The step that went wrong. */
  readonly stop?: string;
  readonly error?: Failure;
}

function past(journals: Journals, id: string, from: string, to: string, at: number, story: Story): void {
  const path = PROJECTS.find((project) => project.id === id)?.path ?? '';
  const plan = demoPushPlan({ id, path, from, to, at });
  const run = `push-${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${to.replaceAll(/\D/g, '').padStart(4, '0').slice(-4)}`;
  const journal = journals.create(run);
  let [seq, now] = [0, at];
  for (const [happened, lasts] of happenings(plan, story)) {
    now += lasts;
    journal.append({ seq: ++seq, at: now, ...happened });
  }
  journal.log('$ npm test\n✔ retries stop at the budget (12 ms)\n✔ idle sockets are closed (40 ms)\n');
  journal.close();
}

function* happenings(plan: Plan, { end, stop, error }: Story): Generator<readonly [Happened, number]> {
  yield [{ type: 'planned', plan }, 0];
  yield [{ type: 'began', how: 'run', worker: WORKER }, 0];
  for (const { id, title, reads, writes } of plan.steps) {
    const tookMs = id === 'test' ? 19 * SECOND : reads ? 400 : SECOND;
    yield [{ type: 'started', step: id, attempt: 1, before: null }, 0];
    if (id === stop && error !== undefined) {
      yield [{ type: 'failed', step: id, tookMs, error, outcome: 'absent' }, tookMs];
      break;
    }
    const summary = reads ? 'as planned' : (writes ?? title);
    yield [{ type: 'finished', step: id, tookMs, result: null, summary, found: false }, tookMs];
  }
  if (end === 'undone')
    for (const { id } of plan.steps.filter((step) => !step.reads && before(plan, step.id, stop)).toReversed()) {
      yield [{ type: 'undoing', step: id }, 0];
      yield [{ type: 'undone', step: id, tookMs: 200 }, 200];
    }
  const exit = { done: 0, undone: 5, stopped: 9 }[end];
  yield [{ type: 'ended', state: end, exit, error: error ?? null, result: resultOf(plan, end) }, 0];
}

function before({ steps }: Plan, id: string, stop: string | undefined): boolean {
  return steps.findIndex((step) => step.id === id) <= steps.findIndex((step) => step.id === stop);
}

/** What a release answers at its end. */
export function resultOf({ subject, params }: Plan, end: string) {
  const version = typeof params['next'] === 'string' ? params['next'] : null;
  if (end !== 'done' || version === null) return {};
  return {
    version,
    tag: `v${version}`,
    links: [
      `https://github.com/ana-dev/${subject.id}/releases/tag/v${version}`,
      `https://www.npmjs.com/package/${subject.id}/v/${version}`,
    ],
  };
}
