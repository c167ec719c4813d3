import { chosenBy } from '#screens/frame/action-entries.ts';
import { useCell } from '#screens/frame/cell.ts';

/** Digits that choose among `count` rows: `select` when a number is typed, `pick` when it can be no other. */
export function useNumbers(count: number, select: (index: number) => void, pick: (index: number) => void) {
  const digits = useCell('');
  return (digit: number): void => {
    const typed = `${digits.get()}${digit}`;
    const index = chosenBy(typed, count);
    const number = Number(typed);
    const known = number >= 1 && number <= count;
    digits.set(index === null && known ? typed : '');
    if (known) select(number - 1);
    if (index !== null) pick(index);
  };
}
