import type { Invocation } from '#cli/command.ts';
import { documentOf } from '#cli/cred/json.ts';
import { maskValue } from '#domain/credentials/mask.ts';
import { EXIT } from '#domain/errors.ts';
import { lasting } from '#domain/format.ts';
import { type Finding, securityFindings } from '#domain/security/findings.ts';
import { securityFacts } from '#services/procedures/security/facts.ts';

import { levelFor } from './level.ts';

const TITLES: readonly (readonly [Finding['severity'], string])[] = [
  ['error', '❌ Errors'],
  ['warning', '⚠ Warnings'],
  ['recommendation', '💡 Recommendations'],
];

/** `security validate [LEVEL]`: row SEC-02. Exit 2 when there is an error. */
export async function validateCommand(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout } = invocation;
  const { facts, key, name, url } = await securityFacts(world, config.memory, levelFor(invocation));
  const findings = securityFindings(facts);
  const { failures, forMs } = config.credentials.lockout;
  const masked = key === null ? null : maskValue(key.reveal());
  const failed = findings.some(({ severity }) => severity === 'error');
  if (values['json'] === true) {
    const { level, tls, verify } = facts;
    const length = facts.key?.length ?? null;
    stdout.write(
      documentOf({ level, name, masked, length, url, tls, verify, maxFailures: failures, lockoutMs: forMs, findings }),
    );
    return failed ? EXIT.usage : EXIT.ok;
  }
  const rows: readonly (readonly [string, string])[] = [
    ['Level', facts.level],
    ['API key', masked === null ? 'none' : `${masked}${name === null ? ' (from a variable)' : ` (${name})`}`],
    ['Key length', facts.key === null ? '-' : `${facts.key.length} characters`],
    ['Address', url],
    ['TLS', facts.tls ? 'on' : 'off'],
    ['Verify SSL', facts.verify ? 'on' : 'off'],
    ['Max failures', String(failures)],
    ['Lockout', lasting(forMs)],
  ];
  for (const [label, words] of rows) stdout.write(`${label.padEnd(13)} ${words}\n`);
  for (const [severity, title] of TITLES) {
    const own = findings.filter((finding) => finding.severity === severity);
    if (own.length > 0) stdout.write(`\n${title}\n${own.map(({ message }) => `  ${message}`).join('\n')}\n`);
  }
  if (!failed) stdout.write('\n✅ Nothing is wrong.\n');
  return failed ? EXIT.usage : EXIT.ok;
}
