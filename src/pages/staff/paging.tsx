import type { Language } from '../../language.js';
import { pageText } from '../page-text.js';

export interface PagingProps {
  readonly language: Language;
  readonly path: string;
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

/** The way through a long list; nothing where all of it is in sight. */
export function Paging({ language, path, page, pageSize, total }: PagingProps) {
  const count = Math.max(1, Math.ceil(total / pageSize));
  if (count === 1) return null;
  return (
    <nav class="govuk-body" aria-label={pageText(language, 'staff.pages', { page, count })}>
      {page > 1 && (
        <a class="govuk-link xp-page-link" href={`${path}?page=${page - 1}`}>
          {pageText(language, 'staff.previous')}
        </a>
      )}{' '}
      <span>{pageText(language, 'staff.pages', { page, count })}</span>{' '}
      {page < count && (
        <a class="govuk-link xp-page-link" href={`${path}?page=${page + 1}`}>
          {pageText(language, 'staff.next')}
        </a>
      )}
    </nav>
  );
}
