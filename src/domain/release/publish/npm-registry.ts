import { isUnset, type NpmSettings } from './npmrc.ts';

const DEFAULT = 'https://registry.npmjs.org/';

/** How a request proves who asks. `missing` names the variable that a setting refers to and that is not set. */
export type NpmAuth =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly pair: string }
  | { readonly kind: 'login'; readonly user: string; readonly password: string }
  | { readonly kind: 'missing'; readonly variable: string }
  | { readonly kind: 'none' };

/** `@scope` of a package name; null without one. */
export function scopeOf(name: string): string | null {
  return /^(@[^/]+)\//.exec(name)?.[1] ?? null;
}

/**
 * The address a package is published to, with a slash at its end. The package's own `publishConfig` decides over the
 * settings, and a registry of its scope over the general one: npm's order.
 */
export function registryOf(
  name: string,
  settings: NpmSettings,
  publishConfig: Readonly<Record<string, unknown>> = {},
): string {
  const scope = scopeOf(name);
  const scoped = scope === null ? null : `${scope}:registry`;
  const own = (key: string) => (typeof publishConfig[key] === 'string' ? publishConfig[key] : undefined);
  const found =
    (scoped === null ? undefined : (own(scoped) ?? settings[scoped])) ??
    own('registry') ??
    settings['registry'] ??
    DEFAULT;
  return found.endsWith('/') ? found : `${found}/`;
}

/** The nearest credential of the settings for an address: `//host/a/b/`, then every folder above it. */
export function authOf(url: string, settings: NpmSettings): NpmAuth {
  let place = /^https?:(\/\/[^?#]*)/i.exec(url)?.[1]?.replace(/^\/\/[^/@]*@/, '//') ?? '';
  for (; place.length > '//'.length; place = place.replace(/(?:[^/]+|\/)$/, '')) {
    const of = (key: string) => settings[`${place}:${key}`] ?? '';
    const [token, pair, user, password] = [of('_authToken'), of('_auth'), of('username'), of('_password')];
    const unset = [token, pair, password].find((value) => isUnset(value));
    if (unset !== undefined) return { kind: 'missing', variable: /\$\{([^${}?]+)/.exec(unset)?.[1] ?? '' };
    if (token !== '') return { kind: 'bearer', token };
    if (pair !== '') return { kind: 'basic', pair };
    if (user !== '' && password !== '') return { kind: 'login', user, password };
  }
  return { kind: 'none' };
}
