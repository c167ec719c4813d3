import { describe, expect, test } from 'vitest';

import { bareDiagnose } from '#cli/diagnose/bare.ts';
import { diagnose } from '#cli/diagnose/run.ts';
import { OpsError } from '#domain/errors.ts';
import { BLANK } from '#domain/learnings/blank.ts';
import { fakeLearnings } from '#services/fakes/learnings.ts';
import type { World } from '#services/ports/world.ts';

import { hostWorld, seeingOnly } from '../support/diagnose/diagnosed.ts';
import { documented } from '../support/documented.ts';
import { invocationIn } from '../support/invocation.ts';
import { closedPort, serveHttp } from '../support/net/listen.ts';
import { reading } from '../support/readings.ts';
import { FakeManager } from '../support/service/fake-manager.ts';

type Values = Readonly<Record<string, string | boolean>>;

const memoryAt = (port: number, values: Values = {}, world: World = hostWorld({ managers: [] })) =>
  invocationIn(seeingOnly(world, port), {
    positionals: ['memory'],
    values,
    config: { memory: { host: '127.0.0.1', port, tls: false, configured: true } },
  });

const linesOf = (text: string) => text.trimEnd().split('\n');

test('with --json every line is an event, and the last one is the conclusion alone', async () => {
  const { invocation, out } = memoryAt(await closedPort(), { json: true });
  expect(await diagnose(invocation)).toBe(21);
  const lines = linesOf(out()).map((line) => JSON.parse(line) as Record<string, unknown>);
  const last = lines.at(-1);
  expect(Object.keys(last ?? {}).toSorted()).toEqual(documented('diagnosis').toSorted());
  expect(last).toMatchObject({
    schema: 1,
    conclusion: { id: 'memory-nothing-listens', confidence: 'certain', evidence: [expect.any(String)] },
    ruledOut: expect.arrayContaining([]) as unknown,
  });
  expect(lines.at(-2)).toMatchObject({
    type: 'ended',
    state: 'done',
    exit: 21,
    result: { conclusion: last?.['conclusion'] },
  });
  expect(lines.slice(0, -1).every(({ seq, run }) => typeof seq === 'number' && typeof run === 'string')).toBe(true);
});

test('for a person: what is wrong in one sentence, what says so, what it is not, what mends it', async () => {
  await using server = await serveHttp((_request, response) => {
    response.writeHead(500, { 'content-type': 'application/json' }).end('{"detail":"no such table"}');
  });
  const { invocation, out } = memoryAt(server.port);
  expect(await diagnose(invocation)).toBe(21);
  const text = out();
  expect(text).toContain('The memory service runs, but fails: it answers HTTP 500.   (certain, memory-server-error)');
  expect(text).toMatch(/Evidence\n {2}\/health answered HTTP 500: \{"detail":"no such table"\}/);
  expect(text).toMatch(/Ruled out\n(?: {2}.+\n)* {2}Nothing listens on its port: a connection stood/);
});

test('names what was learned about the same before', async () => {
  const learnings = fakeLearnings({ folder: '/learnings' });
  const situation = { title: 'Nothing listened on 8002', context: '', trigger: '' };
  const { learning } = await learnings.add({ ...BLANK, situation, tags: ['memory-nothing-listens'] }, 0);
  const { invocation, out } = memoryAt(await closedPort(), {}, { ...hostWorld({ managers: [] }), learnings });
  await diagnose(invocation);
  expect(out()).toContain(
    `Seen before\n  ${learning.id}  Nothing listened on 8002   cpm-console learn show ${learning.id}`,
  );
});

test('what a server says reaches the terminal without its escape codes and secrets', async () => {
  const said = { status: 'error', detail: '\u001B]52;c;aGVsbG8=\u0007\u001B[31mred', token: `ghp_${'a1B2'.repeat(9)}` };
  await using server = await serveHttp((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(Buffer.from(`{"status":"error","x":"${said.detail} ${said.token}"}`));
  });
  for (const json of [true, false]) {
    const { invocation, out } = memoryAt(server.port, { json });
    await diagnose(invocation);
    expect(out()).not.toContain('\u001B');
    expect(out()).not.toContain(said.token);
  }
});

test('a disk that takes no journal keeps nobody from a diagnosis', async () => {
  const world = hostWorld({ managers: [] });
  const create = () => {
    throw new OpsError('journal-failed', 'No space left on device');
  };
  const { invocation, out } = memoryAt(await closedPort(), {}, { ...world, journals: { ...world.journals, create } });
  expect(await diagnose(invocation)).toBe(21);
  expect(out()).toContain('This run is not kept: No space left on device');
});

test('a name that nothing has is a usage error that says what is known', async () => {
  const { invocation } = invocationIn(hostWorld(), { positionals: ['memori'] });
  await expect(diagnose(invocation)).rejects.toMatchObject({
    code: 'no-such-subject',
    exit: 'usage',
    hint: 'Did you mean memory?',
  });
});

test.for(['0', 'soon', '-3s'])('--timeout %s is a usage error', async (timeout) => {
  const { invocation } = memoryAt(8002, { timeout });
  await expect(diagnose(invocation)).rejects.toMatchObject({ exit: 'usage' });
});

test('without a subject a terminal gets the list', async () => {
  const { invocation, out } = invocationIn(hostWorld(), {
    config: { services: [{ id: 'api', manager: 'pm2', unit: 'api', critical: false }] },
  });
  const stdout = { ...invocation.stdout, isTerminal: true };
  expect(await bareDiagnose({ ...invocation, stdout })).toBe(0);
  expect(out()).toMatch(/memory +whether .+\n[^]*api +api of pm2\n/);
});

test('without a subject and a terminal the worst thing is diagnosed', async () => {
  const world = hostWorld({ managers: [] });
  world.state.record([
    reading('disk:/', { kind: 'disk', status: 'warning', group: 'system' }),
    reading('memory:service', { kind: 'memory-service', status: 'critical', group: 'memory' }),
  ]);
  const port = await closedPort();
  const { invocation, out } = memoryAt(port, { json: true }, world);
  expect(await bareDiagnose({ ...invocation, positionals: [] })).toBe(21);
  expect(linesOf(out()).at(-1)).toContain('memory-nothing-listens');
});

test('when nothing is wrong, that is the conclusion; when nothing was looked at, that is', async () => {
  const { invocation, out } = invocationIn(hostWorld(), { values: { json: true } });
  expect(await bareDiagnose(invocation)).toBe(22);
  expect(JSON.parse(out())).toMatchObject({ conclusion: { id: 'all-unknown' }, ruledOut: [] });
});

function stoppedWeb(values: Values) {
  const fake = new FakeManager();
  fake.add('web', 'stopped');
  const ready = { withinMs: 5000, everyMs: 10 };
  const questions: string[] = [];
  const { invocation, out } = invocationIn(hostWorld({ managers: [fake.manager] }), {
    positionals: ['web'],
    values,
    config: { services: [{ id: 'web', manager: 'fake', unit: 'web', critical: false, ready }] },
    ask: async (question) => {
      questions.push(question);
      return 'n';
    },
  });
  return { fake, invocation, out, questions };
}

describe('a fix', () => {
  test('stands beside the command line that does it', async () => {
    const { fake, invocation, out } = stoppedWeb({});
    expect(await diagnose(invocation)).toBe(21);
    expect(out()).toMatch(
      /1 Start web\n.+fakectl start web\n +done, verified and recorded by: cpm-console diagnose web --fix 1/,
    );
    expect(fake.acts).toEqual([]);
  });

  test.for(['1', 'best'])(
    '%s is done after its command was shown and agreed to, until the service is ready',
    async (fix) => {
      const { fake, invocation, out, questions } = stoppedWeb({ fix });
      expect(await diagnose(invocation)).toBe(130);
      expect(questions).toEqual([expect.stringMatching(/^Start web\? /)]);
      expect(out()).toContain('fakectl start web');
      expect(out()).toContain('Nothing was changed.');
      expect(fake.acts).toEqual([]);
      expect(await diagnose({ ...invocation, values: { fix, yes: true } })).toBe(0);
      expect(fake.acts).toEqual(['start web']);
      expect(fake.units.get('web')?.state).toBe('running');
      expect(invocation.world.journals.list()).toContainEqual(expect.stringMatching(/^service-/));
    },
  );

  test('is not guessed: nothing is done without a yes, for another number, or when all is well', async () => {
    const { fake, invocation, out } = stoppedWeb({ fix: '1', json: true });
    await expect(diagnose(invocation)).rejects.toMatchObject({ code: 'needs-consent', exit: 'refused' });
    await expect(diagnose({ ...invocation, values: { fix: '9', yes: true } })).rejects.toMatchObject({
      exit: 'refused',
    });
    await expect(diagnose({ ...invocation, values: { fix: 'all' } })).rejects.toMatchObject({ exit: 'usage' });
    expect(fake.acts).toEqual([]);
    expect(await diagnose({ ...invocation, values: { fix: '1', yes: true, json: true } })).toBe(0);
    expect(JSON.parse(linesOf(out()).at(-1) ?? '')).toMatchObject({ type: 'ended', state: 'done', exit: 0 });
    expect(await diagnose({ ...invocation, values: { fix: 'best', yes: true } })).toBe(3);
  });
});
