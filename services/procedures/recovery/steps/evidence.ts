import type { Step } from '#services/procedures/engine/step.ts';
import { disksEvidence, portsEvidence } from '#services/procedures/recovery/evidence/machine.ts';
import { changesEvidence, healthEvidence } from '#services/procedures/recovery/evidence/past.ts';
import { evidenceStep } from '#services/procedures/recovery/evidence/record.ts';
import { logsEvidence, unitsEvidence } from '#services/procedures/recovery/evidence/services.ts';

import type { RecoveryParts } from './parts.ts';

const ALL = [unitsEvidence, logsEvidence, portsEvidence, disksEvidence, changesEvidence, healthEvidence];

/** Writes down how things are before anything is touched, into the folder of the run. Reads only, and never fails. */
export const evidenceSteps = (parts: RecoveryParts): readonly Step[] =>
  ALL.map((evidence) => evidenceStep(parts, evidence(parts)));
