import type { Entity } from '../../initiatives/partnership.js';
import { LANGUAGES, textIn, type Language } from '../../language.js';
import { momentText } from '../../pages/deadline.js';
import { ErrorSummary, Notice } from '../../pages/notices.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { ExerciseFrame, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import { TRANSLATION_MAKERS, type TextPlace, type TranslatedText, type Translation } from '../translation.js';
import type { TranslationForm } from '../translations.shape.js';

/** A translation that could not be kept, as it was typed. */
export interface RefusedTranslation {
  readonly form: TranslationForm;
  readonly error: string;
}

interface TranslationsPageProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly timeZone: string;
  readonly entities: readonly Entity[];
  readonly entity: string;
  /** Language into which is translated. */
  readonly to: Language;
  /** Of the entity. */
  readonly texts: readonly TranslatedText[];
  readonly mayWrite: boolean;
  readonly done: 'kept' | 'taken-back' | null;
  readonly refused: RefusedTranslation | null;
}

/** Fragment of a text on the page. */
export function textId({ question, place }: Pick<TextPlace, 'question' | 'place'>): string {
  return place === '' ? `t-${question}` : `t-${question}-${place.replace('.', '-')}`;
}

function pathOf({ exercise }: TranslationsPageProps): string {
  return `${exercisePath(exercise.code, exercise.year)}/translations`;
}

/** Whose texts, and into which language. */
function Choice(props: TranslationsPageProps) {
  const { language } = props.context;
  const select = (
    name: string,
    label: string,
    options: readonly (readonly [string, string])[],
    chosen: string,
  ) => (
    <div class="govuk-form-group">
      <label class="govuk-label" for={`choose-${name}`}>
        {label}
      </label>
      <select class="govuk-select" id={`choose-${name}`} name={name}>
        {options.map(([value, text]) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
  const entities = props.entities.map(({ key, name }) => [key, name] as const);
  const languages = LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]] as const);
  return (
    <form method="get" action={pathOf(props)} class="xp-translations__choice">
      {select('entity', pageText(language, 'staff.entity'), entities, props.entity)}
      {select('to', pageText(language, 'translations.into'), languages, props.to)}
      <button class="govuk-button govuk-button--secondary">{pageText(language, 'translations.show')}</button>
    </form>
  );
}

function Written(props: TranslationsPageProps & { readonly translation: Translation }) {
  const { context, translation, timeZone } = props;
  const { language } = context;
  const { by, at, madeBy, isStale } = translation;
  const said = { name: by, when: momentText(language, at, timeZone) };
  return (
    <p class="govuk-body xp-secondary">
      {isStale && (
        <>
          <strong class="govuk-tag govuk-tag--yellow">{pageText(language, 'translations.staleTag')}</strong>{' '}
          {pageText(language, 'translations.staleText')}{' '}
        </>
      )}
      {pageText(language, `translations.by.${madeBy}`, said)}
    </p>
  );
}

function Editor(props: TranslationsPageProps & { readonly text: TranslatedText; readonly id: string }) {
  const { context, text, id, to, refused } = props;
  const { language } = context;
  const translation = text.translations.find((one) => one.language === to);
  const own = refused && textId(refused.form) === id ? refused : null;
  const maker = own?.form.madeBy ?? translation?.madeBy ?? 'person';
  return (
    <form method="post" action={pathOf(props)}>
      <input type="hidden" name="_csrf" value={context.csrf} />
      <input type="hidden" name="entity" value={text.entity} />
      <input type="hidden" name="question" value={text.question} />
      <input type="hidden" name="place" value={text.place} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="revision" value={text.revisions[to] ?? 0} />
      <input type="hidden" name="answerRevision" value={text.answerRevision} />
      <div class={`govuk-form-group ${own ? 'govuk-form-group--error' : ''}`}>
        <label class="govuk-label" for={`${id}-text`}>
          {pageText(language, own ? 'translations.mine' : 'translations.text', {
            language: LANGUAGE_NAMES[to],
          })}
        </label>
        {own && (
          <p class="govuk-error-message" id={`${id}-error`}>
            {own.error}
          </p>
        )}
        <textarea
          class="govuk-textarea"
          id={`${id}-text`}
          name="text"
          lang={to}
          rows={4}
          aria-describedby={own ? `${id}-error` : undefined}
          value={own?.form.text ?? translation?.text ?? ''}
        />
      </div>
      <fieldset class="govuk-fieldset govuk-form-group">
        <legend class="govuk-fieldset__legend">{pageText(language, 'translations.who')}</legend>
        <div class="govuk-radios">
          {TRANSLATION_MAKERS.map((one) => (
            <div class="govuk-radios__item">
              <input
                class="govuk-radios__input"
                type="radio"
                name="madeBy"
                id={`${id}-${one}`}
                value={one}
                checked={maker === one}
              />
              <label class="govuk-label govuk-radios__label" for={`${id}-${one}`}>
                {pageText(language, `translations.who.${one}`)}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <button class="govuk-button">{pageText(language, 'translations.save')}</button>
    </form>
  );
}

function OneText(props: TranslationsPageProps & { readonly text: TranslatedText }) {
  const { context, text, to, refused, mayWrite } = props;
  const { language } = context;
  const id = textId(text);
  const translation = text.translations.find((one) => one.language === to);
  const isRefused = refused !== null && textId(refused.form) === id;
  const asked = textIn(text.asked, language).text;
  const part = text.title && textIn(text.title, language).text;
  const heading = part ? `${asked} – ${text.number === null ? '' : `${text.number}. `}${part}` : asked;
  return (
    <section class="xp-translations__text" id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h2 class="govuk-heading-s" id={`${id}-title`}>
        {heading}
      </h2>
      <div class="xp-translations__both">
        <div>
          <h3 class="govuk-heading-s">
            {text.written === null
              ? pageText(language, 'translations.originalUnknown')
              : pageText(language, 'translations.original', { language: LANGUAGE_NAMES[text.written] })}
          </h3>
          <p class="govuk-body xp-own-text" lang={text.written ?? ''}>
            {text.text}
          </p>
        </div>
        <div>
          {text.written === to ? (
            <p class="govuk-body">{pageText(language, 'translations.same')}</p>
          ) : (
            <>
              {translation && (isRefused || !mayWrite) && (
                <>
                  <h3 class="govuk-heading-s">
                    {pageText(language, 'translations.theirs', { language: LANGUAGE_NAMES[to] })}
                  </h3>
                  <p class="govuk-body xp-own-text" lang={to}>
                    {translation.text}
                  </p>
                </>
              )}
              {translation && <Written {...props} translation={translation} />}
              {mayWrite ? (
                <Editor {...props} id={id} />
              ) : (
                !translation && <p class="govuk-body">{pageText(language, 'translations.none')}</p>
              )}
            </>
          )}
        </div>
      </div>
    </section>
  );
}

/** What an entity wrote, each text beside its translation. */
export function TranslationsPage(props: TranslationsPageProps) {
  const { context, exercise, texts, refused, done } = props;
  const { language } = context;
  const errors = refused ? [{ text: refused.error, href: `#${textId(refused.form)}-text` }] : [];
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="report"
      title={pageText(language, 'translations.title')}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary language={language} errors={errors} />
      {done && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{pageText(language, `translations.done.${done}`)}</p>
        </Notice>
      )}
      <p class="govuk-body-l">{pageText(language, 'translations.lead')}</p>
      {props.entities.length > 0 && <Choice {...props} />}
      {!props.mayWrite && <p class="govuk-inset-text">{pageText(language, 'translations.readOnly')}</p>}
      {texts.length === 0 && <p class="govuk-body">{pageText(language, 'translations.noTexts')}</p>}
      {texts.map((text) => (
        <OneText {...props} text={text} />
      ))}
    </ExerciseFrame>
  );
}
