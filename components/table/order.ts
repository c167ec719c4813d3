import { type Data, type Scalar, textOf } from './columns.ts';

export interface TableOrder {
  readonly column: string;
  readonly descending?: boolean;
}

/** Rows by one column: numbers by size, text as people count (`a2` before `a10`), blanks always last. */
export function inOrder<Row extends Data>(data: readonly Row[], order: TableOrder | undefined): readonly Row[] {
  if (order === undefined) return data;
  const direction = order.descending === true ? -1 : 1;
  return data.toSorted((a, b) => {
    const [one, other] = [a[order.column], b[order.column]];
    if (isBlank(one) || isBlank(other)) return Number(isBlank(one)) - Number(isBlank(other));
    return direction * compare(one, other);
  });
}

const isBlank = (value: Scalar): boolean => value === null || value === undefined || value === '';
let natural: Intl.Collator | undefined;

function compare(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  natural ??= new Intl.Collator('en', { numeric: true });
  return natural.compare(textOf(a), textOf(b));
}
