const COMMENT = /secretlint-(disable-next-line|disable-line|disable|enable)\b([^\n]*)/g;

/** Whether a rule is switched off at a place of a text. */
export type Disabled = (rule: string, at: number) => boolean;

interface Switch {
  readonly from: number;
  readonly to: number;
  /** Empty for all of them. */
  readonly rules: readonly string[];
}

/** Reads secretlint's comments: for the line, the next line, or from `secretlint-disable` to `secretlint-enable`. */
export function disabledIn(text: string): Disabled {
  if (!text.includes('secretlint-disable')) return () => false;
  const switches: Switch[] = [];
  let open: { from: number; rules: readonly string[] } | null = null;
  for (const { index, 1: verb, 2: rest = '' } of text.matchAll(COMMENT)) {
    const lineStart = text.lastIndexOf('\n', index) + 1;
    const lineEnd = endOfLine(text, index);
    const rules = rulesIn(rest);
    if (verb === 'disable-line') switches.push({ from: lineStart, to: lineEnd, rules });
    else if (verb === 'disable-next-line')
      switches.push({ from: lineEnd, to: endOfLine(text, Math.min(lineEnd + 1, text.length)), rules });
    else if (verb === 'disable') open ??= { from: index, rules };
    else if (open) {
      switches.push({ ...open, to: index });
      open = null;
    }
  }
  if (open) switches.push({ ...open, to: text.length });
  return (rule, at) =>
    switches.some(({ from, to, rules }) => from <= at && at <= to && (rules.length === 0 || rules.includes(rule)));
}

function rulesIn(rest: string): string[] {
  const [named = ''] = rest.split('--');
  return named
    .split(/[\s,]+/)
    .map((name) => name.replace(/^@secretlint\/secretlint-rule-/, ''))
    .filter((name) => /^[a-z0-9][a-z0-9-]*$/i.test(name));
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
