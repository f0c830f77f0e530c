import { LANGUAGES, type Language } from '../../language.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { LANGUAGE_NAMES, pageText, type PageTextKey } from '../../pages/page-text.js';
import type { Fields } from '../read-form.js';
import { PartnerFrame, type PartnerContext } from './partner-frame.js';

export interface ShownColleague {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly email: string | null;
  /** What has become of the link. */
  readonly status: PageTextKey;
  /** The mail server's words, where it refused. */
  readonly serverWords: string | null;
  readonly isEnded: boolean;
  /** Null for a contact, who submits. */
  readonly colleague: { readonly sections: readonly string[] | null; readonly invitedBy: string } | null;
}

export interface ColleaguesPageProps {
  readonly context: PartnerContext;
  readonly people: readonly ShownColleague[];
  readonly sections: readonly { readonly name: string; readonly title: string }[];
  /** Links may be sent: the form is open. */
  readonly writable: boolean;
  /** What was typed and could not be taken; empty otherwise. */
  readonly fields: Fields;
  readonly errors: readonly ErrorLine[];
  readonly notice: string | null;
}

const PATH = '/answer/colleagues';

function errorOf(errors: readonly ErrorLine[], id: string) {
  return errors.find(({ href }) => href === `#${id}`)?.text ?? null;
}

/** Which sections somebody writes in: all, or those ticked. `id` sets the forms of a page apart. */
function SectionChoice(props: {
  readonly language: Language;
  readonly id: string;
  readonly sections: ColleaguesPageProps['sections'];
  readonly chosen: readonly string[] | null;
  readonly error: string | null;
}) {
  const { language, id, sections, chosen, error } = props;
  return (
    <fieldset
      class={`govuk-fieldset govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        {pageText(language, 'colleagues.where')}
      </legend>
      {error && (
        <p class="govuk-error-message" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class="govuk-radios">
        {(['all', 'some'] as const).map((reach) => (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              type="radio"
              name="reach"
              value={reach}
              id={`${id}-${reach}`}
              checked={(chosen === null) === (reach === 'all')}
            />
            <label class="govuk-label govuk-radios__label" for={`${id}-${reach}`}>
              {pageText(language, `colleagues.reach.${reach}`)}
            </label>
          </div>
        ))}
      </div>
      <div class="govuk-checkboxes govuk-checkboxes--small xp-colleague-sections">
        {sections.map(({ name, title }) => (
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              type="checkbox"
              name="section"
              value={name}
              id={`${id}-${name}`}
              checked={chosen?.includes(name) ?? false}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`${id}-${name}`}>
              {title}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function TextInput(props: {
  readonly label: string;
  readonly name: string;
  readonly keyboard?: 'text' | 'email';
  readonly value: string;
  readonly error: string | null;
  readonly hint?: string;
}) {
  const { name, error, hint } = props;
  const describedBy = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label" for={name}>
        {props.label}
      </label>
      {hint && (
        <div class="govuk-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="govuk-error-message" id={`${name}-error`}>
          {error}
        </p>
      )}
      <input
        class={`govuk-input ${error ? 'govuk-input--error' : ''}`}
        id={name}
        name={name}
        type="text"
        inputMode={props.keyboard ?? 'text'}
        value={props.value}
        aria-describedby={describedBy || undefined}
        autocomplete="off"
        spellcheck={false}
      />
    </div>
  );
}

function Person(props: ColleaguesPageProps & { readonly person: ShownColleague }) {
  const { context, person, sections } = props;
  const { language, csrf } = context;
  const { colleague } = person;
  const titles = sections.filter(({ name }) => colleague?.sections?.includes(name)).map(({ title }) => title);
  const path = `${PATH}/${person.id}`;
  return (
    <li class="xp-colleague" id={`person-${person.id}`}>
      <h3 class="govuk-heading-s">{person.name}</h3>
      <p class="govuk-body">
        {[person.post, person.email].filter(Boolean).join(' · ')}
        <br />
        {colleague === null
          ? pageText(language, 'colleagues.contact')
          : titles.length === 0
            ? pageText(language, 'colleagues.helpsAll', { name: colleague.invitedBy })
            : pageText(language, 'colleagues.helpsIn', {
                name: colleague.invitedBy,
                sections: new Intl.ListFormat(language).format(titles),
              })}
        <br />
        {pageText(language, person.status)}
      </p>
      {person.serverWords && <p class="govuk-body xp-own-text">{person.serverWords}</p>}
      {colleague !== null && props.writable && (
        <>
          <form method="post" action={`${path}/send`} class="xp-inline-form">
            <input type="hidden" name="_csrf" value={csrf} />
            <button class="govuk-button govuk-button--secondary">
              {pageText(language, 'colleagues.sendAgain')}
              <span class="govuk-visually-hidden">: {person.name}</span>
            </button>
          </form>
          {!person.isEnded && (
            <>
              <form method="post" action={`${path}/end`} class="xp-inline-form">
                <input type="hidden" name="_csrf" value={csrf} />
                <button class="govuk-button govuk-button--secondary">
                  {pageText(language, 'colleagues.end')}
                  <span class="govuk-visually-hidden">: {person.name}</span>
                </button>
              </form>
              <details
                class="govuk-details"
                open={props.errors.some(({ href }) => href === `#sections-${person.id}`)}
              >
                <summary class="govuk-details__summary">
                  <span class="govuk-details__summary-text">
                    {pageText(language, 'colleagues.change')}
                    <span class="govuk-visually-hidden">: {person.name}</span>
                  </span>
                </summary>
                <form method="post" action={`${path}/sections`} class="govuk-details__text">
                  <input type="hidden" name="_csrf" value={csrf} />
                  <SectionChoice
                    language={language}
                    id={`sections-${person.id}`}
                    sections={sections}
                    chosen={colleague.sections}
                    error={errorOf(props.errors, `sections-${person.id}`)}
                  />
                  <button class="govuk-button">{pageText(language, 'colleagues.save')}</button>
                </form>
              </details>
            </>
          )}
        </>
      )}
    </li>
  );
}

function Asking(props: ColleaguesPageProps) {
  const { context, fields, errors } = props;
  const { language } = context;
  const typed = (name: string) => fields.get(name)?.[0] ?? '';
  const chosen = typed('reach') === 'some' ? (fields.get('section') ?? []) : null;
  return (
    <form method="post" action={PATH} novalidate class="xp-box">
      <h2 class="govuk-heading-m">{pageText(language, 'colleagues.ask')}</h2>
      <input type="hidden" name="_csrf" value={context.csrf} />
      <TextInput
        label={pageText(language, 'colleagues.name')}
        name="name"
        value={typed('name')}
        error={errorOf(errors, 'name')}
      />
      <TextInput
        label={pageText(language, 'colleagues.post')}
        name="post"
        value={typed('post')}
        error={errorOf(errors, 'post')}
      />
      <TextInput
        label={pageText(language, 'colleagues.email')}
        name="email"
        keyboard="email"
        value={typed('email')}
        error={errorOf(errors, 'email')}
        hint={pageText(language, 'colleagues.emailHint')}
      />
      <div class="govuk-form-group">
        <label class="govuk-label" for="language">
          {pageText(language, 'colleagues.language')}
        </label>
        <select class="govuk-select" id="language" name="language">
          {LANGUAGES.map((one) => (
            <option value={one} lang={one} selected={(typed('language') || language) === one}>
              {LANGUAGE_NAMES[one]}
            </option>
          ))}
        </select>
      </div>
      <SectionChoice
        language={language}
        id="sections"
        sections={props.sections}
        chosen={chosen}
        error={errorOf(errors, 'sections')}
      />
      <button class="govuk-button">{pageText(language, 'colleagues.send')}</button>
    </form>
  );
}

/** P7: who of the entity writes with a link of their own, and asking another colleague. */
export function ColleaguesPage(props: ColleaguesPageProps) {
  const { context, people } = props;
  const { language, entityName } = context;
  const title = pageText(language, 'colleagues.title');
  return (
    <PartnerFrame
      context={context}
      title={title}
      path={PATH}
      hasErrors={props.errors.length > 0}
      back={{ href: '/answer/sections', text: pageText(language, 'section.back') }}
    >
      <ErrorSummary language={language} errors={props.errors} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
        </Notice>
      )}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'colleagues.lead', { entity: entityName })}</p>
      {!props.writable && <div class="govuk-inset-text">{pageText(language, 'section.readOnlyText')}</div>}
      <h2 class="govuk-heading-m">{pageText(language, 'colleagues.people')}</h2>
      <ul class="govuk-list">
        {people.map((person) => (
          <Person {...props} person={person} />
        ))}
      </ul>
      {props.writable && <Asking {...props} />}
    </PartnerFrame>
  );
}
