import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { allProviders, providerNamed } from '#services/procedures/credentials/provider-of.ts';
import type { Provider } from '#services/providers/provider.ts';

import { documentOf } from './json.ts';

/** `cred how [PROVIDER]`: how to create one, for one provider or for all. */
export async function howCommand({ positionals, values, stdout }: Invocation): Promise<number> {
  const [id] = positionals;
  const chosen = id === undefined ? await allProviders() : [await providerNamed(id)];
  if (values['json'] === true)
    stdout.write(
      documentOf({
        providers: chosen.map(({ id: name, title, variables, rotateDays, howTo: page }) => ({
          id: name,
          title,
          variables,
          rotateDays,
          ...page,
        })),
      }),
    );
  else stdout.write(chosen.map((provider) => howTo(provider)).join('\n'));
  return EXIT.ok;
}

/** The page of one provider. */
export function howTo({ id, title, howTo: { url, steps, permissions }, variables }: Provider): string {
  const widest = Math.max(0, ...permissions.map(({ name }) => name.length));
  return [
    `${title} (${id})${url === '' ? '' : `   ${url}`}`,
    ...steps.map((step, at) => `  ${at + 1} ${step}`),
    ...permissions.map(({ name, usedFor }) => `    ${name.padEnd(widest)}   ${usedFor}`),
    ...(variables.length > 0 ? [`  Found in ${variables.join(', ')} too.`] : []),
    '',
  ].join('\n');
}
