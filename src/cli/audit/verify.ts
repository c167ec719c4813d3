import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import type { AuditVerdict } from '#services/ports/audit.ts';

/** `audit verify`: exit critical when anything was changed. Rejects with `audit-key-away` or `audit-key-lost` (exit unknown). */
export async function verifyAudit({ world, values, stdout }: Invocation): Promise<number> {
  await world.policy.demand('audit.read', 'the audit trail');
  const verdict = await world.audit.verify();
  const { records, tampering } = verdict;
  const isClean = tampering.length === 0;
  await world.audit.append({
    event: 'audit_verified',
    target: 'audit',
    outcome: isClean ? 'done' : 'failed',
    details: { records, tampering: tampering.length },
  });
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, ok: isClean, ...verdict })}\n`);
  else stdout.write(linesOf(verdict).join('\n').concat('\n'));
  return isClean ? EXIT.ok : EXIT.critical;
}

function linesOf({ records, late, unsealed, tampering, key, witness, witnessed }: AuditVerdict): string[] {
  const whole = `${plural(records, 'record')}, each sealed and in its place.`;
  return [
    ...(tampering.length === 0 ? [`✓ ${whole}`] : tampering.map(({ message }) => `✗ ${message}`)),
    `Key: ${key === 'keychain' ? 'in the keychain' : `in the file ${key}: whoever can read it can forge records`}.`,
    witness === null
      ? 'No witness yet: a trail that was cut at its end would not be noticed.'
      : `Witnesses: ${witness}, up to record ${witnessed}.`,
    ...(late > 0 ? [`${plural(late, 'record')} waited for the key before it was sealed.`] : []),
    ...(unsealed > 0
      ? [`${plural(unsealed, 'record')} still wait for the key; nothing protects them until then.`]
      : []),
  ];
}
