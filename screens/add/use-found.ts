import { useEffect, useState } from 'react';

import type { AddForm, Adder } from '#screens/frame/watch.ts';

/** Answers there are on this machine for a field; empty until they are known. */
export function useFound(adder: Adder, form: AddForm, field: string | undefined): readonly string[] {
  const [read, setRead] = useState<{ readonly of: string; readonly answers: readonly string[] } | null>(null);
  useEffect(() => {
    if (field === undefined) return;
    let open = true;
    adder.found(form, field).then(
      (answers) => open && setRead({ of: field, answers }),
      () => undefined,
    );
    return () => {
      open = false;
    };
  }, [adder, form, field]);
  return read !== null && read.of === field ? read.answers : [];
}
