import { OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import { configLanguage, isConfigFile } from '#domain/release/config/config-file.ts';
import { namedVariables, variablesWithValue } from '#domain/release/config/env-example.ts';
import { readerOf } from '#domain/release/docs/syntax/reader-of.ts';
import type { TreeFile } from '#services/ports/git-objects.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import type { DeployedTo, PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

const EXAMPLES: ReadonlySet<string> = new Set(['.env.example', '.env.sample', '.env.template']);
const MOST_BYTES = 1024 * 1024;

/** What this configuration lacks: `bad` stops the release, `doubt` is only said. */
interface Judged {
  readonly bad: readonly string[];
  readonly doubt: readonly string[];
}

/** The configuration that is released can be read, has its variables and nothing left to replace, and deploys. */
export function validateConfigStep(
  world: PushWorld,
  { project, base, environments = [] }: Pick<PushParams, 'project' | 'base' | 'environments'>,
): Step {
  return {
    id: 'validate-config',
    title: 'Configuration complete',
    phase: 'validate',
    reads: true,
    needs: [],
    timeoutMs: 60_000,
    run: async (context) => {
      const tree = await world.gitObjects.tree(project.dir, base, context.signal, { sizes: true });
      const files = tree.filter(({ path, mode }) => mode.startsWith('100') && isConfigFile(path));
      const texts = await textsOf(
        world,
        project.dir,
        [...files, ...tree.filter(({ path }) => EXAMPLES.has(path))],
        context,
      );
      const parts = [
        await syntax(files, texts),
        await variables(world, project.dir, texts),
        ...(await Promise.all(environments.map((one) => deploys(world, tree, one)))),
      ];
      for (const text of parts.flatMap(({ doubt }) => doubt)) context.note(`warning: ${text}`);
      const bad = parts.flatMap((part) => part.bad);
      if (bad.length > 0)
        throw new OpsError('bad-config', `${bad.join('; ')}.`, {
          hint: 'Mend and commit it, or skip the step "validate-config" with a reason.',
          exit: 'refused',
        });
      const doubts = parts.flatMap(({ doubt }) => doubt).length;
      return { summary: `${files.length} files looked at${doubts === 0 ? '' : `, ${doubts} in doubt`}` };
    },
  };
}

async function textsOf(
  { gitObjects }: PushWorld,
  dir: string,
  files: readonly TreeFile[],
  { signal }: StepContext,
): Promise<ReadonlyMap<string, string>> {
  const small = files.filter(({ bytes = MOST_BYTES + 1 }) => bytes <= MOST_BYTES);
  const texts = new Map<string, string>();
  const ids = small.map(({ id }) => id);
  let at = 0;
  for await (const { bytes } of await gitObjects.contents(dir, ids, signal)) {
    const path = small[at++]?.path;
    if (path !== undefined && bytes !== null) texts.set(path, new TextDecoder().decode(bytes));
  }
  return texts;
}

async function syntax(files: readonly TreeFile[], texts: ReadonlyMap<string, string>): Promise<Judged> {
  const languages = new Set(files.flatMap(({ path }) => configLanguage(path) ?? []));
  const readers = new Map(
    await Promise.all([...languages].map(async (language) => [language, await readerOf(language)] as const)),
  );
  const bad = files.flatMap(({ path }) => {
    const text = texts.get(path);
    const language = configLanguage(path);
    if (text === undefined || (language === null && !path.startsWith('.env'))) return [];
    const left = text.split('\n').findIndex((line) => line.includes('REPLACE_WITH_'));
    if (left >= 0) return [`${path}:${left + 1} still says REPLACE_WITH_`];
    // Templates of another program are no documents yet.
    const problem = language === null || text.includes('{{') ? null : readers.get(language)?.(text);
    return problem === null || problem === undefined ? [] : [`${path}:${problem.line} ${problem.says}`];
  });
  return { bad, doubt: [] };
}

async function variables(
  { files, environment }: PushWorld,
  dir: string,
  texts: ReadonlyMap<string, string>,
): Promise<Judged> {
  const wanted = [...EXAMPLES].flatMap((name) => namedVariables(texts.get(name) ?? ''));
  if (wanted.length === 0) return { bad: [], doubt: [] };
  const names = (await files.list(dir)).flatMap(({ name, directory }) =>
    directory || EXAMPLES.has(name) || !/^\.env(?:\.|$)/.test(name) ? [] : [name],
  );
  const written = await Promise.all(names.map(async (name) => (await files.read(joinPath(dir, name))) ?? ''));
  const set = new Set(written.flatMap((text) => variablesWithValue(text)));
  const missing = wanted.filter(({ name }) => !set.has(name) && (environment.get(name) ?? '') === '');
  const said = (required: boolean) => missing.filter((one) => one.required === required).map(({ name }) => name);
  const without = (list: readonly string[], what: string) =>
    list.length === 0 ? [] : [`${list.join(', ')} ${list.length === 1 ? 'has' : 'have'} no value${what}`];
  return { bad: without(said(true), ' and must have one'), doubt: without(said(false), ' in any .env file') };
}

async function deploys(
  { files, shell }: PushWorld,
  tree: readonly TreeFile[],
  { name, command }: DeployedTo,
): Promise<Judged> {
  const file = command.file.replace(/^\.\//, '');
  const bad = (why: string): Judged => ({ bad: [`${name} cannot be deployed to: ${why}`], doubt: [] });
  if (file.startsWith('/'))
    return (await files.stat(file))?.kind === 'file' ? { bad: [], doubt: [] } : bad(`there is no file ${file}`);
  if (!file.includes('/') && file === command.file)
    return (await shell.which(file)) === null ? bad(`there is no program ${file}`) : { bad: [], doubt: [] };
  const found = tree.find(({ path }) => path === file);
  if (found === undefined) return bad(`${file} is not committed`);
  return found.mode === '100755'
    ? { bad: [], doubt: [] }
    : bad(`${file} is not executable (git update-index --chmod=+x)`);
}
