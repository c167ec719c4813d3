import type { Change } from '#domain/alerts/change.ts';
import type { AlertEvent } from '#domain/alerts/event.ts';
import type { JsonObject } from '#domain/json.ts';
import { iso } from '#domain/report/time.ts';
import type { Proof } from '#services/ports/alerts.ts';

export const eventJson = ({ seq, at, kind, summary, severity, quiet }: AlertEvent): JsonObject => ({
  seq,
  at: iso(at),
  kind,
  summary,
  severity,
  quiet,
});

export const proofJson = (proof: Proof | undefined): JsonObject | null =>
  proof === undefined
    ? null
    : { at: iso(proof.at), status: proof.status, summary: proof.summary, evidence: proof.evidence };

export const changeJson = ({ at, kind, text, run }: Change): JsonObject => ({ at: iso(at), kind, text, run });
