import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { TextArea, TextInput, TickBox, type StaffForm } from '../../pages/staff/staff-fields.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { MOST_WORDS } from '../mail-examples.js';
import { placeholderText, type MessagePlace } from './message-paths.js';

/** A subject that tells cases apart is longer than a line shows. */
const LONG_LINE = 90;

/** A placeholder with what it stands for in the example. */
export interface ShownPlaceholder {
  readonly name: string;
  readonly example: string;
  readonly isRequired: boolean;
}

export interface MessageFormProps {
  readonly form: StaffForm;
  readonly csrf: string;
  readonly place: MessagePlace;
  /** Of the version that the form is made from. */
  readonly revision: number;
  readonly hasButton: boolean;
  readonly placeholders: readonly ShownPlaceholder[];
  /** How many words the mail has; null unless there are too many. */
  readonly tooManyWords: number | null;
  /** Where a test would go; null where the visitor has no address. */
  readonly testTo: string | null;
}

/** The words of a kind of mail in one language, to be changed. */
export function MessageForm(props: MessageFormProps) {
  const { form, place, placeholders } = props;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(form.language, key, params);
  return (
    <form class="xp-staff-form" method="post" action="/staff/messages" novalidate>
      <input type="hidden" name="_csrf" value={props.csrf} />
      <input type="hidden" name="window" value={String(place.window)} />
      <input type="hidden" name="kind" value={place.kind} />
      <input type="hidden" name="language" value={place.language} />
      <input type="hidden" name="revision" value={String(props.revision)} />
      {(form.fields.get('subject') ?? '').length > LONG_LINE ? (
        <TextArea
          form={form}
          name="subject"
          label={say('messages.subject')}
          rows={4}
          language={place.language}
        />
      ) : (
        <TextInput form={form} name="subject" label={say('messages.subject')} language={place.language} />
      )}
      <TextArea
        form={form}
        name="body"
        label={say('messages.body')}
        hint={say(props.hasButton ? 'messages.bodyHint' : 'messages.bodyHintPlain')}
        rows={14}
        language={place.language}
      />
      {props.hasButton && (
        <TextInput form={form} name="button" label={say('messages.button')} language={place.language} />
      )}
      <Placeholders language={form.language} mailLanguage={place.language} all={placeholders} />
      {props.tooManyWords !== null && (
        <TickBox
          form={form}
          name="long"
          label={say('messages.longAnyway', { count: props.tooManyWords, most: MOST_WORDS })}
        />
      )}
      <div class="xp-buttons">
        <button class="govuk-button govuk-button--secondary" name="act" value="preview">
          {say('messages.preview')}
        </button>
        <button class="govuk-button" name="act" value="save">
          {say('messages.save')}
        </button>
        {props.testTo !== null && (
          <button class="govuk-button govuk-button--secondary" name="act" value="test">
            {say('messages.test')}
          </button>
        )}
      </div>
      <p class="govuk-hint xp-own-text">
        {props.testTo === null ? say('messages.testNoAccount') : say('messages.testTo', { to: props.testTo })}
      </p>
    </form>
  );
}

function Placeholders(props: {
  readonly language: Language;
  readonly mailLanguage: Language;
  readonly all: readonly ShownPlaceholder[];
}) {
  const { language } = props;
  return (
    <details class="govuk-details" open>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{pageText(language, 'messages.placeholders')}</span>
      </summary>
      <div class="govuk-details__text">
        <p class="govuk-body">{pageText(language, 'messages.placeholdersHint')}</p>
        <StaffTable
          caption={pageText(language, 'messages.placeholders')}
          columns={[
            pageText(language, 'messages.placeholder'),
            pageText(language, 'messages.placeholderWhat'),
            pageText(language, 'messages.placeholderExample'),
          ]}
          rows={props.all.map(({ name, example, isRequired }) => [
            <code>{`{${name}}`}</code>,
            <>
              {placeholderText(language, name)}
              {isRequired && (
                <>
                  {' '}
                  <strong class="govuk-tag govuk-tag--yellow">
                    {pageText(language, 'messages.required')}
                  </strong>
                </>
              )}
            </>,
            <span class="xp-own-text" lang={props.mailLanguage}>
              {example}
            </span>,
          ])}
        />
        <p class="govuk-body">{pageText(language, 'messages.choiceHint')}</p>
      </div>
    </details>
  );
}
