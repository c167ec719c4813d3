const LABEL = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\n"])*"`;
const SAMPLE = new RegExp(
  String.raw`^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:${LABEL}(?:,${LABEL})*)?\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$`,
);
const META = /^# (TYPE|UNIT|HELP) (\S+) (.+)$/;

/** What breaks the rules of OpenMetrics 1.0 for the gauges, state sets and histograms that we write; empty when nothing does. */
export function openMetricsProblems(text: string): string[] {
  const problems: string[] = [];
  const lines = text.split('\n');
  if (lines.pop() !== '') problems.push('does not end with a line feed');
  if (lines.pop() !== '# EOF') problems.push('does not end with # EOF');
  const families = new Map<string, Map<string, string>>();
  const seen = new Set<string>();
  let current = '';
  for (const line of lines) {
    const [, key = '', name = '', value = ''] = META.exec(line) ?? [];
    if (key !== '') {
      if (name !== current && families.has(name)) problems.push(`${name} is not in one piece`);
      current = name;
      const family = families.get(name) ?? new Map<string, string>();
      families.set(name, family.set(key, value));
      if (key === 'UNIT' && !name.endsWith(`_${value}`)) problems.push(`${name} does not end in its unit ${value}`);
      continue;
    }
    const sample = SAMPLE.exec(line);
    if (!sample) problems.push(`not a line of the format: ${line}`);
    else if (!namesOf(current, families.get(current)?.get('TYPE')).includes(sample[1] ?? ''))
      problems.push(`${sample[1]} stands in the family ${current}`);
    else if (seen.has(`${sample[1]}${sample[2]}`)) problems.push(`twice: ${line}`);
    else if (families.get(current)?.get('TYPE') === 'stateset' && !sample[2]?.includes(`${current}="`))
      problems.push(`a state without the label ${current}: ${line}`);
    seen.add(`${sample?.[1]}${sample?.[2]}`);
  }
  for (const [name, family] of families)
    for (const key of ['TYPE', 'HELP']) if (!family.has(key)) problems.push(`${name} has no ${key}`);
  return problems;
}

/** What the samples of a family may be called. */
const namesOf = (family: string, type: string | undefined): readonly string[] =>
  type === 'histogram' ? ['_bucket', '_count', '_sum'].map((suffix) => family + suffix) : [family];

/** The value of the sample with this name and these labels. */
export function sampleOf(text: string, name: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}
