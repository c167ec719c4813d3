import type { PublishedComponent, PushParams } from '#services/procedures/push/params.ts';

/** Something that is done about a version that is published already. */
export type Mend = {
  readonly component: PublishedComponent;
  /** Leads these dist-tags to an earlier version, or warns whoever installs this one, or has it passed over. */
  readonly what:
    | { readonly do: 'dist-tag-back'; readonly tag: string; readonly to: string }
    | { readonly do: 'deprecate'; readonly message: string }
    /** A person does it, at this address. */
    | { readonly do: 'yank'; readonly reason: string; readonly at: string };
};

/** What a rollback is made of, as it was planned; journaled with the plan. */
export type RollbackParams = Pick<PushParams, 'project' | 'gitDir' | 'base' | 'branch' | 'remote' | 'ownSsh' | 'at'> & {
  readonly kind: 'revert' | 'rewind';
  /** What is taken back. */
  readonly released: {
    readonly commit: string;
    readonly parent: string;
    readonly version: string | null;
    readonly tag: { readonly name: string; readonly object: string } | null;
  };
  readonly mends: readonly Mend[];
};
