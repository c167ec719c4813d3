import type { Invocation, Output } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import type { LookedAhead } from '#services/procedures/push/facts/ahead.ts';

import type { Parsed } from './arguments.ts';
import { askHiddenOn } from './ask-hidden.ts';
import { askOn } from './ask.ts';
import { type Signals, watchSignals } from './command-signals.ts';
import type { Lines } from './lines.ts';
import { readInput } from './read-input.ts';
import { settleTrail } from './settle-trail.ts';
import { worldFor } from './world.ts';

const LONGEST_MS = 2 ** 31 - 1;
/** A keychain that does not answer keeps no command from ending. */
const COMMAND_MS = 1500;

/**
 * Loads one command, runs it in the world the options chose, and leaves nothing open behind it; `ahead` is what was begun
 * for it before, `loading` how it loads more of the program.
 */
export async function runCommand(
  parsed: Parsed,
  ahead: LookedAhead | null,
  loading?: Invocation['loading'],
): Promise<number> {
  if (parsed.command === null) return EXIT.usage;
  const [{ default: command }, { world, config, configError, load, madeUp }] = await Promise.all([
    parsed.command.load(),
    worldFor(parsed.globals, { withoutConfig: parsed.command.withoutConfig, shell: ahead?.shell }),
  ]);
  const stop = new AbortController();
  const lines: { reader?: Lines } = {};
  const err: { output?: Output } = {};
  const signals = watchSignals(stop);
  // Timers of the clock port keep nothing alive, and a command may wait for nothing else.
  const hold = setInterval(() => undefined, LONGEST_MS);
  try {
    const code = await command.run({
      world,
      config,
      program: [process.execPath, ...process.argv.slice(1, 2)],
      configError,
      load,
      madeUp,
      verb: parsed.verb,
      positionals: parsed.positionals,
      values: parsed.values,
      stdout: outputOf(process.stdout, signals),
      get stderr() {
        return (err.output ??= outputOf(process.stderr, signals));
      },
      // Node makes a stream of its input, a millisecond, for who looks at it.
      ask: process.stdout.isTTY ? askOn(process.stdin, process.stdout, stop.signal) : undefined,
      askHidden: process.stdout.isTTY ? askHiddenOn(process.stdin, process.stdout, stop.signal) : undefined,
      input: (maxBytes) => readInput(process.stdin, maxBytes),
      lines: async (question) => {
        const { Lines: Reader } = await import('./lines.ts');
        lines.reader ??= new Reader(process.stdin, process.stdout, stop.signal);
        return lines.reader.ask(question);
      },
      planned: ahead?.end,
      loading,
      foreground: async (child) => (await import('./watch/foreground.ts')).runInForeground(child),
      signal: stop.signal,
      onSignal: signals.claim,
    } satisfies Invocation);
    return stop.signal.aborted ? EXIT.interrupted : code;
  } finally {
    clearInterval(hold);
    lines.reader?.close();
    signals.release();
    await settleTrail(world.audit, COMMAND_MS);
    world.state.close();
  }
}

function outputOf(stream: NodeJS.WriteStream, signals: Signals): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Who works on something goes on without a reader: a closed window or pipe must not end it half way.
    if (signals.claimed()) return;
    // A reader that went away (`| head`) ends the program quietly, as other tools do.
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  return {
    isTerminal: stream.isTTY,
    columns: stream.columns || 80,
    write: (text) => void stream.write(text),
  };
}
