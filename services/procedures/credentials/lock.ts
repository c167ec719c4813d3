import { fingerprint } from '#domain/fingerprint.ts';
import { joinPath } from '#domain/path.ts';
import type { World } from '#services/ports/world.ts';

/** Held by whoever changes a credential of this person. */
export function credentialLock({ environment, locks }: Pick<World, 'environment' | 'locks'>, name: string): string {
  const plain = name.replaceAll(/[^\w.@-]+/g, '-').slice(0, 80);
  return joinPath(
    environment.stateDir,
    'locks',
    `${locks.self.host}-credential-${plain}-${fingerprint(name).slice(0, 8)}`,
  );
}
