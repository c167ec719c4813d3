import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildKilling } from '../../support/killing/build.ts';
import { printHere } from '../../support/killing/held.ts';
import { ended, Stage } from '../../support/killing/stage.ts';
import type { Colleague } from '../../support/lab/colleague.ts';
import { createGate } from '../../support/lab/gate.ts';

const TAG = 'refs/tags/v1.1.0';

/** What a colleague does; answers the refs that are theirs from then on. */
const ACTS = {
  'a tag of the same name': async (colleague: Colleague) => ({
    [TAG]: (await colleague.pushTag('v1.1.0')).tag,
  }),
  'a tag of the same name that no branch reaches': async (colleague: Colleague) => ({
    [TAG]: (await colleague.pushTag('v1.1.0', { unreachable: true })).tag,
  }),
  'a lightweight tag of the same name': async (colleague: Colleague) => ({
    [TAG]: (await colleague.pushTag('v1.1.0', { lightweight: true })).tag,
  }),
  'another tag': async (colleague: Colleague) => ({ 'refs/tags/v9.0.0': (await colleague.pushTag('v9.0.0')).tag }),
  'a commit': async (colleague: Colleague) => ({ 'refs/heads/main': await colleague.pushCommit() }),
  'a branch': async (colleague: Colleague) => ({
    'refs/heads/theirs': await colleague.pushCommit('feat: aside', undefined, 'theirs'),
  }),
} satisfies Readonly<Record<string, (colleague: Colleague) => Promise<Readonly<Record<string, string>>>>>;

type Act = keyof typeof ACTS;

/** How often each of them acts. */
const TIMES = 2;
const acts = Object.keys(ACTS) as Act[];

const table: string[] = [];
/** Records at which a push waited while a colleague acted, and whether its tag was on the remote then. */
const met = new Map<number, boolean>();
let main = '';
let moments: readonly number[] = [];

beforeAll(async () => {
  main = await buildKilling();
  await using stage = await Stage.open({ main });
  await stage.push(['run', '--yes']);
  moments = spread((await stage.records()).length, acts.length * TIMES);
});
afterAll(() => void process.stdout.write(`${table.join('\n')}\n${table.length} interleavings\n`));

/** So many records in any order, one from each part of a run: all of it is met, whatever is drawn. */
function spread(records: number, count: number): readonly number[] {
  const from = (part: number) => 1 + Math.floor((part * records) / count);
  const parts = Array.from({ length: count }, (_, part) => fc.integer({ min: from(part), max: from(part + 1) - 1 }));
  const drawn = fc.tuple(...parts).chain((all) => fc.shuffledSubarray(all, { minLength: count }));
  return fc.sample(drawn, 1)[0] ?? [];
}

/** Lets a colleague act while a push waits at one of its records; answers what is wrong afterwards. */
async function interleaved(act: Act, record: number): Promise<string> {
  await using stage = await Stage.open({ main, prepare: ({ remote }) => remote.git('branch', 'theirs', 'main') });
  const colleague = await stage.remote.colleague();
  const before = await printHere(stage);
  const gate = await createGate(stage.lab);
  await using session = stage.begin(['run', '--yes'], { killAt: `${record} after`, env: { CPM_HOLD: gate.script } });
  await gate.reached();
  const ours = (await stage.remote.refs())[TAG];
  met.set(record, ours !== undefined);
  // Once our tag is there git itself refuses theirs.
  const theirs: Readonly<Record<string, string>> = await ACTS[act](colleague).catch(() => ({}));
  await gate.open();
  const { exitCode, output } = await ended(session);
  const refs = await stage.remote.refs();
  table.push(`record ${String(record).padEnd(3)} ${act.padEnd(46)} exit ${exitCode}`);
  const problems = [
    ...(await Promise.all(Object.entries(theirs).map(([ref, object]) => kept(stage, ref, object)))),
    ours === undefined || refs[TAG] === ours || 'our own tag was changed',
    exitCode === 0 || exitCode === 7 || `exit ${exitCode}`,
    exitCode !== 0 || (await stage.remote.git('rev-list', '--count', 'v1.0.0..v1.1.0')) === '3' || 'not our release',
    exitCode !== 7 || ours !== undefined || (await printHere(stage)) === before || 'not as before here',
    exitCode !== 7 || ours !== undefined || refs[TAG] === theirs[TAG] || 'half a release',
  ].filter((problem) => problem !== true);
  return problems.length === 0 ? '' : `${problems.join('; ')}\n${output}`;
}

async function kept({ remote }: Stage, ref: string, object: string): Promise<true | string> {
  const now = (await remote.refs())[ref];
  if (now === object) return true;
  const onTop =
    ref.startsWith('refs/heads/') && (await remote.tryGit('merge-base', '--is-ancestor', object, ref)).code === 0;
  return onTop || `their ${ref} is ${now}`;
}

describe('a push never overwrites or deletes what a colleague pushes at any moment', () => {
  it.each(acts.map((act, index) => [act, index * TIMES] as const))(
    '%s (release-it deletes it, F1; np and release-it call it theirs, F2)',
    async (act, first) => {
      for (const record of moments.slice(first, first + TIMES)) expect(await interleaved(act, record)).toBe('');
    },
    600_000,
  );

  it('and each time at another moment, before the push and after it', () => {
    expect(met.size).toBe(acts.length * TIMES);
    expect(new Set(met.values())).toEqual(new Set([false, true]));
  });
});
