import { OpsError } from '#domain/errors.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { projectTree } from '#services/procedures/project/tree.ts';
import { releasedFiles } from '#services/procedures/push/docs/tracked.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** With the parsers of every language that stands in documents. */
const load = () => import('#services/procedures/push/docs/check-documents.ts');

/** Of many findings so many are told in the message; all are in the log. */
const TOLD = 3;

/** Follows local links and anchors in the released tree. What leads nowhere stops the release with `broken-links`. */
export function checkDocumentsStep(world: PushWorld): Step {
  return {
    id: 'documents',
    title: 'Check links and code in the documents',
    phase: 'docs',
    reads: true,
    prepare: load,
    run: async (context) => {
      const { checkDocuments } = await load();
      const tree = projectTree(world.files, treeOf(context), context.signal);
      const { findings, external, links, codeBlocks, documents } = await checkDocuments(
        tree,
        await releasedFiles(world, context),
      );
      const lines = findings.map(({ level, file, line, says }) => ({ level, text: `${file}:${line} ${says}` }));
      for (const { level, text } of lines) context.note(`${level === 'block' ? 'broken' : 'warning'}: ${text}`);
      const broken = lines.filter(({ level }) => level === 'block').map(({ text }) => text);
      if (broken.length > 0) {
        const more = broken.length > TOLD ? `, and ${broken.length - TOLD} more` : '';
        const what = broken.length === 1 ? 'A link leads' : `${broken.length} links lead`;
        throw new OpsError('broken-links', `${what} nowhere: ${broken.slice(0, TOLD).join(', ')}${more}.`, {
          hint: 'Mend and commit them, or skip the step "documents" with a reason.',
          exit: 'refused',
        });
      }
      const warnings = lines.length === 0 ? '' : `, ${counted(lines.length, 'warning')}`;
      return {
        result: { external: external.map(({ url, file, line }) => ({ url, file, line })) },
        summary: `${counted(documents, 'document')}, ${counted(links, 'link')}, ${counted(codeBlocks, 'code block')}${warnings}`,
      };
    },
  };
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
