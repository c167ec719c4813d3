/** Whether a scope means a check: its id, a glob of ids (`http:*`), or `*` for all. */
export function covers(scope: string, checkId: string): boolean {
  if (!scope.includes('*')) return scope === checkId;
  const parts = scope.split('*');
  const [first = '', ...rest] = parts;
  const last = rest.pop() ?? '';
  if (!checkId.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = checkId.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return checkId.length - last.length >= from && checkId.endsWith(last);
}
