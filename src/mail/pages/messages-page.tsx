import type { Language } from '../../language.js';
import { momentText } from '../../pages/deadline.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import type { MailContent } from '../mail-kind.js';
import type { NamedVersion } from '../message-reading.service.js';
import type { OtherCase, Whose } from '../message-view.js';
import type { TestOutcome } from '../test-mails.service.js';
import { LetterLook } from './letter-look.js';
import { MessageForm, type MessageFormProps } from './message-form.js';
import { kindText, messagesPath, type MessagePlace } from './message-paths.js';
import { MessagePlaces } from './message-places.js';
import { MessageVersions, RestoreForm } from './message-versions.js';
import { OtherCases, TestForm, TestResult, Unevenness } from './message-parts.js';

export interface MessagesPageProps {
  readonly context: StaffContext;
  readonly place: MessagePlace;
  readonly windows: readonly number[];
  readonly kinds: readonly string[];
  readonly languages: readonly { readonly language: Language; readonly whose: Whose }[];
  /** Languages that say what we say while others are the window's own. */
  readonly behind: readonly Language[];
  readonly isEditable: boolean;
  readonly from: string;
  /** What is in sight: what is sent, what was just typed, or an earlier version by its number. */
  readonly shown: 'sent' | 'typed' | number;
  /** Null where what was typed cannot be read. */
  readonly mail: MailContent | null;
  readonly cases: readonly OtherCase[];
  readonly versions: readonly NamedVersion[];
  /** Null for who may not change the text, and beside an earlier version. */
  readonly edit: Omit<MessageFormProps, 'csrf' | 'place' | 'testTo'> | null;
  readonly mayEdit: boolean;
  readonly testTo: string | null;
  readonly test: TestOutcome | null;
  readonly done: 'saved' | 'restored' | 'reset' | 'unchanged' | null;
  readonly errors: readonly ErrorLine[];
  readonly lead: string | null;
}

/** M8: what is written to whom, window by window, kind by kind and language by language. */
export function MessagesPage(props: MessagesPageProps) {
  const { context, place, edit, versions } = props;
  const { language } = context;
  const title = pageText(language, 'messages.title');
  return (
    <StaffFrame context={context} title={title} hasErrors={props.errors.length > 0}>
      <ErrorSummary language={language} lead={props.lead} errors={props.errors} />
      {props.done && <Done {...props} done={props.done} />}
      {props.test && <TestResult context={context} test={props.test} to={props.testTo ?? ''} />}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'messages.lead')}</p>
      <p class="govuk-body">
        <a class="govuk-link xp-page-link" href="/staff/outbox">
          {pageText(language, 'messages.log')}
        </a>
      </p>
      <MessagePlaces {...props} />
      <h2 class="govuk-heading-m">{kindText(language, 'mailKind', place.kind)}</h2>
      <p class="govuk-body">{kindText(language, 'mailWhen', place.kind)}</p>
      <Unevenness context={context} place={place} behind={props.behind} />
      <Whom {...props} />
      <section aria-labelledby="reads" id="preview" tabIndex={-1}>
        <h3 class="govuk-heading-m" id="reads">
          {pageText(language, props.shown === 'typed' ? 'messages.readsTyped' : 'messages.reads')}
        </h3>
        {props.mail ? (
          <>
            <p class="govuk-hint">{pageText(language, 'messages.example', { from: props.from })}</p>
            <LetterLook language={language} mailLanguage={place.language} mail={props.mail} />
            <OtherCases language={language} mailLanguage={place.language} cases={props.cases} />
          </>
        ) : (
          <p class="govuk-inset-text">{pageText(language, 'messages.unreadable')}</p>
        )}
      </section>
      {typeof props.shown === 'number' && props.mayEdit && (
        <RestoreForm
          context={context}
          place={place}
          revision={versions[0]?.revision ?? 0}
          version={props.shown}
          text={pageText(language, props.shown === 0 ? 'messages.backToOurs' : 'messages.useAgain')}
        />
      )}
      {edit ? (
        <section aria-labelledby="change">
          <h3 class="govuk-heading-m" id="change">
            {pageText(language, 'messages.change')}
          </h3>
          <MessageForm {...edit} csrf={context.csrf} place={place} testTo={props.testTo} />
        </section>
      ) : (
        props.shown === 'sent' && <TestForm context={context} place={place} to={props.testTo} />
      )}
      <MessageVersions
        context={context}
        place={place}
        versions={versions}
        mayEdit={props.mayEdit}
        version={typeof props.shown === 'number' ? props.shown : null}
      />
    </StaffFrame>
  );
}

/** Whose words these are. */
function Whom(props: MessagesPageProps) {
  const { context, place, shown, versions } = props;
  const { language } = context;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(language, key, params);
  const whose = props.languages.find((one) => one.language === place.language)?.whose;
  const [latest] = versions;
  if (shown === 'typed') return <p class="govuk-inset-text">{say('messages.isTyped')}</p>;
  if (typeof shown === 'number') {
    return (
      <p class="govuk-inset-text">
        {say(shown === 0 ? 'messages.isFirst' : 'messages.isVersion', { number: shown })}{' '}
        <a class="govuk-link" href={messagesPath({ ...place })}>
          {say('messages.toCurrent')}
        </a>
      </p>
    );
  }
  if (!props.isEditable) return <p class="govuk-inset-text">{say('messages.isForAll')}</p>;
  if (place.window === null) return <p class="govuk-inset-text">{say('messages.isOurs')}</p>;
  if (!latest?.own || whose === 'ours') {
    return (
      <p class="govuk-inset-text">
        {say('messages.isOursIn', { window: place.window })} {!props.mayEdit && say('messages.whoMay')}
      </p>
    );
  }
  return (
    <p class="govuk-inset-text xp-own-text">
      {say(whose === 'unfit' ? 'messages.isUnfit' : 'messages.isOwn', {
        window: place.window,
        who: latest.by || say('messages.nobody'),
        when: `${momentText(language, latest.at, 'UTC')} UTC`,
      })}{' '}
      {!props.mayEdit && say('messages.whoMay')}
    </p>
  );
}

/** What was just done, with the way back. */
function Done(props: MessagesPageProps & { readonly done: NonNullable<MessagesPageProps['done']> }) {
  const { context, place, done, versions } = props;
  const { language } = context;
  const [latest] = versions;
  return (
    <Notice language={language} done={done !== 'unchanged'}>
      <p class="govuk-notification-banner__heading">{pageText(language, `messages.done.${done}`)}</p>
      {done !== 'unchanged' && props.mayEdit && latest && (
        <RestoreForm
          context={context}
          place={place}
          revision={latest.revision}
          version={latest.revision - 1}
          text={pageText(language, 'messages.undo')}
          dataKey="u"
        />
      )}
    </Notice>
  );
}
