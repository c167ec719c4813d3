import type { NpmAuth } from '#domain/release/publish/npm-registry.ts';

/** The header that proves who asks; null without a credential. */
export function authorizationOf(auth: NpmAuth): string | null {
  switch (auth.kind) {
    case 'bearer':
      return `Bearer ${auth.token}`;
    case 'basic':
      return `Basic ${auth.pair}`;
    case 'login':
      return `Basic ${base64(`${auth.user}:${Buffer.from(auth.password, 'base64').toString('utf8')}`)}`;
    case 'missing':
    case 'none':
      return null;
  }
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
