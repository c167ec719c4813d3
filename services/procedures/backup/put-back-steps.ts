import type { Step } from '#services/procedures/engine/step.ts';
import { chained } from '#services/procedures/recovery/chained.ts';

import type { BackupWorld } from './act-step.ts';
import type { Piece } from './pieces.ts';
import { restoreLookStep, restoreStep } from './put-back-step.ts';
import { safetySteps } from './safety-step.ts';

/** Reads the backup, keeps what is there now, then puts each piece back with what was there renamed aside. */
export const putBackSteps = (world: BackupWorld, id: string, pieces: readonly Piece[]): readonly Step[] =>
  chained([
    [restoreLookStep(world, id, 'look')],
    safetySteps(world, pieces),
    pieces.map((piece, index) => restoreStep(world, id, piece, { phase: 'put-back', index })),
  ]);
