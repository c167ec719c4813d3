import type { Parsed } from '#config/schema/root.ts';
import { DEFAULT_HISTORY, type HistorySettings } from '#domain/history/settings.ts';

const MIB = 1024 * 1024;

/** `history` with its defaults; percents become shares. */
export function historySettings(parsed: Parsed['history']): HistorySettings {
  const { maxMiB, budgetWindow, targets } = parsed ?? {};
  return {
    maxBytes: maxMiB === undefined ? DEFAULT_HISTORY.maxBytes : Math.round(maxMiB * MIB),
    budgetMs: budgetWindow ?? DEFAULT_HISTORY.budgetMs,
    targets: Object.fromEntries(Object.entries(targets ?? {}).map(([id, percent]) => [id, percent / 100])),
  };
}
