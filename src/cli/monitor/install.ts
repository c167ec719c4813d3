import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import type { AuditEntry } from '#domain/audit/event.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { keepingOf } from '#domain/monitor/keeping.ts';
import { type Keeper, KEEPERS, unitText } from '#domain/monitor/units.ts';
import { joinPath } from '#domain/path.ts';

const LIMIT_MS = 60_000;
/** Where the same configuration and state are found. */
const VARIABLES = ['XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'CPM_CONFIG', 'CMPM_ENVIRONMENT'];

/** Prints the unit that keeps a monitor running, and after consent writes it and starts it. */
export async function installMonitor(invocation: Invocation): Promise<number> {
  const { world, stdout, program = ['cpm-console'] } = invocation;
  const { keeper, home, keeping } = chosen(invocation);
  const { environment, policy } = world;
  await policy.demand('system.configure', keeping.path);
  const said = VARIABLES.flatMap((name) => {
    const value = environment.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const text = unitText(keeper, {
    program,
    variables: Object.fromEntries(said),
    home,
    user: environment.get('USER') ?? environment.get('LOGNAME') ?? 'root',
  });
  const commands = keeping.start.map((line) => line.join(' '));
  stdout.write(`# ${keeping.path}\n${text}\n${commands.map((line) => `$ ${line}`).join('\n')}\n`);
  if (!(await consent(invocation, 'Write it and start the monitor?'))) return EXIT.refused;
  await noted(world, keeping.path, async () => {
    const before = await world.configStore.read(keeping.path, 65_536);
    await world.configStore.write(keeping.path, text, before?.sha256 ?? null);
    for (const line of keeping.start) await run(invocation, line, true);
  });
  stdout.write(`The monitor runs and is kept running by ${keeper}. cpm-console monitor status says how it is.\n`);
  return EXIT.ok;
}

/** Stops the monitor and takes the unit away, after consent. */
export async function uninstallMonitor(invocation: Invocation): Promise<number> {
  const { world, stdout } = invocation;
  const { keeping } = chosen(invocation);
  await world.policy.demand('system.configure', keeping.path);
  const there = await world.configStore.read(keeping.path, 65_536);
  if (there === null) {
    stdout.write(`There is no ${keeping.path}, so nothing was done.\n`);
    return EXIT.nothingToDo;
  }
  const commands = [...keeping.stop.map((line) => line.join(' ')), `rm ${keeping.path}`];
  stdout.write(`${commands.map((line) => `$ ${line}`).join('\n')}\n`);
  if (!(await consent(invocation, 'Stop the monitor and remove it?'))) return EXIT.refused;
  await noted(world, keeping.path, async () => {
    for (const line of keeping.stop) await run(invocation, line, false);
    await world.configStore.remove(keeping.path, there.sha256);
    for (const line of keeping.forget) await run(invocation, line, false);
  });
  stdout.write('The monitor is stopped and not started again.\n');
  return EXIT.ok;
}

/** What starts and ends the monitor is configuration of the machine. */
async function noted({ audit }: Invocation['world'], path: string, work: () => Promise<void>): Promise<void> {
  const note = (outcome: AuditEntry['outcome']) =>
    audit.append({ event: 'config_change', target: path, outcome, details: { what: 'monitor unit' } });
  await note('intent');
  try {
    await work();
  } catch (thrown) {
    await note('failed');
    throw thrown;
  }
  await note('done');
}

function chosen({ positionals, world }: Invocation) {
  const [name, extra] = positionals;
  const keeper = KEEPERS.find((one): one is Keeper => one === name);
  const { home } = world.environment;
  if (keeper === undefined || extra !== undefined)
    throw new OpsError(
      'usage',
      name === undefined ? 'Who is to keep it running?' : `Nobody here is called ${extra ?? name}.`,
      {
        hint: `One of ${KEEPERS.join(', ')}.`,
        exit: 'usage',
      },
    );
  if (home === null)
    throw new OpsError('no-home', 'There is no home folder to run it in.', { hint: 'Set HOME.', exit: 'usage' });
  const configHome = world.environment.get('XDG_CONFIG_HOME') ?? joinPath(home, '.config');
  return { keeper, home, keeping: keepingOf(keeper, home, configHome) };
}

/** A command that must work, or one whose failure leaves nothing behind that matters. */
async function run(
  { world, stdout, signal }: Invocation,
  [file, ...args]: readonly [string, ...string[]],
  must: boolean,
): Promise<void> {
  const env = world.environment.all();
  const finished = await world.shell.run({ file, args, env }, { timeoutMs: LIMIT_MS, signal });
  if (finished.exitCode === 0) return;
  const said = `${[file, ...args].join(' ')} failed: ${finished.stderr.trim().slice(-300)}`;
  if (!must) stdout.write(`${said}\n`);
  else
    throw new OpsError('install-failed', `${said}.`, {
      hint: 'The unit is written. Mend what is wrong and run the commands above, or take it back with monitor uninstall.',
      exit: 'partlyDone',
    });
}
