/** Baked in by the build; from source it is the package's own. */
declare const CPM_VERSION: string | undefined;

export const VERSION = typeof CPM_VERSION === 'string' ? CPM_VERSION : 'development';
