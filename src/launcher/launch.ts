import { commands } from '#cli/registry.ts';
import { errorJson, EXIT, messageOf, OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';

import { type Parsed, parseLine } from './arguments.ts';
import { hideLastFrame } from './last-frame/show.ts';
import { terminalOf } from './terminal.ts';
import { VERSION } from './version.ts';

/**
 * Decides what a command line means and does it; resolves to the exit code. `shown` says that the last frame is on the
 * screen, which is then put back before anything is printed.
 */
export async function launch(argv: readonly string[], shown = false): Promise<number> {
  try {
    return await dispatch(parseLine(argv, commands, nearest));
  } catch (thrown) {
    if (shown) hideLastFrame(process.stdout);
    return report(thrown, argv.includes('--json'));
  }
}

async function dispatch(parsed: Parsed): Promise<number> {
  const { globals, command } = parsed;
  if (globals.version) return print(`cpm-console ${VERSION}\n`);
  if (globals.help || command?.name === 'help') {
    const { helpText } = await import('./help.ts');
    return print(helpText(parsed));
  }
  const terminal = terminalOf();
  const place = command === null ? 'home' : parsed.bare ? command.place : undefined;
  if (place !== undefined && terminal.interactive) {
    const { openConsole } = await import('./console.ts');
    return openConsole({ globals, place, terminal });
  }
  const { runCommand } = await import('./run-command.ts');
  return runCommand(command === null ? { ...parsed, command: statusCommand() } : parsed);
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

function report(thrown: unknown, json: boolean): number {
  if (json) process.stdout.write(`${JSON.stringify(errorJson(thrown))}\n`);
  if (thrown instanceof OpsError) {
    if (!json) process.stderr.write(`${thrown.message}${thrown.hint === undefined ? '' : `\n${thrown.hint}`}\n`);
    return EXIT[thrown.exit];
  }
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown);
  process.stderr.write(`This is a bug in cpm-console ${VERSION}; please report it with these lines:\n${trace}\n`);
  return EXIT.unexpected;
}
