import type { Config } from '#config/config.ts';
import { subjectOfReading } from '#domain/diagnosis/of-reading.ts';
import { OpsError } from '#domain/errors.ts';
import type { DiagnoseDesk } from '#screens/diagnosis/desk.ts';
import type { World } from '#services/ports/world.ts';
import { planFix } from '#services/procedures/diagnose/fix.ts';
import { targetNamed } from '#services/procedures/diagnose/named.ts';
import { newDiagnosis } from '#services/procedures/diagnose/procedure.ts';
import { LIMIT_MS } from '#services/procedures/diagnose/target.ts';
import type { AppStore } from '#store/store.ts';

import { gated } from './gated.ts';
import type { RunKeeper } from './keeper.ts';
import { procedureOf } from './procedures.ts';

interface Parts {
  readonly world: World;
  readonly store: AppStore;
  readonly keeper: RunKeeper;
  readonly config: () => Config;
}

const REVIEW_MS = 20_000;

/** Diagnoses for the screen: planned and begun as `diagnose` does it. */
export function diagnoseDeskFor({ world, store, keeper, config }: Parts): DiagnoseDesk {
  return {
    async start(checkId) {
      const reading = store.getState().readings[checkId];
      const [name, ...more] = (reading === undefined ? null : subjectOfReading(reading)) ?? [];
      if (name === undefined)
        throw new OpsError('no-such-subject', `There is no diagnosis for ${checkId}.`, {
          hint: 'cpm-console diagnose lists what there is.',
        });
      const target = await targetNamed(name, config(), world, AbortSignal.timeout(REVIEW_MS), { more });
      return keeper.start(newDiagnosis(world, target, LIMIT_MS));
    },
    async fix(fix) {
      const acting = gated(world, config);
      const { plan, title, commands, costs } = await planFix(acting, config(), fix, AbortSignal.timeout(REVIEW_MS));
      return {
        asks: {
          tier: 'interrupting',
          title: `${title}?`,
          commands,
          consequences: costs === null ? [] : [costs],
          button: plan.title,
        },
        start: async () => keeper.start(await procedureOf(acting, plan)),
      };
    },
  };
}
