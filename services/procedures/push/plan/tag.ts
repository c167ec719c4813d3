import { baseName } from '#domain/path.ts';
import type { SettingsLayer } from '#domain/release/made/settings.ts';
import { tagName } from '#domain/release/versions/tags.ts';

import type { Sight } from './sight.ts';

/** What stands before the version in the tags that a person asked for; null when nobody did, or it depends on a name. */
export function askedPrefix(configured: readonly SettingsLayer[] | null, packageName: string | null): string | null {
  const form = configured?.map(({ settings }) => settings.tag).find((tag) => tag !== undefined);
  const [before = '', after] = form?.split('{version}') ?? [];
  const named = packageName === null ? before : before.replaceAll('{name}', packageName);
  const foreign = packageName !== null && !before.includes('{name}');
  return form === undefined || after !== '' || named.includes('{name}') || foreign ? null : named;
}

/**
 * The name of the tag of a version: in the form a person or the package manager asked for, else in that of the tags so far.
 * A package of a monorepo goes by its own name.
 */
export function tagOf(
  { profile, detected, choices, facts }: Pick<Sight, 'profile' | 'detected' | 'choices' | 'facts'>,
  version: string,
): string {
  const { value, reason } = profile.tag;
  const name = choices.packageName ?? detected.components[0]?.name ?? baseName(facts.top);
  if (reason.from === 'default' || (choices.packageName !== null && !value.includes('{name}')))
    return tagName(facts.prefix, version);
  return value.replaceAll('{version}', version).replaceAll('{name}', name);
}
