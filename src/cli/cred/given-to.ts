import type { Invocation } from '#cli/command.ts';
import { injectionsOf } from '#domain/credentials/injections.ts';
import { OpsError } from '#domain/errors.ts';
import { resolvePath } from '#domain/path.ts';
import { variablesOf } from '#services/procedures/credentials/inject.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { resolveReferences } from '#services/procedures/credentials/resolve.ts';

const LARGEST_BYTES = 1_048_576;

/** What a program gets. */
interface Given {
  /** Variables that hold a value of a credential. */
  readonly variables: Readonly<Record<string, string>>;
  /** Other variables, of files of variables. */
  readonly plain: Readonly<Record<string, string>>;
  /** Texts with their references resolved, each for a file in memory. */
  readonly files: readonly { readonly variable: string; readonly text: string }[];
  /** Names of the credentials that are in it. */
  readonly names: readonly string[];
}

/**
 * What `cred run` hands to a program: `--with`, then the variables of `--vars`, then those of our own environment that hold
 * a reference, and the files of `--fill`. What is named first wins.
 */
export async function givenTo(invocation: Invocation, world: CredentialWorld, pristine: boolean): Promise<Given> {
  const { values } = invocation;
  const { environment } = invocation.world;
  const asked = await variablesOf(world, injectionsOf(listOf(values['with'])));
  const own: Record<string, string> = pristine ? {} : { ...environment.all() };
  const read: Record<string, string> = {};
  for (const path of listOf(values['vars'])) Object.assign(read, await variablesIn(invocation, path));
  const wanted = Object.entries({ ...own, ...read }).filter(([name]) => !Object.hasOwn(asked.variables, name));
  const found = await resolveReferences(world, Object.fromEntries(wanted));
  const texts: Record<string, string> = {};
  const filled = listOf(values['fill']).map(fillOf);
  for (const { path } of filled) texts[path] = await textOf(invocation, path);
  const whole = await resolveReferences(world, texts);
  const isPlain = ([name]: readonly [string, string]): boolean =>
    !Object.hasOwn(found.texts, name) && !Object.hasOwn(asked.variables, name);
  return {
    variables: { ...found.texts, ...asked.variables },
    plain: Object.fromEntries(Object.entries(read).filter(isPlain)),
    files: filled.map(({ path, variable }) => ({ variable, text: whole.texts[path] ?? texts[path] ?? '' })),
    names: [...new Set([...asked.names, ...found.names, ...whole.names])],
  };
}

async function variablesIn(invocation: Invocation, path: string): Promise<NodeJS.Dict<string>> {
  const { parseEnv } = await import('node:util');
  return parseEnv(await textOf(invocation, path));
}

async function textOf({ world }: Invocation, path: string): Promise<string> {
  const { cwd, home } = world.environment;
  const file = await world.configStore.read(resolvePath(path, cwd, home) ?? path, LARGEST_BYTES);
  if (file !== null) return Buffer.from(file.bytes).toString('utf8');
  throw new OpsError('nothing-there', `There is no ${path}. Nothing was run.`, { hint: 'Name a file.', exit: 'usage' });
}

function fillOf(word: string): { readonly path: string; readonly variable: string } {
  const [, path = '', variable = ''] = /^(.+)=([A-Za-z_]\w*)$/s.exec(word) ?? [];
  if (path === '')
    throw new OpsError('usage', '--fill takes FILE=VARIABLE.', {
      hint: `cpm-console cred run --fill ~/.netrc=NETRC -- sh -c 'curl --netrc-file "$NETRC" URL'`,
      exit: 'usage',
    });
  return { path, variable };
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
