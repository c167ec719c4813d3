import { OpsError } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import { includes } from '#domain/recovery/levels.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { lastReadings } from '#services/procedures/recovery/last-readings.ts';
import { roomFor, roomWords } from '#services/procedures/recovery/room.ts';

import type { RecoveryParts } from './parts.ts';

/** Looks whether everything is there that the recovery needs, before anything is touched. */
export const preflightSteps = (parts: RecoveryParts): readonly Step[] => [
  roomStep(parts),
  rightsStep(parts),
  networkStep(parts),
];

/** What writes much needs room; a restart does without, and only says so. */
function roomStep(parts: RecoveryParts): Step {
  const { level, sources } = parts.params;
  const isNeeded = includes(level, 'reinstall');
  return {
    id: 'preflight-room',
    title: isNeeded ? 'Look whether there is room' : 'Look how full the disk is',
    phase: 'preflight',
    reads: true,
    needs: [],
    commands: sources.length === 0 ? [] : [`du -skxc ${sources.map(({ path }) => path).join(' ')}`],
    timeoutMs: 120_000,
    async run({ signal }) {
      const room = await roomFor(parts, signal);
      const says = roomWords(room);
      if (isNeeded && room.lacking !== null)
        throw new OpsError('no-space', `There is no room for it: ${says}.`, {
          hint: 'Nothing was changed. See what fills the disk: cpm-console diagnose disk',
          exit: 'refused',
        });
      return { result: { freeBytes: room.freeBytes, neededBytes: room.neededBytes }, summary: says };
    },
  };
}

/** Where rights are missing the person is asked when it comes to it. */
function rightsStep({ params: { services } }: RecoveryParts): Step {
  const turns = services.filter(({ refusal, stop }) => refusal !== null || stop.refusal !== null);
  return {
    id: 'preflight-rights',
    title: 'Look what this user may do',
    phase: 'preflight',
    reads: true,
    needs: [],
    run() {
      const names = turns.map(({ name }) => name).join(', ');
      const summary = turns.length === 0 ? 'everything' : `${plural(turns.length, 'service')} need you: ${names}`;
      return Promise.resolve({ summary });
    },
  };
}

/** A recovery works without a network; what was last seen of it is told, nobody is asked. */
function networkStep({ world }: RecoveryParts): Step {
  return {
    id: 'preflight-network',
    title: 'Look how the network was',
    phase: 'preflight',
    reads: true,
    needs: [],
    run() {
      const seen = lastReadings(world).filter(({ kind }) => kind === 'network');
      const bad = seen.filter(({ status }) => status !== 'ok');
      const summary =
        seen.length === 0
          ? 'not known; nothing here needs it but what is installed anew'
          : bad.length === 0
            ? 'ok when it was last seen'
            : bad.map(({ title, summary: says }) => `${title}: ${says}`).join('; ');
      return Promise.resolve({ summary });
    },
  };
}
