/** A backup as far as its age decides. */
interface Dated {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
}

/** How many of each kind stay; see the configuration. */
export interface Keep {
  readonly last: number;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

export interface Retention {
  /** With every reason why it stays: `newest 2 of 5`, `day 2026-11-20`. Newest first. */
  readonly stays: readonly { readonly id: string; readonly because: readonly string[] }[];
  /** Ids of those that go, newest first. */
  readonly goes: readonly string[];
}

const PERIODS = [
  { key: 'daily', word: 'day', of: (at: number) => new Date(at).toISOString().slice(0, 10) },
  { key: 'weekly', word: 'week of', of: (at: number) => mondayOf(at) },
  { key: 'monthly', word: 'month', of: (at: number) => new Date(at).toISOString().slice(0, 7) },
] as const;

/** Which backups stay: the newest ones, and the newest of each of the latest days, weeks and months (UTC) that have one. */
export function retention(backups: readonly Dated[], keep: Keep): Retention {
  const sorted = backups.toSorted((one, other) => other.at - one.at || other.id.localeCompare(one.id));
  const last = Math.max(1, keep.last);
  const reasons = sorted.map(({ id }, index) => ({
    id,
    because: index < last ? [`newest ${index + 1} of ${last}`] : [],
  }));
  for (const { key, word, of } of PERIODS) {
    const seen = new Set<string>();
    sorted.forEach(({ at }, index) => {
      const period = of(at);
      if (seen.has(period) || seen.size >= keep[key]) return;
      seen.add(period);
      reasons[index]?.because.push(`${word} ${period}`);
    });
  }
  return {
    stays: reasons.filter(({ because }) => because.length > 0),
    goes: reasons.filter(({ because }) => because.length === 0).map(({ id }) => id),
  };
}

function mondayOf(at: number): string {
  const day = new Date(at);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
