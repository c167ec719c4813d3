import { useCallback } from 'react';

import type { AuditRecord } from '#domain/audit/event.ts';
import type { FactGroup } from '#screens/detail/facts.ts';
import { useAsked } from '#screens/frame/use-asked.ts';
import { when } from '#screens/reading/age.ts';
import { useApp } from '#store/react.tsx';

import { eventWords } from './audit/words.ts';
import type { CredentialsDesk } from './desk.ts';

const MOST = 12;

/** What was done with a credential lately, newest first; empty where there is no audit. `changed` asks again. */
export function useHistory(desk: CredentialsDesk | null, name: string, changed: number): FactGroup['facts'] {
  const now = useApp((state) => state.now);
  const list = desk?.audit?.list;
  // Another time of the last test is another question.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const ask = useCallback(() => list?.({ text: name, limit: MOST }) ?? Promise.resolve([]), [list, name, changed]);
  const { answer } = useAsked<readonly AuditRecord[]>(list === undefined ? null : ask);
  return (answer ?? [])
    .filter(({ target, outcome }) => target === name && outcome !== 'intent')
    .map((record) => ({ name: when(record.at, now), text: `${eventWords(record)}, by ${record.user}` }));
}
