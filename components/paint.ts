/** Text properties for a colour that may be the terminal's own. */
export function paint(color: string | undefined): { readonly color?: string } {
  return color === undefined ? {} : { color };
}
