/** What is wrong with a text, and in which of its lines (from 1); null when it can be read. */
export type Reader = (text: string) => { readonly says: string; readonly line: number } | null;
