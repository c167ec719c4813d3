import type { CertificateSeen } from '#domain/diagnosis/net.ts';
import type { World } from '#services/ports/world.ts';

import { reached } from './reached.ts';

const DAY_MS = 86_400_000;

/** The certificate that is shown there, whatever it is worth; null when there is none to see. */
export async function certificateOf(
  { clock, net }: Pick<World, 'clock' | 'net'>,
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<{ readonly seen: CertificateSeen | null; readonly says: string }> {
  const shown = await reached(() => net.tls(host, port, host, signal));
  if (!shown.ok) return { seen: null, says: shown.says };
  const daysLeft = Math.floor((shown.validTo - clock.now()) / DAY_MS);
  const { issuer, untrusted, wrongName } = shown;
  const says = [untrusted, wrongName === null ? null : 'wrong name', `${daysLeft} d left`, `from ${issuer}`];
  return { seen: { daysLeft, issuer, untrusted, wrongName }, says: says.filter((word) => word !== null).join(', ') };
}
