const CLASS = /^([1-5])xx$/i;

/** Whether an HTTP status is among the expected ones: `200`, `2xx`. */
export function expects(wanted: readonly string[], status: number): boolean {
  return wanted.some((item) => {
    const digit = CLASS.exec(item)?.[1];
    return digit === undefined ? Number(item) === status : Math.floor(status / 100) === Number(digit);
  });
}
