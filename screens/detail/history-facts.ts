import type { HistoryAccount } from '#domain/history/account.ts';
import type { Span } from '#domain/history/spans.ts';
import { historyFacts } from '#domain/history/text.ts';

import type { FactGroup } from './facts.ts';

/** What history says of the time that is shown; nothing where nothing is remembered. */
export function historyGroup(account: HistoryAccount | 'none' | null, span: Span): readonly FactGroup[] {
  if (account === null || account === 'none' || account.availability.coverage === 0) return [];
  return [{ title: `Last ${span.title}`, facts: historyFacts(account) }];
}
