import { useState } from 'react';

import { brokenIn } from '#domain/emergency/broken.ts';
import { choicesOf } from '#domain/emergency/choices.ts';
import { brokenSentence, calmSentence } from '#domain/emergency/sentence.ts';
import { isOutOfCount } from '#domain/reading.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';
import type { EmergencyView } from '#store/state.ts';

import { Choices } from './emergency/choices.tsx';
import { Evidence } from './emergency/evidence.tsx';
import { Quick } from './emergency/quick.tsx';
import { useBegin } from './emergency/use-begin.ts';
import { useEmergencyDesk } from './emergency/use-desk.ts';
import { useDiagnosis } from './emergency/use-diagnosis.ts';

/** What is broken, its cause, and the numbered ways out of it. */
export function EmergencyScreen({ view, ...area }: Area & { readonly view: EmergencyView }) {
  const readings = useApp((state) => state.readings);
  const now = useApp((state) => state.now);
  const readOnly = useApp((state) => state.session.readOnly);
  const [about, setAbout] = useState(view.about);
  const { push } = useActs();
  const desk = useEmergencyDesk();
  const begin = useBegin();
  const broken = brokenIn(Object.values(readings), about, now);
  const worst = broken[0];
  const search = useDiagnosis(desk, worst);
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
    quick: quick.map(({ id }) => id),
  });
  if (view.part === 'quick')
    return <Quick {...area} commands={quick} readOnly={readOnly} run={(id) => desk && begin(() => desk.quick(id))} />;
  if (view.part === 'evidence' && worst !== undefined) return <Evidence {...area} reading={worst} search={search} />;
  return (
    <Choices
      {...area}
      about={worst?.id ?? null}
      sentence={worst === undefined ? calmSentence(unknown) : brokenSentence(worst, now)}
      status={worst?.status ?? 'ok'}
      more={broken.length - 1}
      search={search}
      choices={choices}
      open={(part) => push({ type: 'emergency', about, part })}
      fix={() => {
        const { diagnosis } = search;
        if (desk !== null && worst !== undefined && diagnosis !== null) begin(() => desk.mend(worst, diagnosis));
      }}
      restart={() => desk !== null && begin(() => desk.restart(restarts))}
    />
  );
}
