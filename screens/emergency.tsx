import { useState } from 'react';

import { brokenIn } from '#domain/emergency/broken.ts';
import { choicesOf } from '#domain/emergency/choices.ts';
import type { RecoveryWish } from '#domain/emergency/recovery/outlook.ts';
import { brokenSentence, calmSentence } from '#domain/emergency/sentence.ts';
import { isOutOfCount } from '#domain/reading.ts';
import { BACKUPS } from '#screens/backups/view.ts';
import { useWatch } from '#screens/frame/watch.ts';
import type { Area } from '#screens/place.ts';
import { processesBehind } from '#screens/processes/view.ts';
import { useActs, useApp } from '#store/react.tsx';
import type { EmergencyView } from '#store/state.ts';

import { Choices } from './emergency/choices.tsx';
import { Evidence } from './emergency/evidence.tsx';
import { Goods } from './emergency/goods.tsx';
import { PlannedRecovery } from './emergency/planned-recovery.tsx';
import { Quick } from './emergency/quick.tsx';
import { Recovery } from './emergency/recovery.tsx';
import { useBegin } from './emergency/use-begin.ts';
import { useEmergencyDesk } from './emergency/use-desk.ts';
import { useDiagnosis } from './emergency/use-diagnosis.ts';
import { useOutlook } from './emergency/use-outlook.ts';

/** What is broken, its cause, and the numbered ways out of it. */
export function EmergencyScreen({ view, ...area }: Area & { readonly view: EmergencyView }) {
  const readings = useApp((state) => state.readings);
  const now = useApp((state) => state.now);
  const readOnly = useApp((state) => state.session.readOnly);
  const [about, setAbout] = useState(view.about);
  const { push } = useActs();
  const watch = useWatch();
  const desk = useEmergencyDesk();
  const begin = useBegin();
  const broken = brokenIn(Object.values(readings), about, now);
  const worst = broken[0];
  const search = useDiagnosis(desk, worst);
  const outlook = useOutlook(desk, worst);
  // What a person reads about stays, though something else breaks meanwhile.
  if (worst !== undefined && worst.id !== about) setAbout(worst.id);
  const quick = desk?.quickCommands() ?? [];
  const restarts = desk?.restarts(broken) ?? [];
  const unknown = Object.values(readings).filter((each) => each.status === 'unknown' && !isOutOfCount(each)).length;
  const choices = choicesOf({
    broken,
    diagnosis: search.diagnosis,
    noDiagnosis: search.problem,
    restarts,
    readOnly,
    outlook,
    quick: quick.map(({ id }) => id),
  });
  if (view.part === 'quick')
    return <Quick {...area} commands={quick} readOnly={readOnly} run={(id) => desk && begin(() => desk.quick(id))} />;
  if (view.part === 'evidence' && worst !== undefined) return <Evidence {...area} reading={worst} search={search} />;
  const plan = (wish: RecoveryWish) => push({ type: 'emergency', about, part: 'plan', wish });
  if (view.part === 'plan' && worst !== undefined && view.wish !== undefined)
    return <PlannedRecovery {...area} desk={desk} broken={broken} wish={view.wish} begin={begin} />;
  const known = outlook === null || typeof outlook === 'string' ? null : outlook;
  if (view.part === 'goods' && known !== null)
    return <Goods {...area} goods={known.goods} choose={(to) => plan({ level: 'reset', to })} />;
  if (view.part === 'recovery' && worst !== undefined)
    return (
      <Recovery
        {...area}
        title={known?.subject ?? worst.title}
        outlook={outlook}
        choose={(level) =>
          level === 'reset' && (known?.goods.length ?? 0) > 1
            ? push({ type: 'emergency', about, part: 'goods' })
            : plan({ level, to: null })
        }
        backups={watch.backups === undefined ? null : () => push(BACKUPS)}
      />
    );
  return (
    <Choices
      {...area}
      about={worst?.id ?? null}
      sentence={worst === undefined ? calmSentence(unknown) : brokenSentence(worst, now)}
      status={worst?.status ?? 'ok'}
      more={broken.length - 1}
      search={search}
      choices={choices}
      behind={worst === undefined || watch.processes === undefined ? null : processesBehind(worst)}
      outlook={known}
      open={(part) => push({ type: 'emergency', about, part })}
      fix={() => {
        const { diagnosis } = search;
        if (desk !== null && worst !== undefined && diagnosis !== null) begin(() => desk.mend(worst, diagnosis));
      }}
      restart={() => plan({ level: 'order', to: null })}
    />
  );
}
