import { LANGUAGES, type Language } from '../../../language.js';
import { SelectField, TextField } from '../../../accounts/pages/fields.js';
import { Layout } from '../../../pages/layout.js';
import { ErrorSummary } from '../../../pages/notices.js';
import { LANGUAGE_NAMES, pageText, type PageTextKey } from '../../../pages/page-text.js';
import { topicWords } from '../topic-words.js';
import { choiceOf, type NamedTopic } from '../topic.js';

export type FollowFault = 'topic' | 'email' | 'agree';

/** As it was typed. */
export interface FollowFields {
  readonly topic: string;
  readonly email: string;
  readonly language: Language;
}

export interface FollowPageProps {
  readonly language: Language;
  readonly offered: readonly NamedTopic[];
  readonly text: { readonly version: string; readonly paragraphs: readonly string[]; readonly agree: string };
  readonly fields: FollowFields;
  readonly faults: readonly FollowFault[];
}

/** Choose what to follow, give an address, read what becomes of it, agree. */
export function FollowPage(props: FollowPageProps) {
  const { language, offered, fields, faults } = props;
  const say = (key: PageTextKey, params = {}) => pageText(language, key, params);
  const errors = faults.map((fault) => ({ text: say(`follow.wrong.${fault}`), href: `#${fault}` }));
  const errorAt = (fault: FollowFault) => (faults.includes(fault) ? say(`follow.wrong.${fault}`) : null);
  const query = fields.topic ? fields.topic.replace(':', '=') : '';
  return (
    <Layout
      language={language}
      title={say('follow.title')}
      hasErrors={faults.length > 0}
      languages={{ kind: 'links', path: '/follow', query }}
      before={
        <a class="govuk-back-link" href={`/reports?lang=${language}`}>
          {say('public.all')}
        </a>
      }
    >
      <ErrorSummary language={language} errors={errors} />
      <h1 class="govuk-heading-l">{say('follow.title')}</h1>
      <p class="govuk-body-l">{say('follow.lead')}</p>
      {offered.length === 0 ? (
        <p class="govuk-body">{say('follow.none')}</p>
      ) : (
        <form method="post" action="/follow" novalidate>
          <TopicField {...{ language, offered, chosen: fields.topic, error: errorAt('topic') }} />
          <TextField
            name="email"
            label={say('follow.email')}
            hint={say('follow.emailHint')}
            type="email"
            autocomplete="email"
            value={fields.email}
            error={errorAt('email')}
          />
          <SelectField
            name="language"
            label={say('follow.language')}
            value={fields.language}
            choices={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value], lang: value }))}
          />
          <Agreement {...props} error={errorAt('agree')} />
          <button class="govuk-button">{say('follow.go')}</button>
        </form>
      )}
    </Layout>
  );
}

function TopicField(props: {
  readonly language: Language;
  readonly offered: readonly NamedTopic[];
  readonly chosen: string;
  readonly error: string | null;
}) {
  const { language, offered, chosen, error } = props;
  const say = (key: PageTextKey, params = {}) => pageText(language, key, params);
  const windows = [...new Set(offered.map(({ window }) => window))];
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label govuk-label--s" for="topic">
        {say('follow.topic')}
      </label>
      {error && (
        <p class="govuk-error-message" id="topic-error">
          {error}
        </p>
      )}
      <select
        class="govuk-select xp-wide"
        id="topic"
        name="topic"
        aria-describedby={error ? 'topic-error' : undefined}
      >
        <option value="">{say('field.choose')}</option>
        {windows.map((window) => (
          <optgroup label={say('public.window', { window: String(window) })}>
            {offered
              .filter((topic) => topic.window === window)
              .map((topic) => (
                <option value={choiceOf(topic)} selected={choiceOf(topic) === chosen}>
                  {topic.kind === 'window'
                    ? say('follow.allOfWindow', { window: String(window) })
                    : `${topicWords(language, topic)} (${topic.code})`}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

function Agreement({ language, text, error }: FollowPageProps & { readonly error: string | null }) {
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" aria-describedby={error ? 'agree-error' : undefined}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
          <h2 class="govuk-fieldset__heading">{pageText(language, 'follow.data')}</h2>
        </legend>
        {text.paragraphs.map((paragraph) => (
          <p class="govuk-body">{paragraph}</p>
        ))}
        {error && (
          <p class="govuk-error-message" id="agree-error">
            {error}
          </p>
        )}
        <input type="hidden" name="text" value={text.version} />
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" type="checkbox" id="agree" name="agree" value="yes" />
            <label class="govuk-label govuk-checkboxes__label" for="agree">
              {text.agree}
            </label>
          </div>
        </div>
      </fieldset>
    </div>
  );
}

/** The same for every address, known or not, new or not, or asked for too often. */
export function FollowSentPage({ language, email }: { readonly language: Language; readonly email: string }) {
  const say = (key: PageTextKey, params = {}) => pageText(language, key, params);
  return (
    <Layout language={language} title={say('follow.sent')}>
      <h1 class="govuk-heading-l">{say('follow.sent')}</h1>
      <p class="govuk-body-l xp-breakable">{say('follow.sentText', { email })}</p>
      <p class="govuk-body">{say('follow.sentThen')}</p>
      <p class="govuk-body">{say('follow.sentHelp')}</p>
    </Layout>
  );
}
