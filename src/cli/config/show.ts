import type { Invocation } from '#cli/command.ts';
import { hidden } from '#config/private.ts';
import { EXIT } from '#domain/errors.ts';

/** Prints everything that holds now. Throws the OpsError of a configuration that is wrong. */
export async function showConfig({ config, configError, values, stdout }: Invocation): Promise<number> {
  if (configError !== undefined) throw configError;
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, config: hidden(config) })}\n`);
    return EXIT.ok;
  }
  const { configYaml } = await import('#config/file/show.ts');
  stdout.write(configYaml(config));
  return EXIT.ok;
}
