import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { StateTag } from '../../pages/staff/state-tag.js';

export interface ShownVersion {
  readonly number: number;
  readonly state: string;
  /** By whom and when, in words. */
  readonly published: string;
  readonly note: string | null;
  /** In what it differs from the one before, in words. */
  readonly changes: readonly string[];
  /** Why it was withdrawn; null where it was not. */
  readonly withdrawn: string | null;
  readonly documents: readonly {
    readonly language: string;
    readonly format: string;
    readonly sha256: string;
  }[];
}

/** Every version with who published it, what it corrects, and its documents with their digests. */
export function Versions(props: {
  readonly context: StaffContext;
  readonly versions: readonly ShownVersion[];
  readonly path: string;
}) {
  const { context, versions, path } = props;
  const { language } = context;
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions">
      <h2 class="govuk-heading-m" id="versions">
        {pageText(language, 'report.versions')}
      </h2>
      {versions.toReversed().map((version) => (
        <div class="xp-version">
          <h3 class="govuk-heading-s">
            {pageText(language, 'report.version', { number: version.number })}{' '}
            <StateTag language={language} state={version.state} />
          </h3>
          <p class="govuk-body">{version.published}</p>
          {version.note && <p class="govuk-body xp-own-text">{version.note}</p>}
          {version.changes.length > 0 && (
            <ul class="govuk-list govuk-list--bullet">
              {version.changes.map((change) => (
                <li>{change}</li>
              ))}
            </ul>
          )}
          {version.withdrawn !== null && (
            <div class="govuk-inset-text xp-own-text">
              {pageText(language, 'report.withdrawnWhy', { reason: version.withdrawn })}
            </div>
          )}
          {version.withdrawn === null && (
            <details class="govuk-details">
              <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">
                  {pageText(language, 'report.documents', { number: version.number })}
                </span>
              </summary>
              <ul class="govuk-list govuk-details__text">
                {version.documents.map((document) => (
                  <li>
                    <a
                      class="govuk-link"
                      href={`${path}/versions/${version.number}?language=${document.language}&format=${document.format}`}
                    >
                      {document.language} · {document.format.toUpperCase()}
                    </a>{' '}
                    <code class="xp-digest">SHA-256 {document.sha256}</code>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      ))}
    </section>
  );
}
