import type { Parsed } from '#config/schema/root.ts';
import { DEFAULT_RECOVERY, type RecoverySettings, validateGate } from '#domain/recovery/settings.ts';

/** `recovery` with its defaults. */
export function recoveryOf(parsed: Parsed['recovery']): RecoverySettings {
  const { validate, keep } = DEFAULT_RECOVERY;
  return {
    validate: validateGate({
      good: parsed?.validate?.good ?? validate.good,
      overMs: parsed?.validate?.over ?? validate.overMs,
    }),
    keep: { runs: parsed?.keep?.runs ?? keep.runs, forMs: parsed?.keep?.for ?? keep.forMs },
  };
}
