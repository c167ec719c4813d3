import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

/** More is read of nothing: what is longer is no value and is said to be so. */
const MOST_BYTES = 64 * 1024;
/** 64 letters. */
const GENERATED_BYTES = 48;
const GH_TIMEOUT_MS = 10_000;

/** The value as a person gives it: piped, from a variable, from gh, or typed where nobody sees it. */
export async function givenValue(invocation: Invocation, question: string): Promise<string> {
  const { values, world, input, askHidden } = invocation;
  const variable = values['from-env'];
  const generate = values['generate'] === true;
  const ways = [values['stdin'] === true, variable !== undefined, values['from-gh'] === true, generate].filter(Boolean);
  if (ways.length > 1)
    throw new OpsError('usage', 'Give one of --stdin, --from-env, --from-gh and --generate.', { exit: 'usage' });
  if (generate) return world.secrets.generate(GENERATED_BYTES).reveal();
  if (values['stdin'] === true) return ((await input?.(MOST_BYTES)) ?? '').replace(/\r?\n$/, '');
  if (typeof variable === 'string') return fromVariable(world.environment.get(variable), variable);
  if (values['from-gh'] === true) return fromGh(invocation);
  if (askHidden === undefined)
    throw new OpsError('needs-value', 'There is no terminal to ask for the value on; nothing was saved.', {
      hint: 'Pipe it in with --stdin, or name a variable with --from-env.',
      exit: 'refused',
    });
  const typed = await askHidden(question);
  if (typed === null) throw new OpsError('left', 'Left; nothing was saved.', { exit: 'refused' });
  return typed;
}

function fromVariable(value: string | undefined, name: string): string {
  if (value !== undefined && value !== '') return value;
  throw new OpsError('no-such-variable', `The variable ${name} is not set.`, {
    hint: 'It must be exported by the shell that starts the console.',
    exit: 'usage',
  });
}

/** The token that gh keeps. It comes over a pipe; gh is asked for nothing else. */
async function fromGh({ world, values, signal }: Invocation): Promise<string> {
  const url = typeof values['url'] === 'string' ? URL.parse(values['url']) : null;
  const host = url === null || url.hostname === 'api.github.com' ? [] : ['--hostname', url.hostname];
  const ran = await world.shell
    .run({ file: 'gh', args: ['auth', 'token', ...host] }, { timeoutMs: GH_TIMEOUT_MS, signal })
    .catch((thrown: unknown) => {
      throw new OpsError('no-gh', "GitHub's own program gh could not be started.", {
        hint: 'Install it, or paste a token: cpm-console cred add github/main',
        exit: 'credential',
        cause: thrown,
      });
    });
  if (ran.exitCode === 0 && ran.stdout.trim() !== '') return ran.stdout.trim();
  throw new OpsError('gh-has-none', 'gh has no token.', {
    hint: 'Log in with it first: gh auth login',
    exit: 'credential',
  });
}
