import type { Language } from '../../language.js';
import { pageText } from '../page-text.js';

export interface PagingProps {
  readonly language: Language;
  readonly path: string;
  /** Filters that hold on every page, as the address has them. */
  readonly query?: string;
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

/** The way through a long list; nothing where all of it is in sight. */
export function Paging({ language, path, query = '', page, pageSize, total }: PagingProps) {
  const count = Math.max(1, Math.ceil(total / pageSize));
  if (count === 1) return null;
  const filters = query === '' ? '' : `${query}&`;
  return (
    <nav class="govuk-body" aria-label={pageText(language, 'staff.pages', { page, count })}>
      {page > 1 && (
        <a class="govuk-link xp-page-link" href={`${path}?${filters}page=${page - 1}`}>
          {pageText(language, 'staff.previous')}
        </a>
      )}{' '}
      <span>{pageText(language, 'staff.pages', { page, count })}</span>{' '}
      {page < count && (
        <a class="govuk-link xp-page-link" href={`${path}?${filters}page=${page + 1}`}>
          {pageText(language, 'staff.next')}
        </a>
      )}
    </nav>
  );
}
