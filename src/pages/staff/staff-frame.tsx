import type { ComponentChildren } from 'preact';
import type { Language } from '../../language.js';
import { Layout } from '../layout.js';
import { pageText } from '../page-text.js';

/** Who of the staff looks at a page, and when. */
export interface StaffContext {
  readonly language: Language;
  readonly csrf: string;
  readonly name: string;
  readonly mayReview: boolean;
  /** May read mails in full: they hold personal links. */
  readonly mayReadMails: boolean;
  /** Instant at which the page is made. */
  readonly now: string;
}

/** A staff page: where one is, and the way out. */
export function StaffFrame(props: {
  readonly context: StaffContext;
  readonly title: string;
  readonly hasErrors?: boolean;
  readonly back?: { readonly href: string; readonly text: string };
  readonly children: ComponentChildren;
}) {
  const { language, csrf, name } = props.context;
  return (
    <Layout
      language={language}
      title={props.title}
      audience="staff"
      hasErrors={props.hasErrors}
      before={
        <>
          <nav class="xp-staff-nav" aria-label={pageText(language, 'staff.people', { name })}>
            <a class="govuk-link" href="/staff" data-key="g w">
              {pageText(language, 'staff.title')}
            </a>
            <a class="govuk-link" href="/staff/outbox">
              {pageText(language, 'staff.outbox')}
            </a>
            <span class="xp-secondary">{pageText(language, 'staff.people', { name })}</span>
            <form method="post" action="/sign-out">
              <input type="hidden" name="_csrf" value={csrf} />
              <button class="xp-link-button">{pageText(language, 'signin.out')}</button>
            </form>
          </nav>
          {props.back && (
            <p class="xp-back">
              <a class="govuk-back-link" href={props.back.href}>
                {props.back.text}
              </a>
            </p>
          )}
        </>
      }
    >
      {props.children}
    </Layout>
  );
}
