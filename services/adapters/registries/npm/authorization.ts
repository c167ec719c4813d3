import type { NpmAuth } from '#domain/release/publish/npm-registry.ts';
import type { Credentials } from '#services/ports/credentials.ts';

/**
 * The header that proves who asks, of what the settings say, else of the credentials; null without either. A credential
 * that the settings do not tie to an address goes over a protected or a local connection only.
 */
export async function npmAuthorization(auth: NpmAuth, url: string, credentials: Credentials): Promise<string | null> {
  switch (auth.kind) {
    case 'bearer':
      return `Bearer ${auth.token}`;
    case 'basic':
      return `Basic ${auth.pair}`;
    case 'login':
      return `Basic ${base64(`${auth.user}:${Buffer.from(auth.password, 'base64').toString('utf8')}`)}`;
    case 'missing':
    case 'none': {
      const token = isPrivateWay(url) ? await credentials.read('npm') : null;
      return token === null ? null : `Bearer ${token}`;
    }
  }
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** Whether nobody else can read what is sent there. */
export function isPrivateWay(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
