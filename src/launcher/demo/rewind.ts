import type { Config } from '#config/config.ts';
import type { Reading } from '#domain/reading.ts';
import { kinds } from '#services/checks/registry.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { pastChecklists } from '#services/fakes/demo/past-checklists.ts';
import { pastDays } from '#services/fakes/demo/past-days.ts';
import { MINUTE, SECOND, START } from '#services/fakes/demo/times.ts';
import type { FakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { discoverInstances } from '#services/monitor/instances.ts';
import { runCheck } from '#services/monitor/run-check.ts';
import { suppress } from '#services/monitor/suppress.ts';

/** How far apart the looks were: two days ago rarely, and closer towards the start. */
const PACES = [
  { from: 48 * 60 * MINUTE, every: 60 * MINUTE },
  { from: 100 * MINUTE, every: 5 * MINUTE },
  { from: 91 * MINUTE, every: 20 * SECOND },
  { from: 82 * MINUTE, every: 5 * MINUTE },
  { from: 5 * MINUTE, every: 15 * SECOND },
  { from: 4 * SECOND, every: SECOND },
];

/**
 * Gives the made-up world a past: the checks themselves look at the two days before the start and record what they find,
 * so that history, incidents and since when something fails are results and not inventions.
 */
export async function rewind(state: FakeState, config: Config): Promise<void> {
  const signal = new AbortController().signal;
  const clock = new ManualClock();
  const [first] = PACES;
  const world = demoWorld({ clock, state, from: START - (first?.from ?? 0) });
  const { instances } = await discoverInstances(world, config, kinds, signal);
  const kindOf = new Map(kinds.map((kind) => [kind.kind, kind]));
  const watched = instances.flatMap((instance) => {
    const kind = kindOf.get(instance.kind);
    return kind === undefined ? [] : [{ instance, kind, memory: new Map<string, unknown>() }];
  });
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  let previous = new Map<string, Reading>();
  for (const at of moments()) {
    clock.advance(at - world.clock.now());
    const looks = watched.map((check) =>
      runCheck({ ...check, world, signal, previous: previous.get(check.instance.id) ?? null }),
    );
    const found = await Promise.all(looks);
    previous = new Map(found.map((reading) => [reading.id, reading]));
    const instanceOf = (id: string) => byId.get(id);
    state.record(found.map((reading) => suppress(reading, instanceOf, (id) => previous.get(id))));
  }
  pastChecklists(state.checklist, 1);
  for (const [project, score] of pastDays(1)) state.addDailyScore(project, score);
}

function* moments(): Generator<number> {
  for (const [index, { from, every }] of PACES.entries()) {
    const until = PACES[index + 1]?.from ?? every;
    for (let ago = from; ago > until; ago -= every) yield START - ago;
  }
}
