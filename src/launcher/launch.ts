import { commands } from '#cli/registry.ts';
import { errorJson, EXIT, messageOf, OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';

import { type Parsed, parseLine } from './arguments.ts';
import { firstWordAt } from './first-word.ts';
import { lastRedactor } from './last-redactor.ts';
import { terminalOf } from './terminal.ts';
import { VERSION } from './version.ts';

/** How parts are loaded that planning a release needs. */
type Loading = <Result>(load: () => Result) => Result;

/**
 * Decides what a command line means and does it; resolves to the exit code. `shown` says that the last frame is on the
 * screen, which is then put back before anything is printed.
 */
export async function launch(
  argv: readonly string[],
  shown = false,
  loading: Loading = (load) => load(),
): Promise<number> {
  const json = argv.includes('--json');
  // Node would print what nobody caught as it is, with whatever a program or a server said in it.
  const uncaught = (thrown: unknown) => void report(thrown, json, loading).then((code) => process.exit(code));
  process.on('uncaughtException', uncaught);
  try {
    return await dispatch(await withoutAlias(argv), loading);
  } catch (thrown) {
    if (shown) (await import('./last-frame/show.ts')).hideLastFrame(process.stdout);
    return await report(thrown, json, loading);
  } finally {
    process.off('uncaughtException', uncaught);
  }
}

/** The line as ours: a spelling of the guides is replaced by what does the same here. */
async function withoutAlias(argv: readonly string[]): Promise<readonly string[]> {
  const at = firstWordAt(argv);
  const own = [...commands.map((command) => command.name), 'help'];
  const word = argv[at];
  if (word === undefined || (own.includes(word) && word !== 'monitor')) return argv;
  const { resolveAlias } = await import('#cli/resolve-alias.ts');
  return resolveAlias(argv, at);
}

async function dispatch(argv: readonly string[], loading: Loading): Promise<number> {
  if (isHelp(argv)) {
    const { helpText } = await import('./help.ts');
    const words = argv.filter((word) => !HELP.has(word));
    const all = words.includes('all') || words.includes('--all');
    return print(helpText(words, all ? await ownCommands() : []));
  }
  const parsed = parseLine(argv, commands, nearest);
  const { globals, command } = parsed;
  if (globals.version) return print(`cpm-console ${VERSION}\n`);
  const terminal = terminalOf();
  const place = command === null ? 'home' : parsed.bare ? command.place : undefined;
  if (place !== undefined && terminal.interactive) {
    const { openConsole } = await import('./console.ts');
    return openConsole({ globals, place, terminal });
  }
  const ahead = command?.name === 'push' ? await beginPush(parsed, loading) : null;
  const { runCommand } = await import('./run-command.ts');
  try {
    return await runCommand(command === null ? { ...parsed, command: statusCommand() } : parsed, ahead, loading);
  } finally {
    ahead?.end();
  }
}

/** Begins what is asked first and loads the program meanwhile, with breaks to take in what was answered. */
async function beginPush(parsed: Parsed, loading: Loading) {
  const { beginAhead, nextTurn } = await loading(() => import('./ahead.ts'));
  const ahead = await beginAhead(parsed);
  await loading(() => import('./run-command.ts'));
  if (ahead !== null) await nextTurn();
  await loading(() => Promise.all([parsed.command?.load(), partsOf(parsed.verb)]));
  if (ahead !== null) await nextTurn();
  return ahead;
}

/** What planning or releasing loads in any case. */
async function partsOf(verb: string | null): Promise<void> {
  if (verb === 'plan') await import('#cli/push/plan.ts');
  if (verb !== 'run') return;
  await Promise.all([
    import('#cli/push/run.ts'),
    import('#services/adapters/audit/real.ts'),
    import('#services/adapters/git/objects.ts'),
    import('#services/adapters/workspace.ts'),
  ]);
}

/** Commands of the person's own; none where the configuration cannot be read. */
async function ownCommands() {
  const [{ realEnvironment }, { configStore }, { loadOrDefaults }] = await Promise.all([
    import('#services/adapters/environment.ts'),
    import('#services/adapters/config-store.ts'),
    import('#config/load.ts'),
  ]);
  const request = { store: configStore, environment: realEnvironment(), version: VERSION };
  return (await loadOrDefaults(request)).config.commands;
}

const HELP = new Set(['help', '--help', '-h']);

/** Help wins over everything else on the line, so that a wrong option can be looked up where it stands. */
function isHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const before = end < 0 ? argv : argv.slice(0, end);
  return before.includes('--help') || before.includes('-h') || argv[firstWordAt(argv)] === 'help';
}

/** Without a terminal the bare program prints the health once. */
function statusCommand() {
  const health = commands.find((command) => command.name === 'health');
  if (health === undefined) throw new OpsError('no-terminal', 'This is not a terminal and there is nothing to print.');
  return health;
}

function print(text: string): number {
  process.stdout.write(text);
  return EXIT.ok;
}

/** An error may repeat what a program or a server said, so it is redacted like everything that is shown. */
async function report(thrown: unknown, json: boolean, loading: Loading): Promise<number> {
  const redactor = await lastRedactor(loading);
  const redact = (text: string): string => redactor.redact(text);
  const { error } = errorJson(thrown);
  const [message, hint] = [redact(error.message), error.hint === null ? null : redact(error.hint)];
  if (json) process.stdout.write(`${JSON.stringify({ error: { ...error, message, hint } })}\n`);
  if (thrown instanceof OpsError) {
    if (!json) process.stderr.write(`${message}${hint === null ? '' : `\n${hint}`}\n`);
    return EXIT[thrown.exit];
  }
  const trace = redact(thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown));
  process.stderr.write(`This is a bug in cpm-console ${VERSION}; please report it with these lines:\n${trace}\n`);
  return EXIT.unexpected;
}
