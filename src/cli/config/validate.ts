import type { Invocation } from '#cli/command.ts';
import type { Config } from '#config/config.ts';
import { configPath } from '#config/load.ts';
import { readVariables } from '#config/variables.ts';
import { EXIT } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';

/** Checks a file in every environment and lists all that is wrong; exit usage when there is anything. */
export async function validateConfig({ world, values, positionals, stdout, stderr }: Invocation): Promise<number> {
  const { environment, configStore, managers } = world;
  const option = typeof values['config'] === 'string' ? values['config'] : undefined;
  const { path } = configPath({ file: positionals[0] ?? option, environment });
  const { validateFile } = await import('#config/file/validate.ts');
  const { memory } = readVariables(environment);
  const { problems, configs } = await validateFile({ store: configStore, path, home: environment.home, memory });
  const strange = strangers(
    configs,
    managers.map(({ name }) => name),
  );
  if (values['json'] === true) {
    const valid = problems.length === 0;
    stdout.write(`${JSON.stringify({ schema: 1, file: path, valid, problems, warnings: strange })}\n`);
    return valid ? EXIT.ok : EXIT.usage;
  }
  if (problems.length > 0) {
    const { problemsError } = await import('#config/file/problem.ts');
    throw problemsError(problems);
  }
  stdout.write(`${path} is right in ${[...configs.keys()].join(', ')}.\n`);
  for (const [name, config] of distinct(configs)) stdout.write(`  ${name}: ${contents(config)}\n`);
  for (const warning of strange) stderr.write(`${warning}\n`);
  return EXIT.ok;
}

/** Environments that differ in what they hold; those like one before are left out. */
function distinct(configs: ReadonlyMap<string, Config>): [string, Config][] {
  const seen = new Set<string>();
  return [...configs].filter(([, config]) => {
    const text = contents(config);
    return !seen.has(text) && seen.add(text);
  });
}

function contents({ projects, services, checks }: Config): string {
  return [plural(projects.length, 'project'), plural(services.length, 'service'), plural(checks.length, 'check')].join(
    ', ',
  );
}

/** Services of managers that this program does not know can never be looked at. */
function strangers(configs: ReadonlyMap<string, Config>, managers: readonly string[]): string[] {
  const services = [...configs.values()].flatMap((config) => config.services);
  const unknown = new Set(services.map(({ manager }) => manager).filter((name) => !managers.includes(name)));
  if (managers.length === 0) return [];
  return [...unknown].map((name) => `The service manager ${name} is not known here; known are ${managers.join(', ')}.`);
}
