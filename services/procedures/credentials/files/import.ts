import type { Credential } from '#domain/credentials/credential.ts';
import { addressAround, isGitConfig, isOfGit, withHelper } from '#domain/credentials/plain/git-address.ts';
import { hostOfLogin } from '#domain/credentials/plain/netrc.ts';
import { referenceFor } from '#domain/credentials/plain/reference-for.ts';
import { type PlainValue, valuesIn } from '#domain/credentials/plain/values-in.ts';
import { withReferences } from '#domain/credentials/plain/with-references.ts';
import { Secret } from '#domain/credentials/secret.ts';
import type { CredentialSettings } from '#domain/credentials/settings.ts';
import { fullMessageOf, OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';
import { addCredential } from '#services/procedures/credentials/add.ts';
import { audited } from '#services/procedures/credentials/audited.ts';
import { allProviders } from '#services/procedures/credentials/provider-of.ts';
import type { Provider } from '#services/providers/provider.ts';

const LARGEST_BYTES = 1_048_576;
/** No status says that a value is right. */
const UNASKED = { header: 'Authorization', ok: [] };

/** One value of a file and where it will be kept. */
export interface ImportItem extends PlainValue {
  readonly name: string;
  readonly provider: string;
  /** It is stored under this name already; only the file still holds it. */
  readonly stored: boolean;
  /** Whom it is for, where the file tells: git gets it for that host alone. */
  readonly host: string | null;
  /** Why it stays where it is; null when it does not. */
  readonly stays: string | null;
}

export interface ImportPlan {
  readonly path: string;
  readonly items: readonly ImportItem[];
  /** Of the file as it was looked at. */
  readonly sha256: string;
  readonly text: string;
}

/** What became of a file; values are nowhere in it. */
export interface Imported {
  readonly path: string;
  readonly kept: readonly { readonly name: string; readonly provider: string; readonly stored: boolean }[];
  /** Left as they are, with the reason. */
  readonly left: readonly { readonly name: string; readonly reason: string }[];
  /** The file as it was, private; null when nothing was replaced. */
  readonly backup: string | null;
}

/** Which values a file holds and how each would be called; writes nothing. Throws OpsError `nothing-there`, `not-text`. */
export async function planImport(world: World, path: string): Promise<ImportPlan> {
  await world.policy.demand('credential.write', path);
  const file = await world.configStore.read(path, LARGEST_BYTES);
  if (file === null)
    throw new OpsError('nothing-there', `There is no ${path}.`, { hint: 'Name a file.', exit: 'usage' });
  const text = Buffer.from(file.bytes).toString('utf8');
  if (!Buffer.from(text).equals(file.bytes))
    throw new OpsError('not-text', `${path} is no text, so nothing in it can be replaced.`, {
      hint: 'Name a file of variables or of a login.',
      exit: 'usage',
    });
  const providers = await allProviders();
  const variables = new Set(providers.flatMap((provider) => provider.variables));
  await world.secrets.stored();
  const taken = new Map<string, string>();
  const items = valuesIn(text, path, variables).map((found): ImportItem => {
    world.secrets.learn(path, new Secret(found.value));
    const provider = providerOf(providers, found);
    const before = storedAs(world, found.value) ?? [...taken].find(([, value]) => value === found.value)?.[0];
    const name = before ?? freeName(world, taken, provider.id, found.variable);
    taken.set(name, found.value);
    const { host, stays } = loginOf(text, path, found);
    return { ...found, name, provider: provider.id, stored: before !== undefined, host, stays };
  });
  return { path, items, sha256: file.sha256, text };
}

/**
 * Stores each value, which reads it back, then keeps the file as it was in a private copy beside it and puts references
 * in place of what is stored. A value its provider refuses, or that fits no shape, stays where it is. Killed anywhere, each
 * value is in the file or in the store, and the same call goes on.
 */
export async function importFile(
  world: World,
  settings: CredentialSettings,
  { path, items, sha256, text }: ImportPlan,
  {
    test,
    signal,
    helper,
  }: { readonly test: boolean; readonly signal: AbortSignal; /** What git calls. */ readonly helper: string },
): Promise<Imported> {
  const kept: ImportItem[] = [];
  const left: { name: string; reason: string }[] = [];
  for (const item of items) {
    const { name, provider, value, stored, host, stays } = item;
    if (stays !== null) {
      left.push({ name, reason: stays });
      continue;
    }
    const login = loginFor(provider, host);
    const wish = { name, provider, text: value, ...login, test };
    try {
      if (stored) belongsTo(world, name, login);
      else await addCredential(world, settings, { ...wish, leaked: true }, signal);
      kept.push(item);
    } catch (error) {
      if (!(error instanceof OpsError) || error.code.startsWith('keychain-')) throw error;
      left.push({ name, reason: fullMessageOf(error) });
    }
  }
  const names = kept.map(({ name }) => name).join(', ');
  const note = (outcome: 'intent' | 'done' | 'failed') =>
    audited(world, { event: 'credential_imported', target: path, outcome, details: { names, left: left.length } });
  if (kept.length > 0) await note('intent');
  const backup = kept.length === 0 ? null : `${path}.before-import-${world.clock.now()}`;
  if (backup !== null) {
    await world.configStore.write(backup, text, null);
    const after = withReferences(
      text,
      kept.map((item) => referenceFor(text, path, item)),
    );
    const hosts = isGitConfig(path) ? kept.flatMap(({ host }) => host ?? []) : [];
    const written = hosts.length === 0 ? after : withHelper(after, hosts, helper);
    await world.configStore.write(path, written, sha256).catch(async (thrown: unknown) => {
      await note('failed');
      throw thrown;
    });
    await note('done');
  }
  return { path, kept: kept.map(({ name, provider, stored }) => ({ name, provider, stored })), left, backup };
}

function providerOf(providers: readonly Provider[], { value, variable }: PlainValue): Provider {
  const found =
    providers.find((provider) => provider.recognises(value)) ??
    providers.find(({ variables }) => variable !== null && variables.includes(variable)) ??
    providers.find(({ id }) => id === 'http');
  if (found === undefined) throw new Error('There is no provider for values nobody knows.');
  return found;
}

/** The host a login is for. Git gets no value over anything but https, so an address of another kind keeps its own. */
function loginOf(text: string, path: string, { from, to }: PlainValue): Pick<ImportItem, 'host' | 'stays'> {
  const address = isOfGit(path) ? addressAround(text, from, to) : null;
  const host = address?.host ?? hostOfLogin(text, path, from);
  const stays =
    address === null || address.protocol === 'https'
      ? null
      : `Git would have to send it over ${address.protocol}, where everybody on the way can read it. Give the remote an https address first.`;
  return { host, stays };
}

/** The address that says whom a value is for, where it is not the usual one; there is nothing to ask it at. */
function loginFor(provider: string, host: string | null): Pick<Credential, 'baseUrl' | 'probe'> {
  if (host !== null && provider === 'http') return { baseUrl: `https://${host}/`, probe: UNASKED };
  const elsewhere = provider === 'github' && host !== null && host !== 'github.com' && host !== 'api.github.com';
  return { baseUrl: elsewhere ? `https://${host}/api/v3` : null, probe: null };
}

/** A value that was stored without saying for whom learns it; one that is for another host stays so. */
function belongsTo({ state }: World, name: string, login: Pick<Credential, 'baseUrl' | 'probe'>): void {
  const known = state.credentials.get(name);
  if (known === null || login.baseUrl === null || known.baseUrl === login.baseUrl) return;
  if (known.baseUrl !== null)
    throw new OpsError('other-host', `It is stored as ${name} for ${known.baseUrl}, and goes to no other host.`, {
      hint: `Add it once more under another name: cpm-console cred add NAME --url ${login.baseUrl}`,
      exit: 'refused',
    });
  state.credentials.put({ ...known, ...login });
}

function storedAs({ secrets, state }: World, value: string): string | undefined {
  return secrets.known().find((known) => known.value === value && state.credentials.get(known.name) !== null)?.name;
}

/** `github/main`, else after the variable: `http/billing-api-key`. */
function freeName(
  { state }: World,
  taken: ReadonlyMap<string, string>,
  provider: string,
  variable: string | null,
): string {
  const after = (variable ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const base = provider === 'http' && after !== '' ? `http/${after}` : `${provider}/main`;
  for (let at = 1; ; at += 1) {
    const name = at === 1 ? base : `${base}-${at}`;
    if (!taken.has(name) && state.credentials.get(name) === null) return name;
  }
}
