import type { ComponentChildren } from 'preact';
import { ruleText } from '../../initiatives/document-problem-texts.js';
import type { Language } from '../../language.js';
import { kindText, messagesPath } from '../../mail/pages/message-paths.js';
import { LANGUAGE_NAMES, pageText, type PageTextKey } from '../../pages/page-text.js';
import { exercisePath, initiativePath } from '../../pages/staff/staff-paths.js';
import { ChangesSinceList } from './changes-since.js';
import type { PlanPageProps } from './plan-page.js';
import { VersionChoice } from './version-choice.js';

/** One step of the plan, with whether it is ready; the words say it, the colour only repeats it. */
function Step(props: {
  readonly plan: PlanPageProps;
  readonly id: string;
  readonly title: PageTextKey;
  readonly ready: boolean;
  readonly children: ComponentChildren;
}) {
  const { language } = props.plan.context;
  return (
    <li class="xp-step">
      <h2 class="govuk-heading-m" id={props.id} tabIndex={-1}>
        {pageText(language, props.title)}{' '}
        <strong class={`govuk-tag govuk-tag--${props.ready ? 'green' : 'yellow'}`}>
          {pageText(language, props.ready ? 'plan.ready' : 'plan.notReady')}
        </strong>
      </h2>
      {props.children}
    </li>
  );
}

/** What the mails say: the window's own words, and where some languages were left behind. */
function MessagesStep(props: PlanPageProps) {
  const { context, initiative, messages } = props;
  const { language } = context;
  const { window } = initiative;
  const names = (all: readonly Language[]) =>
    new Intl.ListFormat(language).format(all.map((one) => LANGUAGE_NAMES[one]));
  return (
    <Step plan={props} id="plan-messages" title="messages.title" ready={messages.uneven.length === 0}>
      <p class="govuk-body">
        {pageText(language, 'plan.messagesOwn', { count: messages.own })}{' '}
        <a class="govuk-link xp-page-link" href={messagesPath({ window }, '/overview')}>
          {pageText(language, 'plan.messagesSee')}
        </a>
      </p>
      {messages.uneven.length > 0 && (
        <>
          <p class="govuk-body">{pageText(language, 'messages.uneven')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {messages.uneven.map(({ kind, behind }) => (
              <li>
                <a class="govuk-link" href={messagesPath({ window, kind }, '/side-by-side')}>
                  {kindText(language, 'mailKind', kind)}
                </a>
                {`: ${names(behind)}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Step>
  );
}

/** What was decided and what is there, from the questionnaire to the test. */
export function PlanSteps(props: PlanPageProps) {
  const { context, initiative, exercise } = props;
  const { language } = context;
  const path = exercisePath(initiative.code, exercise.year);
  const preview = (entity: string, inLanguage: string) =>
    `${path}/preview/${encodeURIComponent(entity)}?language=${inLanguage}`;
  const entities = exercise.partnership?.entities ?? initiative.entities;
  const first = entities[0]?.key ?? '';
  return (
    <ol class="xp-steps">
      <Step plan={props} id="plan-questionnaire" title="plan.questionnaire" ready={props.questionnaireKnown}>
        <p class="govuk-body">
          {props.questionnaireKnown ? (
            <a class="govuk-link xp-page-link" href={`/staff/questionnaires/${exercise.questionnaire}`}>
              {exercise.questionnaire}
            </a>
          ) : (
            pageText(language, 'rule.noQuestionnaire')
          )}
        </p>
        <VersionChoice {...props} />
      </Step>
      <Step plan={props} id="plan-entities" title="form.part.entities" ready={props.warnings.length === 0}>
        {props.warnings.length > 0 && (
          <ul class="govuk-list govuk-list--bullet">
            {props.warnings.map(({ detail }) => (
              <li class="xp-own-text">{ruleText(language, detail)}</li>
            ))}
          </ul>
        )}
        <p class="govuk-body">
          {pageText(language, 'plan.entityCount', {
            entities: initiative.entities.length,
            contacts: initiative.entities.reduce((sum, { contacts }) => sum + contacts.length, 0),
          })}{' '}
          <a class="govuk-link xp-page-link" href={initiativePath(initiative.code)}>
            {pageText(language, 'plan.seeEntities')}
          </a>
        </p>
        {props.since && (
          <ChangesSinceList
            language={language}
            since={props.since}
            nameOf={(key) => nameOf(props, key)}
            isPlanned={exercise.partnership === null}
          />
        )}
      </Step>
      <Step
        plan={props}
        id="plan-dates"
        title="plan.dates"
        ready={!props.isOver || exercise.state !== 'planned'}
      >
        <p class="govuk-body">
          {props.dates}
          {exercise.state === 'planned' && <>. {pageText(language, 'plan.changeDates')}</>}
        </p>
      </Step>
      <Step
        plan={props}
        id="plan-languages"
        title={'plan.languages'}
        ready={props.languages.every(({ contacts, missing }) => contacts === 0 || missing.length === 0)}
      >
        <ul class="govuk-list">
          {props.languages.map((one) => (
            <li>
              {first !== '' && props.questionnaireKnown ? (
                <a
                  class="govuk-link xp-page-link"
                  href={preview(first, one.language)}
                  hreflang={one.language}
                >
                  {pageText(language, 'plan.previewIn', { language: LANGUAGE_NAMES[one.language] })}
                </a>
              ) : (
                LANGUAGE_NAMES[one.language]
              )}
              {': '}
              {pageText(language, 'plan.readers', { count: one.contacts })}
              {'; '}
              {pageText(language, 'plan.missing', { count: one.missing.length })}
              {one.missing.length > 0 &&
                ` (${one.missing.map((text) => pageText(language, `form.${text}`)).join(', ')})`}
            </li>
          ))}
        </ul>
      </Step>
      <MessagesStep {...props} />
      {props.questionnaireKnown && (
        <Step plan={props} id="plan-test" title={'plan.test'} ready>
          <p class="govuk-body">{pageText(language, 'plan.testHint')}</p>
          <ul class="govuk-list">
            {entities.map(({ key, name, role }) => (
              <li>
                <a class="govuk-link xp-page-link xp-own-text" href={preview(key, language)}>
                  {name}
                </a>{' '}
                ({pageText(language, `role.${role}`)})
              </li>
            ))}
          </ul>
        </Step>
      )}
    </ol>
  );
}

/** Of an entity there is, or was when the exercise before opened. */
function nameOf({ initiative, since }: PlanPageProps, key: string): string {
  const all = [...initiative.entities, ...(since?.partnership.left ?? [])];
  return all.find((entity) => entity.key === key)?.name ?? key;
}
