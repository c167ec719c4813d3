import { bytes } from '#domain/format.ts';
import { quoted } from '#domain/quoted.ts';
import type { Reading } from '#domain/reading.ts';

import type { AdviceRule } from './advice.ts';

/** Sooner is a warning of the check itself; later than this nobody acts on. */
const MOST_DAYS = 30;

/** A disk that is still fine and will be full within a month at its pace. */
export const filling: AdviceRule = ({ report: { checks } }) =>
  checks.flatMap((check) => {
    const [days, growth, free] = ['daysUntilFull', 'growthPerDay', 'freeBytes'].map((name) => metric(check, name));
    if (check.kind !== 'disk' || check.status !== 'ok' || !check.counts || days === null || days === undefined)
      return [];
    if (days > MOST_DAYS || growth === null || growth === undefined) return [];
    const path = typeof check.data?.['path'] === 'string' ? check.data['path'] : check.title;
    return [
      {
        rule: 'filling',
        check: check.id,
        title: check.title,
        severity: 'info' as const,
        evidence: `full in ${Math.floor(days)} d: grows ${bytes(growth)} a day, ${free === null || free === undefined ? 'free space not known' : `${bytes(free)} free`}`,
        next: `See what fills it: du -xh --max-depth=2 ${quoted(path)} | sort -h | tail`,
      },
    ];
  });

const metric = ({ metrics }: Reading, name: string): number | null =>
  metrics?.find((each) => each.name === name)?.value ?? null;
