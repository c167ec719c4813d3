import type { Secret } from '#domain/credentials/secret.ts';
import type { Inspected, ShownProvider } from '#screens/credentials/desk.ts';
import type { World } from '#services/ports/world.ts';
import { allProviders, providerOfValue } from '#services/procedures/credentials/provider-of.ts';
import type { Provider } from '#services/providers/provider.ts';

/** Of a generic one a person says where it is. */
const WITHOUT_ADDRESS = 'http';

/** A kind of credential without its code. */
export const shownProvider = ({ id, title, howTo, revokeUrl }: Provider): ShownProvider => ({
  id,
  title,
  howTo,
  hasUsualUrl: id !== WITHOUT_ADDRESS,
  revokeUrl: revokeUrl ?? null,
});

/** What can be said of a value without asking anybody. Nothing of it can be shown from then on. */
export async function inspectValue(
  { secrets, state }: Pick<World, 'secrets' | 'state'>,
  value: Secret,
  chosen: string | null,
): Promise<Inspected> {
  const recognised = await providerOfValue(value.reveal());
  const provider = chosen === null ? recognised : ((await allProviders()).find(({ id }) => id === chosen) ?? null);
  const shape = provider?.shape(value.reveal()) ?? null;
  if (shape?.fits === true) secrets.learn('pasted', value);
  const fingerprint = secrets.fingerprint(value);
  const known =
    fingerprint === null ? undefined : state.credentials.all().find((each) => each.fingerprint === fingerprint);
  return {
    recognised: recognised?.id ?? null,
    shape: shape === null || !shape.fits ? shape : { fits: true, kind: shape.kind, expiresAt: shape.expiresAt ?? null },
    known: known?.name ?? null,
  };
}
