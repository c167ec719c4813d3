import { textField } from '#domain/field.ts';
import type { Reading } from '#domain/reading.ts';

/** What a person would type after `diagnose` for the thing a check looks at; null where nothing can be diagnosed. */
export function subjectOfReading({ id, kind, data }: Pick<Reading, 'id' | 'kind' | 'data'>): readonly string[] | null {
  switch (kind) {
    case 'memory-service':
      return ['memory'];
    case 'service': {
      const [manager, unit] = [textField(data, 'manager'), textField(data, 'unit')];
      return manager === null || unit === null ? [id] : [`${manager}/${unit}`];
    }
    case 'github-api':
    case 'github-project':
      return ['github'];
    case 'disk': {
      const path = textField(data, 'path');
      return path === null ? ['disk'] : ['disk', path];
    }
    case 'agent':
      return ['agents', id.slice(id.indexOf(':') + 1)];
    case 'network':
    case 'dns':
      return ['network'];
    default:
      return null;
  }
}
