/** The group of a process, of `/proc/<pid>/cgroup`: systemd's own hierarchy first, then the unified one. */
export function cgroupOf(text: string | null): string | null {
  const lines = (text ?? '').split('\n').map((line) => {
    const [id = '', controllers = '', ...path] = line.split(':');
    return { id, controllers, path: path.join(':') };
  });
  const named = lines.find(({ controllers }) => controllers === 'name=systemd');
  const unified = lines.find(({ id, controllers }) => id === '0' && controllers === '');
  return [named, unified].find((line) => line !== undefined && line.path.length > 1)?.path ?? null;
}

/** The innermost service or scope of a group; null outside of any. */
export function unitOf(cgroup: string | null): string | null {
  const part = (cgroup ?? '').split('/').findLast((name) => /\.(service|scope)$/.test(name));
  return (
    part?.replaceAll(/\\x([\da-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) ?? null
  );
}
