import type { Invocation } from '#cli/command.ts';
import { isCredentialName } from '#domain/credentials/name.ts';
import { parseDuration } from '#domain/duration.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { addCredential, type Wish } from '#services/procedures/credentials/add.ts';
import { credentialRow } from '#services/procedures/credentials/list.ts';
import { allProviders, providerNamed, providerOfValue } from '#services/procedures/credentials/provider-of.ts';
import type { Provider } from '#services/providers/provider.ts';

import { howTo } from './how.ts';
import { credentialJson, documentOf, testJson } from './json.ts';
import { refuseLeaked } from './leaked-argument.ts';
import { givenValue } from './value.ts';

const DAY_MS = 86_400_000;

/** `cred add NAME`: checks a value, stores it, reads it back, and says so only then. */
export async function addCommand(invocation: Invocation): Promise<number> {
  const { world, config, values, positionals, stdout, askHidden, signal } = invocation;
  await refuseLeaked(invocation);
  const name = positionals[0] ?? '';
  if (!isCredentialName(name))
    throw new OpsError('bad-name', name === '' ? 'cred add takes a name.' : 'That is no name for a credential.', {
      hint: 'Use small letters, digits and hyphens, and at most one slash: cpm-console cred add github/main',
      exit: 'usage',
    });
  await world.policy.demand('credential.write', name);
  const wanted = await wantedProvider(invocation, name);
  const quiet = values['json'] === true;
  const asks =
    ['stdin', 'from-env', 'from-gh', 'generate'].every((way) => values[way] === undefined) && askHidden !== undefined;
  if (asks && !quiet && wanted !== null) stdout.write(`${howTo(wanted)}\n`);
  const text = await givenValue(invocation, `Value of ${name} (it is not shown): `);
  const provider = wanted ?? (await providerOfValue(text.trim()));
  if (provider === null)
    throw new OpsError('which-provider', 'Nothing tells what this is for; nothing was saved.', {
      hint: `Add --provider with one of: ${(await allProviders()).map(({ id }) => id).join(', ')}.`,
      exit: 'usage',
    });
  const wish: Wish = { name, provider: provider.id, text, ...wishes(values) };
  const { credential, result, note, kind } = await addCredential(world, config.credentials, wish, signal);
  if (quiet) {
    const row = await credentialRow(world, config.credentials, credential, { names: [name] });
    stdout.write(
      documentOf({ credential: credentialJson(row), result: result === null ? null : testJson(result), note }),
    );
    return EXIT.ok;
  }
  if (note !== null) stdout.write(`${note}\n`);
  stdout.write(`${name} saved: ${provider.title}, ${kind}, ${credential.masked}. It was read back.\n`);
  if (result === null) stdout.write(`Not tested. Test it: cpm-console cred test ${name}\n`);
  else stdout.write(`${result.outcome}: ${result.summary}${result.hint === undefined ? '' : `. ${result.hint}`}\n`);
  return EXIT.ok;
}

/** What is said of it, else what the configuration or the name says; null when only the value can tell. */
async function wantedProvider({ values, config, world }: Invocation, name: string): Promise<Provider | null> {
  const said =
    values['provider'] ??
    config.credentials.items.find((item) => item.name === name)?.provider ??
    world.state.credentials.get(name)?.provider;
  if (typeof said === 'string') return providerNamed(said);
  const beginning = name.split('/')[0];
  return (await allProviders()).find(({ id }) => id === beginning) ?? null;
}

function wishes(values: Invocation['values']): Partial<Wish> {
  const { url, rule, want, header, ok, expires, replace, untested, generate } = values;
  const every = values['rotate-every'];
  return {
    ...(typeof url === 'string' && { baseUrl: plainUrl(url) }),
    ...(typeof rule === 'string' && { rule: checkedRule(rule) }),
    ...(Array.isArray(want) && { wants: want.map(String) }),
    ...((header !== undefined || ok !== undefined) && { probe: probeOf(header, ok) }),
    ...(typeof expires === 'string' && { expiresAt: dateOf(expires) }),
    ...(typeof every === 'string' && { rotateDays: daysOf(every) }),
    replace: replace === true,
    // Nobody accepts yet what was just made.
    test: untested !== true && generate !== true,
  };
}

function plainUrl(given: string): string {
  const url = URL.parse(given);
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return given;
  throw usage('--url takes an http or https address without a user name.');
}

function checkedRule(rule: string): string {
  if (/^(?:owner:[\w.-]+|path:\/.*)$/.test(rule)) return rule;
  throw usage('--rule takes owner:NAME or path:FOLDER with an absolute folder.');
}

function probeOf(header: unknown, ok: unknown): NonNullable<Wish['probe']> {
  const statuses = Array.isArray(ok) ? ok.map(Number) : [200];
  if (statuses.some((status) => !Number.isInteger(status) || status < 100 || status > 599))
    throw usage('--ok takes an HTTP status such as 200.');
  const name = typeof header === 'string' ? header : 'Authorization';
  if (!/^[\w-]+$/.test(name)) throw usage('--header takes the name of a header such as X-API-Key.');
  return { header: name, ok: statuses };
}

function dateOf(given: string): number {
  const at = /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?$/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(at)) throw usage('--expires takes a date such as 2026-12-24.');
  return at;
}

function daysOf(given: string): number {
  const ms = given === '0' ? 0 : parseDuration(given);
  if (ms === null) throw usage('--rotate-every takes a duration such as 90d.');
  return Math.floor(ms / DAY_MS);
}

const usage = (message: string): OpsError => new OpsError('usage', message, { exit: 'usage' });
