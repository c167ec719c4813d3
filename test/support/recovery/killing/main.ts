import type { Level } from '#domain/recovery/levels.ts';
import type { BackupSource } from '#services/ports/backups.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { planRecovery } from '#services/procedures/recovery/plan.ts';
import { continueRecovery, startRecovery, undoRecovery } from '#services/procedures/recovery/start.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

import { chooseWorld } from '../../../../src/launcher/real-world.ts';

/** What a recovery of a test is about. */
export interface KilledWish {
  readonly level: Level;
  readonly top: string;
  readonly to: string | null;
}

/*
 * `backup`, `run WISH`, `resume`, `abort` and `undo` of a whole recovery on the real world: everything of the product but its command
 * line. Built with journals that kill, for tests only. Prints how it ended.
 */
const [how = '', wish = '{}'] = process.argv.slice(2);
const globals = {
  config: undefined,
  env: undefined,
  demo: false,
  readOnly: false,
  ascii: false,
  screenReader: false,
  noColor: true,
  json: true,
  version: false,
  help: false,
};
const { world, config } = await chooseWorld(globals);
// Clocks keep nothing alive by themselves.
const awake = setInterval(() => undefined, 60_000);
const doing = { host: hostOf(world, { onEvent: () => undefined }), control: new Control() };
if (how === 'backup') {
  await world.backups.create({ sources: sources(), run: null, quiesced: false, signal: AbortSignal.timeout(60_000) });
  process.exit(0);
}
const end = how === 'run' ? await begin(JSON.parse(wish) as KilledWish) : await goOn(world.journals.list()[0] ?? '');
const { state, exit, error } = end;
clearInterval(awake);
process.stdout.write(`${JSON.stringify({ state, exit, error })}\n`);
process.exitCode = exit ?? 1;

/** The data of the service, without the console's own state, which every run changes. */
function sources() {
  const data = config.services.flatMap((service) => service.data ?? []);
  return data.map((path): BackupSource => ({ name: 'data', path, required: true }));
}

async function begin({ level, top, to }: KilledWish) {
  const project = { id: 'project', top };
  const { plan, findings } = await planRecovery(
    world,
    config,
    { level, services: ['memory'], sources: sources(), project, to },
    AbortSignal.timeout(60_000),
  );
  const blocked = findings.filter(({ blocks }) => blocks);
  if (blocked.length > 0) throw new Error(JSON.stringify(blocked));
  return startRecovery(world, plan, doing);
}

function goOn(run: string) {
  if (how === 'undo') return undoRecovery(world, run, doing);
  return continueRecovery(world, run, how === 'resume' ? 'resume' : 'abort', doing);
}
