import { OpsError } from '#domain/errors.ts';
import type { Injected } from '#services/ports/injected.ts';

const OURS: Readonly<Record<string, string>> = { PATH: '/usr/bin', HOME: '/home/ana' };

/** A machine with two programs: `env` prints its environment, `false` fails. There are no terminals. */
export function fakeInjected(more: Readonly<Record<string, string>> = {}): Injected {
  return {
    hasTerminals: () => Promise.resolve(false),
    run({ file }, { variables, files = [], pristine, onOutput, onStart }) {
      if (file === 'false') return Promise.resolve({ exitCode: 1, signal: null });
      if (file !== 'env')
        return Promise.reject(
          new OpsError('not-found', `${file} is not on PATH.`, { hint: 'Nothing was run.', exit: 'usage' }),
        );
      onStart(() => undefined);
      const environment: Record<string, string> = { ...OURS, ...(pristine ? {} : more), ...variables };
      for (const [at, { variable }] of files.entries()) environment[variable] = `/dev/fd/${3 + at}`;
      for (const [name, value] of Object.entries(environment)) onOutput(`${name}=${value}\n`, 'stdout');
      return Promise.resolve({ exitCode: 0, signal: null });
    },
  };
}
