import { isLoopback } from '#domain/credentials/private-way.ts';

import { isWeak, LEAST_LENGTH, type Level } from './key-rules.ts';

/** How the memory service is reached, and with what; never the key itself. */
export interface SecurityFacts {
  readonly level: Level;
  /** Null when there is none. */
  readonly key: { readonly length: number; readonly weak: boolean; readonly ageDays: number | null } | null;
  readonly host: string;
  readonly tls: boolean;
  readonly verify: boolean;
  /** Days after which a key should be replaced; 0 for never. */
  readonly rotateDays: number;
}

export interface Finding {
  readonly severity: 'error' | 'warning' | 'recommendation';
  readonly message: string;
}

/** What is said of a key without keeping it. */
export function keyFacts(key: string, ageDays: number | null): NonNullable<SecurityFacts['key']> {
  return { length: key.length, weak: isWeak(key), ageDays };
}

/** What is wrong with how the memory service is protected, the worst first (rows SEC-02, SEC-06, BSP-01, BSP-02). */
export function securityFindings(facts: SecurityFacts): readonly Finding[] {
  const { level, key, host, tls, verify, rotateDays } = facts;
  const least = LEAST_LENGTH[level];
  const remote = !isLoopback(host);
  const found: readonly (readonly [boolean, Finding['severity'], string])[] = [
    [key === null, 'error', 'There is no key for the memory service.'],
    [
      key !== null && key.length < least,
      'error',
      `The key has ${key?.length ?? 0} characters; ${level} needs ${least} at least.`,
    ],
    [remote && !tls, 'error', `${host} is another machine and is reached without TLS: the key can be read on its way.`],
    [
      remote && tls && !verify,
      'error',
      `The certificate of ${host} is not verified: anybody between can read the key.`,
    ],
    [key?.weak === true, 'error', 'The key holds a word such as test, demo or 123456: it was not made by chance.'],
    [
      level !== 'dev' && !tls && !remote,
      'warning',
      'There is no TLS; that is fine only while nobody else reaches the service.',
    ],
    [rotateDays === 0, 'warning', 'The key is never to be replaced.'],
    [
      key?.ageDays !== null && key?.ageDays !== undefined && rotateDays > 0 && key.ageDays >= rotateDays,
      'warning',
      `The key is ${key?.ageDays ?? 0} d old and should be replaced every ${rotateDays} d.`,
    ],
    [
      key !== null && key.length >= least && key.length < LEAST_LENGTH.enterprise,
      'recommendation',
      `A key of ${LEAST_LENGTH.enterprise} characters costs nothing more.`,
    ],
  ];
  return found.flatMap(([holds, severity, message]) => (holds ? [{ severity, message }] : []));
}
