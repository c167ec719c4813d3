import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import { exactFinder } from '#domain/redact/exact.ts';
import { patientStream } from '#domain/redact/patient.ts';
import { createRedactor } from '#domain/redact/redactor.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';

import { credentialWorldOf } from './credential-world.ts';
import { givenTo } from './given-to.ts';

/** As a shell tells that a signal ended a program. */
const BY_SIGNAL: Readonly<Record<string, number>> = {
  SIGHUP: 129,
  SIGINT: 130,
  SIGQUIT: 131,
  SIGABRT: 134,
  SIGKILL: 137,
  SIGSEGV: 139,
  SIGPIPE: 141,
  SIGTERM: 143,
};

/**
 * `cred run [--with NAME=VAR] -- PROGRAM`: these values, and those its variables refer to, are in the environment of that
 * program and nowhere else, what it prints is redacted, and it keeps its terminal. Ends as the program does.
 */
export async function runWithValues(invocation: Invocation): Promise<number> {
  const { positionals, values, stdout, onSignal } = invocation;
  const pristine = values['pristine'] === true;
  const world = credentialWorldOf(invocation);
  const [file, ...args] = positionals;
  if (file === undefined)
    throw new OpsError('usage', 'Which program should be run?', {
      hint: 'cpm-console cred run --with memory/main=MEM0_API_KEY -- npm start',
      exit: 'usage',
    });
  const given = await givenTo(invocation, world, pristine);
  const { variables, names } = given;
  const note = (outcome: 'intent' | 'done' | 'failed', more: { readonly exit?: number } = {}) =>
    told(world, names, {
      outcome,
      program: file,
      variables: [...Object.keys(variables), ...given.files.map(({ variable }) => variable)],
      ...more,
    });
  await note('intent');
  const streams = redactedOutput(invocation, variables);
  let unclaim: (() => void) | undefined;
  try {
    const { exitCode, signal } = await world.injected.run(
      { file, args },
      {
        variables: { ...given.plain, ...variables },
        files: given.files,
        pristine,
        terminal: stdout.isTerminal && invocation.ask !== undefined && (await world.injected.hasTerminals()),
        onOutput: (text, stream) => streams[stream].push(text),
        onStart: (pass) => void (unclaim = onSignal?.(pass)),
      },
    );
    const exit = exitCode ?? BY_SIGNAL[signal ?? ''] ?? 1;
    await note(exit === 0 ? 'done' : 'failed', { exit });
    return exit;
  } catch (thrown) {
    await note('failed');
    throw thrown;
  } finally {
    unclaim?.();
    streams.stdout.end();
    streams.stderr.end();
  }
}

function redactedOutput({ world, stdout, stderr }: Invocation, variables: Readonly<Record<string, string>>) {
  const known = [...Object.entries(variables).map(([name, value]) => ({ name, value })), ...world.secrets.known()];
  const redactor = createRedactor({ env: world.environment.all(), values: known });
  const exact = exactFinder(known);
  const to = (output: Invocation['stdout']) =>
    patientStream({
      stream: redactor.stream(),
      exact,
      write: (text) => output.write(text),
      after: (ms, callback) => world.clock.after(ms, callback),
    });
  return { stdout: to(stdout), stderr: to(stderr) };
}

async function told(
  { audit }: CredentialWorld,
  names: readonly string[],
  {
    outcome,
    ...details
  }: {
    readonly outcome: 'intent' | 'done' | 'failed';
    readonly program: string;
    readonly variables: readonly string[];
    readonly exit?: number;
  },
): Promise<void> {
  for (const target of names) await audit.append({ event: 'credential_used', target, outcome, details });
}
