// Written by scripts/registry.ts from the files in this folder. Do not edit.

export const places = [] as const;
