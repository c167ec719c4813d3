import { subjectOfReading } from '#domain/diagnosis/of-reading.ts';
import { messageOf } from '#domain/errors.ts';
import type { Handlers } from '#screens/frame/available.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useApp } from '#store/react.tsx';

/** The key that looks for the cause of what a check says; it leads to the run. */
export function useDiagnose(checkId: string | null): Handlers {
  const { diagnose } = useWatch();
  const { push, toast } = useActs();
  const reading = useApp((state) => (checkId === null ? undefined : state.readings[checkId]));
  if (diagnose === undefined) return {};
  const off =
    reading === undefined
      ? 'nothing is selected'
      : subjectOfReading(reading) === null
        ? 'there is no diagnosis for this kind of check'
        : undefined;
  const begin = async (id: string): Promise<void> => {
    const desk = await diagnose();
    push({ type: 'run', run: await desk.start(id) });
  };
  return {
    diagnose: {
      run: () => {
        if (reading !== undefined) begin(reading.id).catch((thrown: unknown) => toast(messageOf(thrown), 'error'));
      },
      off,
    },
  };
}
