import { ErrorSummary } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { StaffFrame } from '../../pages/staff/staff-frame.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import type { CATALOGUES, CodebookCode } from '../codebook.js';
import type { CodeCount, CodedPassageLine } from '../codebook-use.service.js';
import { CODEBOOK, codePath, Fields, nameIn, NO_WORDS, type Shared } from './codebook-page.js';
import { DoneNotice } from './coding-page.js';

export interface CodePageProps extends Shared {
  readonly code: CodebookCode;
  readonly others: readonly CodebookCode[];
  readonly counts: readonly CodeCount[];
  readonly passages: readonly CodedPassageLine[];
  /** Passages of everybody that a merge would touch. */
  readonly touched: number;
  /** The code that a merge would give them to, where its preview is shown. */
  readonly into: CodebookCode | null;
  /** May change what touches everybody's passages. */
  readonly mayChange: boolean;
}

function Passages({ context: { language }, passages, mayChange }: CodePageProps) {
  if (passages.length === 0) return <p class="govuk-body">{pageText(language, 'codebook.noPassages')}</p>;
  return (
    <ul class="xp-passages">
      {passages.map((passage) => (
        <li class="xp-passage">
          <p>
            {mayChange && passage.open === 1 && (
              <input type="checkbox" name="s" value={passage.id} form="split" id={`s-${passage.id}`} />
            )}{' '}
            <label for={mayChange && passage.open === 1 ? `s-${passage.id}` : undefined}>
              {passage.exemplar === 1 && '★ '}
              <q class="xp-own-text">{passage.quoted}</q>
            </label>
          </p>
          <p class="xp-secondary">
            <a
              class="govuk-link"
              href={`${exercisePath(passage.initiative, passage.year)}/coding?question=${passage.question}`}
            >
              {pageText(language, 'staff.exercise', {
                initiative: passage.acronym,
                year: String(passage.year),
              })}
            </a>
            {`, ${passage.entity}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Acts(props: CodePageProps) {
  const { context, code, others, typed, into, touched } = props;
  const { language, csrf } = context;
  const path = codePath(code);
  const hidden = (
    <>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="revision" value={code.revision} />
    </>
  );
  return (
    <>
      <form method="post" action={`${path}/edit`} class="xp-box" id="edit">
        <h2 class="govuk-heading-m">{pageText(language, 'codebook.edit')}</h2>
        {hidden}
        {!code.own && <p class="govuk-body">{pageText(language, 'codebook.given')}</p>}
        <Fields language={language} words={typed ?? code} named={code.own} prefix="" />
        <button class="govuk-button">{pageText(language, 'codebook.editGo')}</button>
      </form>
      <form method="post" action={`${path}/split`} class="xp-box" id="split">
        <h2 class="govuk-heading-m">{pageText(language, 'codebook.split')}</h2>
        <p class="govuk-body">{pageText(language, 'codebook.splitText')}</p>
        {hidden}
        <Fields language={language} words={NO_WORDS} named noted={false} prefix="split-" />
        <button class="govuk-button govuk-button--secondary">{pageText(language, 'codebook.splitGo')}</button>
      </form>
      {code.own && code.state === 'active' && (
        <section class="xp-box" id="merge">
          <h2 class="govuk-heading-m">{pageText(language, 'codebook.merge')}</h2>
          <form method="get" action={`${path}#merge`}>
            <label class="govuk-label" for="into">
              {pageText(language, 'codebook.mergeInto')}
            </label>
            <select class="govuk-select" id="into" name="into">
              {others.map((other) => (
                <option value={other.code} selected={other.code === into?.code}>
                  {nameIn(other, language)}
                </option>
              ))}
            </select>
            <p class="govuk-body">
              <button class="govuk-button govuk-button--secondary">
                {pageText(language, 'codebook.mergeShow')}
              </button>
            </p>
          </form>
          {into && (
            <form method="post" action={`${path}/merge`}>
              {hidden}
              <input type="hidden" name="into" value={into.code} />
              <p class="govuk-body">
                {pageText(language, 'codebook.mergeText', { count: touched, name: nameIn(into, language) })}
              </p>
              <button class="govuk-button">{pageText(language, 'codebook.mergeGo')}</button>
            </form>
          )}
        </section>
      )}
      {code.own && code.state !== 'merged' && (
        <form method="post" action={`${path}/retire`} class="xp-box">
          <h2 class="govuk-heading-m">{pageText(language, 'codebook.retire')}</h2>
          <p class="govuk-body">{pageText(language, 'codebook.retireText')}</p>
          {hidden}
          <button class="govuk-button govuk-button--secondary">
            {pageText(language, code.state === 'active' ? 'codebook.retireGo' : 'codebook.offerGo')}
          </button>
        </form>
      )}
    </>
  );
}

/** One code: what it means, where it stands, and what can be done with it. */
export function CodePage(props: CodePageProps) {
  const { context, code, counts, typed } = props;
  const { language } = context;
  const name = nameIn(code, language);
  return (
    <StaffFrame
      context={context}
      title={name}
      hasErrors={props.errors.length > 0}
      back={{ href: CODEBOOK, text: pageText(language, 'codebook.title') }}
    >
      <ErrorSummary language={language} errors={props.errors} />
      <DoneNotice context={context} notice={props.notice} action={`${CODEBOOK}/undo`} view="" />
      <p class="xp-secondary govuk-body xp-over-title">
        {pageText(language, `catalogue.${code.catalogue as (typeof CATALOGUES)[number]}`)}
      </p>
      <h1 class="govuk-heading-l xp-own-text">{name}</h1>
      {code.state === 'retired' && <p class="govuk-inset-text">{pageText(language, 'codebook.isRetired')}</p>}
      {code.state === 'merged' && (
        <p class="govuk-inset-text">
          {pageText(language, 'codebook.isMerged', { name: code.mergedInto ?? '' })}
        </p>
      )}
      {typed && (
        <p class="govuk-body">
          <strong>{pageText(language, 'coding.theirs')}</strong>
        </p>
      )}
      <p class="govuk-body xp-own-text">{code.definition || pageText(language, 'codebook.noDefinition')}</p>
      {code.example !== '' && <blockquote class="govuk-inset-text xp-own-text">{code.example}</blockquote>}
      {counts.length > 0 && (
        <StaffTable
          caption={pageText(language, 'codebook.use')}
          columns={[pageText(language, 'codebook.exercise'), pageText(language, 'coding.passages')]}
          rows={counts.map(({ acronym, year, count }) => [
            pageText(language, 'staff.exercise', { initiative: acronym, year: String(year) }),
            String(count),
          ])}
        />
      )}
      <h2 class="govuk-heading-m">{pageText(language, 'coding.passages')}</h2>
      <Passages {...props} />
      {props.mayChange ? <Acts {...props} /> : null}
    </StaffFrame>
  );
}
