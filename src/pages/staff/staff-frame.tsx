import type { ComponentChildren } from 'preact';
import type { Language } from '../../language.js';
import { momentText } from '../deadline.js';
import { Layout } from '../layout.js';
import { pageText } from '../page-text.js';
import { RestoredBanner } from './restored-banner.js';

/** Who of the staff looks at a page, and when. */
export interface StaffContext {
  readonly language: Language;
  readonly csrf: string;
  readonly name: string;
  readonly mayReview: boolean;
  /** May read mails in full: they hold personal links. */
  readonly mayReadMails: boolean;
  /** Manager of everything: keeps people, reads the audit. */
  readonly mayKeepPeople?: boolean;
  /** Address of this page, to come back to after changing the language. */
  readonly path?: string;
  /** When the session ends; null where there is none. */
  readonly session?: { readonly idleUntil: string; readonly expiresAt: string } | null;
  /** Instant at which the page is made. */
  readonly now: string;
}

/** A staff page: where one is, the ways to the others, and the way out. */
export function StaffFrame(props: {
  readonly context: StaffContext;
  readonly title: string;
  readonly hasErrors?: boolean;
  readonly back?: { readonly href: string; readonly text: string };
  readonly children: ComponentChildren;
}) {
  const { language, csrf, path = '/staff' } = props.context;
  return (
    <Layout
      language={language}
      title={props.title}
      audience="staff"
      hasErrors={props.hasErrors}
      languages={{ kind: 'session', action: '/staff/language', back: path, csrf }}
      before={
        <>
          <StaffNav context={props.context} />
          <RestoredBanner context={props.context} />
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
      <SessionEnd context={props.context} />
    </Layout>
  );
}

/** Only what the visitor may enter; on a narrow screen behind one word, which opens without script. */
function StaffNav({ context }: { readonly context: StaffContext }) {
  const { language, csrf, name, path = '', mayKeepPeople } = context;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(language, key, params);
  const places = [
    { href: '/staff', text: say('work.title'), dataKey: 'g w' },
    { href: '/staff/windows', text: say('nav.windows'), dataKey: 'g v' },
    { href: '/staff/questionnaires', text: say('nav.questionnaires'), dataKey: 'g q' },
    { href: '/staff/outbox', text: say('staff.outbox'), dataKey: 'g m' },
    ...(mayKeepPeople
      ? [
          { href: '/staff/followers', text: say('followers.title'), dataKey: 'g f' },
          { href: '/staff/people', text: say('people.title'), dataKey: 'g p' },
          { href: '/staff/audit', text: say('audit.title'), dataKey: 'g h' },
        ]
      : []),
    { href: '/staff/account', text: say('account.title'), dataKey: 'g a' },
  ];
  return (
    <details class="xp-staff-nav">
      <summary class="xp-staff-nav__open">{say('nav.title')}</summary>
      <nav class="xp-staff-nav__places" aria-label={say('staff.people', { name })}>
        <ul class="xp-staff-nav__list">
          {places.map(({ href, text, dataKey }) => (
            <li>
              <a
                class="govuk-link"
                href={href}
                data-key={dataKey}
                aria-current={isAt(path, href) ? 'true' : undefined}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
        <span class="xp-secondary xp-own-text">{say('staff.people', { name })}</span>
        <form method="post" action="/sign-out">
          <input type="hidden" name="_csrf" value={csrf} />
          <button class="xp-link-button">{say('signin.out')}</button>
        </form>
      </nav>
    </details>
  );
}

function isAt(path: string, href: string): boolean {
  const here = path.replace(/\?.*$/s, '');
  return here === href || (href !== '/staff' && here.startsWith(`${href}/`));
}

/** Until when one stays signed in, and how to stay longer (WCAG 2.2.1); the text needs no script. */
function SessionEnd({ context }: { readonly context: StaffContext }) {
  const { language, csrf, session, path = '/staff' } = context;
  if (!session) return null;
  const ends = session.idleUntil < session.expiresAt ? session.idleUntil : session.expiresAt;
  const isLast = ends === session.expiresAt;
  const when = `${momentText(language, ends, 'UTC')} UTC`;
  return (
    <aside class="xp-session-end" aria-label={pageText(language, 'session.title')} data-session-ends={ends}>
      <p class="govuk-body-s">{pageText(language, isLast ? 'session.last' : 'session.ends', { when })}</p>
      {!isLast && (
        <form method="post" action="/staff/stay">
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="back" value={path} />
          <button class="xp-link-button">{pageText(language, 'session.stay')}</button>
        </form>
      )}
    </aside>
  );
}
