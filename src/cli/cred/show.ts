import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { span } from '#domain/format.ts';
import { type CredentialRow, credentialRow } from '#services/procedures/credentials/list.ts';
import { credentialNamed } from '#services/procedures/credentials/named.ts';

import { credentialJson, documentOf } from './json.ts';
import { oneName } from './one-name.ts';
import { endsIn, testedAs } from './words.ts';

/** `cred show NAME`: all that is known of one. Exit 0: it only tells. */
export async function showCommand(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout } = invocation;
  const credential = credentialNamed(world, oneName(invocation));
  const view = await world.secrets.stored();
  const row = await credentialRow(world, config.credentials, credential, view);
  if (values['json'] === true) stdout.write(documentOf({ credential: credentialJson(row) }));
  else for (const [label, words] of lines(row, world.clock.now())) stdout.write(`${label.padEnd(12)} ${words}\n`);
  return EXIT.ok;
}

function lines(row: CredentialRow, now: number): (readonly [label: string, words: string])[] {
  const { credential, state, from, rotateAt, lockedOutUntil } = row;
  const { tested } = credential;
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const all: readonly (readonly [string, string | null | undefined])[] = [
    ['name', credential.name],
    ['state', state],
    ['provider', credential.provider],
    ['value', credential.masked],
    ['from', from ?? 'nowhere'],
    ['address', credential.baseUrl],
    ['used for', credential.rule],
    ['whose', tested?.account],
    ['may', (tested?.scopes ?? []).join(', ')],
    ['ends', endsIn(row, now)],
    ['made', `${day(credential.createdAt)}, ${span(now - credential.createdAt)} ago`],
    ['replace by', rotateAt === null ? 'never' : day(rotateAt)],
    ['tested', testedAs(row, now)],
    ['', tested === null ? null : tested.summary],
    ['next', tested?.hint],
    ['left alone', lockedOutUntil === null ? null : `for ${span(lockedOutUntil - now)}, after rejections in a row`],
    ['tries also', (credential.wants ?? []).join(', ')],
    ['used by', credential.usedBy.map(({ kind, target }) => `${kind} ${target}`).join(', ')],
  ];
  return all.flatMap(([label, words]) =>
    words === null || words === undefined || words === '' ? [] : [[label, words]],
  );
}
