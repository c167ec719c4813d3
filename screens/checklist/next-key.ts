import { isFine } from '#domain/checklist/assemble.ts';
import type { ChecklistItem } from '#domain/checklist/checklist.ts';

/** The key that helps with an item that is not ok; null where nothing is to be done. */
export function nextKey(item: ChecklistItem): { readonly key: string; readonly verb: string } | null {
  if (isFine(item) || !item.counts) return null;
  if (item.asks) return { key: 'enter', verb: 'answer' };
  if (item.id === 'disk') return { key: 'd', verb: 'what fills it' };
  if (item.id === 'services' || item.id === 'memory-service') return { key: 'd', verb: 'diagnose' };
  if (item.id === 'logs') return { key: 'l', verb: 'read them' };
  return item.evidence.length > 0 ? { key: 'enter', verb: 'evidence' } : null;
}
