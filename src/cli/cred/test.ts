import type { Invocation } from '#cli/command.ts';
import { bounded } from '#domain/bounded.ts';
import type { TestOutcome } from '#domain/credentials/credential.ts';
import { EXIT, OpsError, errorJson } from '#domain/errors.ts';
import { testCredential } from '#services/procedures/credentials/test.ts';

import { documentOf, testJson } from './json.ts';

const AT_ONCE = 4;
/** The first that any of them has decides. */
const EXITS: readonly (readonly [number, readonly TestOutcome[]])[] = [
  [EXIT.credential, ['rejected', 'expired']],
  [EXIT.unknown, ['unknown', 'throttled']],
  [EXIT.attention, ['restricted']],
];

/** `cred test [NAME...]`: asks the providers, all of them without a name. Exit 8 when one is refused. */
export async function testCommand({ world, config, values, positionals, stdout, signal }: Invocation): Promise<number> {
  const names = positionals.length > 0 ? positionals : world.state.credentials.all().map(({ name }) => name);
  const tested = await bounded(names, AT_ONCE, async (name) => {
    try {
      return { name, ...(await testCredential(world, config.credentials, name, signal)) };
    } catch (thrown) {
      if (!(thrown instanceof OpsError) || names.length === 1) throw thrown;
      return { name, failure: thrown };
    }
  });
  if (values['json'] === true)
    stdout.write(
      documentOf({
        tests: tested.map((one) =>
          'failure' in one
            ? { name: one.name, ...errorJson(one.failure) }
            : { name: one.name, ...testJson(one.result) },
        ),
      }),
    );
  else {
    if (tested.length === 0) stdout.write('There is no credential yet.\n');
    const widest = Math.max(0, ...names.map(({ length }) => length));
    for (const one of tested)
      stdout.write(
        `${one.name.padEnd(widest)}  ${'failure' in one ? `failed: ${one.failure.message}` : words(one.result)}\n`,
      );
  }
  if (tested.some((one) => 'failure' in one)) return EXIT.credential;
  const outcomes = new Set(tested.flatMap((one) => ('failure' in one ? [] : [one.result.outcome])));
  return EXITS.find(([, those]) => those.some((outcome) => outcomes.has(outcome)))?.[0] ?? EXIT.ok;
}

function words({
  outcome,
  summary,
  scopes = [],
  hint,
}: {
  outcome: string;
  summary: string;
  scopes?: readonly string[] | undefined;
  hint?: string | undefined;
}): string {
  const may = scopes.length > 0 ? `; may: ${scopes.join(', ')}` : '';
  return `${outcome}: ${summary}${may}${hint === undefined ? '' : `. ${hint}`}`;
}
