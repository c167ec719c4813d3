const SHOWN_END = 4;
const LEAST_HIDDEN = 12;

/**
 * A value as it may be shown: its well-known beginning, dots, and four letters of its end; `github_pat_…mLq1`. Of a value
 * that would have fewer than twelve hidden letters then, nothing is shown.
 */
export function maskValue(value: string): string {
  const [start = ''] =
    /^(?:github_pat_|sk-ant-(?:api|admin)\d\d-|sk-(?:proj|svcacct|admin|ant)-|[a-z\d]{2,6}[_-])/.exec(value) ?? [];
  if (value.length - start.length - SHOWN_END < LEAST_HIDDEN) return '…';
  return `${start}…${value.slice(-SHOWN_END)}`;
}
