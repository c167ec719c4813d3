import { baseName } from '#domain/path.ts';

const ENV = /^(?:\.env(?:[.-].+)?|[\w-]+\.env)$/i;
const ENV_HARMLESS =
  /example|sample|template|tmpl|\.dist$|default|schema|\.(?:[cm]?[jt]sx?|d\.ts|md|py|go|rs|json|enc|gpg|age|sops|vault)$/i;
const KEY_FILE = /^(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|.+\.(?:key|p12|pfx|ppk|jks|keystore|kdbx|agekey|p8))$/i;
const LOGIN_FILE =
  /^(?:\.pypirc|_?\.netrc|_netrc|\.git-credentials|\.dockercfg|\.htpasswd|\.pgpass|\.my\.cnf|\.s3cfg)$/i;

/** A file that holds secrets by its name alone, whatever is in it; null for any other. */
export function secretFile(path: string): { readonly rule: string; readonly what: string } | null {
  const name = baseName(path);
  if (ENV.test(name) && !ENV_HARMLESS.test(name)) return { rule: 'env-file', what: 'a file of variables' };
  if (KEY_FILE.test(name)) return { rule: 'key-file', what: 'a file of a key' };
  return LOGIN_FILE.test(name) ? { rule: 'login-file', what: 'a file of passwords' } : null;
}
