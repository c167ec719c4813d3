/** `/proc/pressure/*`: share of the last 10 s in which some task waited, 0..100; null for anything else. */
export function parsePressure(text: string | null): number | null {
  const share = /^some avg10=(\d+(?:\.\d+)?) /m.exec(text ?? '')?.[1];
  return share === undefined ? null : Number(share);
}
