import type { Acceptance, Answer, SignOff } from '#domain/checklist/checklist.ts';
import type { ChecklistDay, ChecklistState } from '#services/ports/checklist-state.ts';

/** Remembers in memory what the file would. */
export function fakeChecklistState(): ChecklistState {
  const kept = new Map<string, Omit<ChecklistDay, 'signed'>>();
  const signs = new Map<string, SignOff>();
  const accepted = new Map<string, Map<string, Acceptance>>();
  const answered = new Map<string, Map<string, Answer>>();
  const within = <Value>(all: Map<string, Map<string, Value>>, key: string): Map<string, Value> => {
    const own = all.get(key) ?? new Map<string, Value>();
    all.set(key, own);
    return own;
  };
  return {
    keep: (list, day, at, rows) =>
      void (rows.length === 0 ? kept.delete(`${list} ${day}`) : kept.set(`${list} ${day}`, { day, at, rows })),
    days(list, since) {
      const own = [...kept.keys(), ...signs.keys()].filter((key) => key.startsWith(`${list} `));
      const days = [...new Set(own.map((key) => key.slice(list.length + 1)))].filter((day) => day >= since).toSorted();
      return days.map((day) => {
        const signed = signs.get(`${list} ${day}`) ?? null;
        return { ...(kept.get(`${list} ${day}`) ?? { day, at: signed?.at ?? 0, rows: [] }), signed };
      });
    },
    acceptances: (list) => Object.fromEntries(within(accepted, list)),
    accept(list, item, acceptance) {
      if (acceptance === null) within(accepted, list).delete(item);
      else within(accepted, list).set(item, acceptance);
    },
    answers: (list, day) => Object.fromEntries(within(answered, `${list} ${day}`)),
    answer(list, day, item, answer) {
      if (answer === null) within(answered, `${list} ${day}`).delete(item);
      else within(answered, `${list} ${day}`).set(item, answer);
    },
    sign(list, day, signOff) {
      const key = `${list} ${day}`;
      const isNew = signOff !== null && !signs.has(key);
      if (signOff === null) signs.delete(key);
      else if (isNew) signs.set(key, signOff);
      return { signed: signs.get(key) ?? null, isNew };
    },
  };
}
