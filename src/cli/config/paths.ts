import type { Invocation } from '#cli/command.ts';
import { configPath } from '#config/load.ts';
import { trustPath } from '#config/trust.ts';
import { EXIT } from '#domain/errors.ts';

/** Prints where the files are, and which of them are there. */
export async function showPaths({ world, values, stdout }: Invocation): Promise<number> {
  const { environment, configStore } = world;
  const file = typeof values['config'] === 'string' ? values['config'] : undefined;
  const { path, asked } = configPath({ file, environment });
  const exists = (await configStore.stamp(path)) !== null;
  const { stateDir } = environment;
  const trust = trustPath(environment);
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, config: { path, exists, namedBy: asked }, stateDir, trust })}\n`);
    return EXIT.ok;
  }
  const by = asked === null ? '' : `, named by ${asked}`;
  stdout.write(`configuration  ${path}${exists ? '' : ' (not there, the defaults hold)'}${by}\n`);
  stdout.write(`state          ${stateDir}\n`);
  stdout.write(`trusted files  ${trust}\n`);
  return EXIT.ok;
}
