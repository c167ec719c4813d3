import type { Invocation } from '#cli/command.ts';
import { MAX_PROJECT_BYTES, readTrust, trustPath } from '#config/trust.ts';
import { EXIT } from '#domain/errors.ts';
import { shortPath } from '#domain/path.ts';

/** Prints every trusted file and whether it is still what was trusted. */
export async function listTrusted({ world, values, stdout }: Invocation): Promise<number> {
  const { configStore, environment } = world;
  const pins = await readTrust(configStore, trustPath(environment));
  const trusted = await Promise.all(
    Object.entries(pins).map(async ([path, sha256]) => {
      const file = await configStore.read(path, MAX_PROJECT_BYTES).catch(() => null);
      const state = file === null ? 'gone' : file.sha256 === sha256 ? 'trusted' : 'changed';
      return { path, sha256, state };
    }),
  );
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, trusted })}\n`);
  else if (trusted.length === 0) stdout.write('No project file is trusted.\n');
  else for (const { path, state } of trusted) stdout.write(`${state.padEnd(8)} ${shortPath(path, environment.home)}\n`);
  return EXIT.ok;
}
