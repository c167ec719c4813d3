/** `monitor-20260105-100000.json`, UTC. */
export function reportName(at: number): string {
  const digits = new Date(at).toISOString().replaceAll(/[-:]|\.\d+Z/g, '');
  return `monitor-${digits.replace('T', '-')}.json`;
}
