import type { LearningRow } from '#domain/learnings/row.ts';
import type { Only } from '#domain/learnings/wanted.ts';

export interface Facet {
  /** `Only critical (3)` */
  readonly title: string;
  readonly wanted: Only;
}

const MOST_TAGS = 8;

/** By what the learnings there are can be narrowed, with how many are left each time; what all are like is left out. */
export function facetsOf(rows: readonly LearningRow[]): readonly Facet[] {
  const some = (count: number) => count > 0 && count < rows.length;
  const facets = (name: 'category' | 'severity', values: readonly string[]): readonly Facet[] =>
    counted(values)
      .filter(([, count]) => some(count))
      .map(([value, count]) => ({ title: `Only ${value} (${count})`, wanted: { [name]: value.toLowerCase() } }));
  const open = rows.filter((row) => row.open > 0).length;
  const overdue = rows.filter((row) => row.overdue > 0).length;
  return [
    ...(overdue > 0 ? [{ title: `Only with something late (${overdue})`, wanted: { has: 'overdue' as const } }] : []),
    ...(open > 0 ? [{ title: `Only with something to do (${open})`, wanted: { has: 'open' as const } }] : []),
    ...facets(
      'severity',
      rows.map(({ severity }) => severity),
    ),
    ...facets(
      'category',
      rows.map(({ category }) => category),
    ),
    ...counted(rows.flatMap(({ tags }) => tags))
      .slice(0, MOST_TAGS)
      .map(([tag, count]) => ({ title: `Only tagged ${tag} (${count})`, wanted: { tag: tag.toLowerCase() } })),
  ];
}

/** Values and how often each is there, the most frequent first. */
function counted(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b));
}
