/** `push-20261120-143205-a1b2`: procedure, UTC time (epoch ms) and four hex digits that tell two of a second apart. */
export function runIdOf(procedure: string, at: number, digits: string): string {
  const [date = '', time = ''] = new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').split('T');
  return `${procedure}-${date}-${time}-${digits}`;
}
