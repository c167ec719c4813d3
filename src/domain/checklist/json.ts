import type { JsonObject } from '#domain/json.ts';

import type { Checklist, ChecklistItem, SignOff } from './checklist.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** `checklist --json`; docs/json.md describes it. */
export function checklistJson({ list, at, day, items, score, ok, total, signed }: Checklist): JsonObject {
  return { schema: 1, list, at: iso(at), day, score, ok, total, signed: signJson(signed), items: items.map(itemJson) };
}

export function signJson(signed: SignOff | null): JsonObject | null {
  return signed && { by: signed.by, at: iso(signed.at), note: signed.note };
}

function itemJson({ accepted, ...item }: ChecklistItem): JsonObject {
  const { id, title, status, value, unit, summary, hint, change, counts, asks, evidence, lines } = item;
  return {
    id,
    title,
    status,
    value,
    unit,
    summary,
    hint,
    change,
    counts,
    asks,
    accepted: accepted && { by: accepted.by, until: iso(accepted.until), note: accepted.note },
    evidence: [...evidence],
    lines: [...lines],
  };
}
